import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollectState } from '../../pipelines/collect.ts';
import type { Release } from '../../schemas/types.ts';
import {
  changedFiles,
  type GoodNight,
  germanText,
  hashPublic,
  night,
  reportOf,
  restingOnHospitals,
} from '../helpers/night.ts';
import { makeProject, type TestProject } from '../helpers/project.ts';
import { askPublishers, type Publishers, startPublishers } from '../helpers/publishers.ts';
import { readRepository } from '../helpers/repository.ts';
import { zip } from '../pipelines/parsers/zip.ts';

const regional = (name: string) => `regionalstatistik/${name}`;
const election = 'bundeswahlleiterin/federal-election-2025-kreise';
const polls = 'wahlen-rlp/federal-election-2025-polling-districts';
const byAge = 'destatis/population-by-age';
const census = 'zensus/population';
const area = regional('area');
const hospitals = regional('hospitals');
/** It says of itself that it unfolds to a gigabyte. */
const bomb = zip([{ name: 'xl/workbook.xml', content: new Uint8Array(1000), claims: 1_000_000_000 }]);

/** What a source does to us in a night, and what a person must read then. */
interface Trouble {
  readonly title: string;
  readonly source: string;
  readonly make: (file: string, source: string) => void | Promise<void>;
  readonly state: CollectState;
  /** One line per issue; the date of the data that stay published follows by itself. */
  readonly says: readonly string[];
  readonly stand: string;
}

/** A whole night of troubles, and what is published nevertheless. */
interface BadNight {
  readonly when: string;
  readonly troubles: readonly Trouble[];
  /** Sources that go on as if nothing had happened. */
  readonly unchanged: readonly string[];
  /** A source that answers at the second attempt, with a figure that its publisher has corrected. */
  readonly corrected: boolean;
}

let folder = '';
let project: TestProject;
let publishers: Publishers;
/** A server of its own for the area, which a test may switch off. */
let fragile: Publishers;
let good: GoodNight;
let hashes: Record<string, string> = {};
let sources: readonly string[] = [];
let day = 21;

/** The next night; every night is a day later. */
const nextNight = () => {
  day += 1;
  return night(project.root, { at: `2026-11-${day}T03:00:00Z` });
};

const reply = (source: string, content: string | Uint8Array) =>
  (source === area ? fragile : publishers).say(source, content);

/** Alters a publisher's file, and fails when nothing changes. */
const alter = (change: (file: string) => string) => (file: string, source: string) => {
  const altered = change(file);
  if (altered === file) throw new Error(`nothing changed in ${source}`);
  reply(source, altered);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-bad-input-'));
  project = await makeProject(folder);
  await keepIndicators();
  publishers = await startPublishers();
  sources = [...(await readRepository()).sources.keys()];
  await askPublishers(
    project,
    publishers,
    sources.filter((source) => source !== area),
  );
  fragile = await startPublishers();
  await askPublishers(project, fragile, [area]);
  await project.edit(`pipelines/sources/${regional('disposable-income')}.yaml`, addRequest('timeout: 1'));
  await project.edit(`pipelines/sources/${byAge}.yaml`, addRequest('limit: 1'));
  good = await night(folder, { at: '2026-11-21T03:00:00Z' });
  hashes = await hashPublic(folder);
}, 120_000);

afterAll(async () => {
  await publishers.close();
  await fragile.close();
  await rm(folder, { recursive: true, force: true });
});

it('is well before the trouble begins', () => {
  expect(good.sources.map(({ state }) => state)).toEqual(sources.map(() => 'accepted'));
  expect(good.release.release.sample).toBe(false);
});

describe.each<BadNight>([
  {
    when: 'a night in which publishers cannot be reached or send something else',
    unchanged: [election],
    corrected: true,
    troubles: [
      {
        title: 'an address where nobody listens',
        source: area,
        make: () => fragile.close(),
        state: 'unreachable',
        says: [
          'regionalstatistik/area: Die Adresse http://127.0.0.1/regionalstatistik/area ist nicht erreichbar: der Server nimmt keine Verbindung an. Adresse im Browser prüfen, dann request.url berichtigen; bleibt der Fehler, Netz oder Proxy prüfen. Der letzte gute Stand bleibt veröffentlicht.',
        ],
        stand: '2020-03-21',
      },
      {
        title: 'a file that has moved (404)',
        source: regional('population'),
        make: (_, source) => publishers.answer(source, (_request, response) => response.writeHead(404).end()),
        state: 'unreachable',
        says: [
          'regionalstatistik/population: Die Adresse http://127.0.0.1/regionalstatistik/population antwortet mit 404 Not Found. Die Datei ist umgezogen oder gelöscht: auf den Seiten des Herausgebers die neue Adresse suchen und request.url berichtigen. Der letzte gute Stand bleibt veröffentlicht.',
        ],
        stand: '2020-03-21',
      },
      {
        title: 'an answer that never ends',
        source: regional('disposable-income'),
        make: (_, source) =>
          publishers.answer(source, (_request, response) => response.writeHead(200).write('GENESIS')),
        state: 'unreachable',
        says: [
          'regionalstatistik/disposable-income: Die Adresse http://127.0.0.1/regionalstatistik/disposable-income hat nicht innerhalb von 1 s vollständig geantwortet. Später noch einmal versuchen; ist der Herausgeber nur langsam, request.timeout erhöhen. Der letzte gute Stand bleibt veröffentlicht.',
        ],
        stand: '2023-11-10',
      },
      {
        title: 'a transfer that breaks off',
        source: regional('schools'),
        make: (file, source) =>
          publishers.answer(source, (_request, response) => {
            response.writeHead(200, { 'content-length': file.length });
            response.write(file.slice(0, 1000), () => response.destroy());
          }),
        state: 'unreachable',
        says: [
          'regionalstatistik/schools: Die Datei ist unvollständig: die Verbindung brach vor dem Ende ab. Noch einmal abrufen; bleibt sie unvollständig, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
        ],
        stand: '2025-03-13',
      },
      {
        title: 'a web page instead of the file, with status 200',
        source: regional('unemployment'),
        make: (_, source) =>
          publishers.answer(source, (_request, response) =>
            response
              .writeHead(200, { 'content-type': 'text/csv' })
              .end(
                '<!DOCTYPE html>\n<html><head><title>Wartungsarbeiten</title></head><body>…</body></html>',
              ),
          ),
        state: 'unreachable',
        says: [
          'regionalstatistik/unemployment: Statt der Datei kam eine HTML-Seite: „Wartungsarbeiten“. Die Adresse im Browser öffnen; meist ist der Dienst gestört, verlangt eine Anmeldung, oder die Datei ist umgezogen. Dann request.url berichtigen.',
        ],
        stand: '2026-02-26',
      },
      {
        title: 'an empty answer',
        source: regional('employees-by-sector'),
        make: (_, source) => reply(source, ''),
        state: 'unreachable',
        says: [
          'regionalstatistik/employees-by-sector: Die Datei ist leer. Noch einmal abrufen; bleibt sie leer, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
        ],
        stand: '2021-08-17',
      },
      {
        title: 'an answer beyond the limit of the source',
        source: byAge,
        make: (file, source) => reply(source, file + ' '.repeat(1_000_000)),
        state: 'unreachable',
        says: [
          'destatis/population-by-age: Die Antwort von http://127.0.0.1/destatis/population-by-age ist größer als 1 MB; der Abruf wurde abgebrochen. Prüfen, ob die Adresse noch die richtige Datei liefert; ist die Datei wirklich so groß, request.limit erhöhen.',
        ],
        stand: '2021-08-17',
      },
      {
        title: 'a workbook of a few bytes that unfolds to a gigabyte',
        source: polls,
        make: (_, source) => reply(source, bomb),
        state: 'rejected',
        says: [
          'wahlen-rlp/federal-election-2025-polling-districts: Die gepackte Datei würde ausgepackt mehr als 500 MB füllen und wird nicht gelesen. Die Datei beim Herausgeber ansehen; ist sie wirklich so groß, um eine kleinere oder um CSV bitten.',
        ],
        stand: '2026-11-21',
      },
      {
        title: 'a service that stays disturbed (503)',
        source: census,
        make: (_, source) => publishers.answer(source, (_request, response) => response.writeHead(503).end()),
        state: 'unreachable',
        says: [
          'zensus/population: Die Adresse http://127.0.0.1/zensus/population antwortet mit 503 Service Unavailable. Der Dienst des Herausgebers ist gestört: später noch einmal versuchen; bleibt es dabei, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
        ],
        stand: '2024-07-28',
      },
    ],
  },
  {
    when: 'a night in which publishers have changed their files',
    unchanged: [polls],
    corrected: false,
    troubles: [
      {
        title: 'UTF-8 where Windows-1252 is declared',
        source: area,
        make: (file, source) => reply(source, Buffer.from(windows1252(file), 'utf8')),
        state: 'rejected',
        says: [
          'regionalstatistik/area, Zeile 2: Die Zeichenkodierung ist nicht windows-1252: die Datei ist in UTF-8 geschrieben, zu sehen in Zeile 2. read.encoding auf die wirkliche Kodierung der Datei setzen (utf-8 oder windows-1252).',
        ],
        stand: '2020-03-21',
      },
      {
        title: 'Windows-1252 where UTF-8 is declared',
        source: census,
        make: (file, source) =>
          reply(source, Buffer.from(file.replace('\ufeff', '').replaceAll('–', '-'), 'latin1')),
        state: 'rejected',
        says: [
          'zensus/population, Zeile 2: Die Zeichenkodierung ist nicht utf-8: Zeile 2 enthält Bytes, die es darin nicht gibt. read.encoding auf die wirkliche Kodierung der Datei setzen (utf-8 oder windows-1252).',
        ],
        stand: '2024-07-28',
      },
      {
        title: 'a column that is missing',
        source: regional('disposable-income'),
        make: alter((file) => file.replace(/^(;;;[^;\n]*|2021;[^;\n]*;[^;\n]*;[^;\n]*);[^;\n]*$/gm, '$1')),
        state: 'rejected',
        says: [
          'regionalstatistik/disposable-income: Die Datei hat andere Spalten als die letzte übernommene: „verfüg. Einkommen der priv. Haushalte je Einwohner“ fehlt. Die Datei ansehen. Bleibt es dabei, in pipelines/sources/regionalstatistik/disposable-income.yaml anpassen: map.values „verfüg. Einkommen der priv. Haushalte je Einwohner“. Danach „quartett preview regionalstatistik/disposable-income“.',
          'regionalstatistik/disposable-income: Zu „verfüg. Einkommen der priv. Haushalte je Einwohner“ gibt es in der Datei keine Spalte. Hat der Herausgeber die Spalte umbenannt, die Zeile anpassen; die Datei hat: date | key | name | verfügbares Einkommen der privaten Haushalte.',
        ],
        stand: '2023-11-10',
      },
      {
        title: 'a column that has another name',
        source: hospitals,
        make: alter((file) => file.replace('Krankenh\u00e4user;', 'Kliniken;')),
        state: 'rejected',
        says: [
          'regionalstatistik/hospitals: Die Datei hat andere Spalten als die letzte übernommene: „Krankenhäuser“ heißt jetzt so gut wie sicher (gleiche Zahlen) „Kliniken“. Die Datei ansehen. Bleibt es dabei, in pipelines/sources/regionalstatistik/hospitals.yaml anpassen: map.values „Krankenhäuser“. Danach „quartett preview regionalstatistik/hospitals“.',
          'regionalstatistik/hospitals: Die Spalte „Kliniken“ ist keiner Zeile unter map.values zugeordnet. Eine Zeile unter map.values ergänzen, die Bezeichnung in spellings.yaml aufnehmen, oder die Spalte unter skip mit Grund nennen.',
          'regionalstatistik/hospitals: Zu „Krankenhäuser“ gibt es in der Datei keine Spalte. Hat der Herausgeber die Spalte umbenannt, die Zeile anpassen; die Datei hat: date | key | name | Kliniken | aufgestellte Betten in Krankenhäusern (JD) | aufgestellte Betten im Jahresdurchschnitt > allgemeine Fachabteilungen > Augenheilkunde | aufgestellte Betten im Jahresdurchschnitt > allgemeine Fachabteilungen > chirurgische Fachabteilungen zusammen | aufgestellte Betten im Jahresdurchschnitt > allgemeine Fachabteilungen > Frauenheilkunde und Geburtshilfe | aufgestellte Betten im Jahresdurchschnitt > allgemeine Fachabteilungen > Hals-, Nasen-, Ohrenheilkunde | aufgestellte Betten im Jahresdurchschnitt > allgemeine Fachabteilungen > Haut- und Geschlechtskrankheiten | aufgestellte Betten im Jahresdurchschnitt > allgemeine Fachabteilungen > Innere Medizin | aufgestellte Betten im Jahresdurchschnitt > allgemeine Fachabteilungen > Geriatrie | … (20).',
        ],
        stand: '2020-03-21',
      },
      {
        title: 'a header with one more row',
        source: regional('population'),
        make: alter((file) => file.replace(';;Insgesamt;', ';;Anzahl;davon;davon\n;;Insgesamt;')),
        state: 'rejected',
        says: [
          'regionalstatistik/population: Die Datei hat andere Spalten als die letzte übernommene: „männlich“ heißt jetzt so gut wie sicher (gleiche Zahlen) „davon > männlich“; „weiblich“ heißt jetzt so gut wie sicher (gleiche Zahlen) „davon > weiblich“; „Insgesamt“ heißt jetzt so gut wie sicher (gleiche Zahlen) „Anzahl > Insgesamt“. Die Datei ansehen. Bleibt es dabei, in pipelines/sources/regionalstatistik/population.yaml anpassen: map.values „{sex}“ + spellings.yaml. Danach „quartett preview regionalstatistik/population“.',
          'regionalstatistik/population: „Anzahl > Insgesamt“ in der Spalte „Anzahl > Insgesamt“ ist keinem Code von sex zugeordnet. Die Bezeichnung in spellings.yaml aufnehmen, oder die Zeilen unter skip mit Grund ausschließen.',
          'regionalstatistik/population: „davon > männlich“ in der Spalte „davon > männlich“ ist keinem Code von sex zugeordnet. Die Bezeichnung in spellings.yaml aufnehmen, oder die Zeilen unter skip mit Grund ausschließen.',
          'regionalstatistik/population: „davon > weiblich“ in der Spalte „davon > weiblich“ ist keinem Code von sex zugeordnet. Die Bezeichnung in spellings.yaml aufnehmen, oder die Zeilen unter skip mit Grund ausschließen.',
        ],
        stand: '2020-03-21',
      },
      {
        title: 'a sign that nobody knows',
        source: regional('unemployment'),
        make: alter((file) => file.replace(/(;07211;[^;]*;)4591/, '$1#')),
        state: 'rejected',
        says: [
          'regionalstatistik/unemployment, Zeile 22: „#“ in der Spalte „Arbeitslose“ ist weder eine Zahl noch ein Zeichen des Profils classic. In der Zeichenerklärung des Herausgebers nachsehen und das Zeichen in codes/signs.yaml aufnehmen; ist es ein Tippfehler, den Herausgeber verständigen.',
        ],
        stand: '2026-02-26',
      },
      {
        title: 'a footer that names another basis',
        source: byAge,
        make: alter((file) => file.replaceAll('Zensus 2011', 'Zensus 2022')),
        state: 'rejected',
        says: [
          'destatis/population-by-age: Die Fußnote bestätigt die Basis fort-z2011 nicht mehr: „Grundlage des Zensus 2011“ steht nicht darin. Fußnote der Datei lesen und map.basis in der Quelle anpassen.',
        ],
        stand: '2021-08-17',
      },
      {
        title: 'a total that its parts do not give',
        source: regional('employees-by-sector'),
        make: alter((file) => file.replace(/(07315;[^;\n]*;Insgesamt;)112706;/, '$1113206;')),
        state: 'rejected',
        says: [
          'regionalstatistik/employees-by-sector, Zeile 207: employees-at-workplace Mainz 2018: die Teile von sex _T ergeben 112706, die Summe ist 113206. Zahlen in der Datei nachrechnen und den Herausgeber verständigen; weicht das Original bekanntermaßen ab, unter expect.parts Toleranz und Grund nennen.',
          'regionalstatistik/employees-by-sector, Zeile 207: employees-at-workplace Mainz 2018: die Teile von sector _T ergeben 112706, die Summe ist 113206. Zahlen in der Datei nachrechnen und den Herausgeber verständigen; weicht das Original bekanntermaßen ab, unter expect.parts Toleranz und Grund nennen.',
        ],
        stand: '2021-08-17',
      },
      {
        title: 'a row that stands there twice',
        source: regional('schools'),
        make: alter((file) => file.replace(/^(2023;07314;[^;]*;Gymnasien;.*\n)/m, '$1$1')),
        state: 'rejected',
        says: [
          'regionalstatistik/schools, Zeile 160: pupils Ludwigshafen am Rhein 2023 steht mehrmals in der Datei, in den Zeilen 160, 161. Die doppelte Zeile beim Herausgeber melden; zählen die Zeilen zusammen, records: add setzen.',
          'regionalstatistik/schools, Zeile 160: schools Ludwigshafen am Rhein 2023 steht mehrmals in der Datei, in den Zeilen 160, 161. Die doppelte Zeile beim Herausgeber melden; zählen die Zeilen zusammen, records: add setzen.',
        ],
        stand: '2025-03-13',
      },
      {
        title: 'a city that is missing',
        source: election,
        make: alter((file) => file.replace(/^RP;07211;.*\r\n/m, '')),
        state: 'rejected',
        says: [
          'bundeswahlleiterin/federal-election-2025-kreise: Trier fehlt für eligible-voters 2025. Prüfen, ob die Zeile in der Datei fehlt oder ihr Schlüssel geändert ist; beim Herausgeber nachfragen. Ist die Lücke endgültig, unter expect mit Grund nennen.',
          'bundeswahlleiterin/federal-election-2025-kreise: Trier fehlt für valid-second-votes 2025. Prüfen, ob die Zeile in der Datei fehlt oder ihr Schlüssel geändert ist; beim Herausgeber nachfragen. Ist die Lücke endgültig, unter expect mit Grund nennen.',
          'bundeswahlleiterin/federal-election-2025-kreise: Trier fehlt für voters 2025. Prüfen, ob die Zeile in der Datei fehlt oder ihr Schlüssel geändert ist; beim Herausgeber nachfragen. Ist die Lücke endgültig, unter expect mit Grund nennen.',
        ],
        stand: '2026-11-21',
      },
    ],
  },
  {
    when: 'a night in which publishers have made mistakes',
    unchanged: [election, polls],
    corrected: true,
    troubles: [
      {
        title: 'decimal points where commas are declared',
        source: area,
        make: alter((file) => file.replace(/(\d),(\d\d)$/gm, '$1.$2')),
        state: 'rejected',
        says: [
          'regionalstatistik/area, Zeile 16: „105.25“ in der Spalte „Gebietsfläche“ ist mit dem Dezimalzeichen „,“ keine Zahl. read.numbers prüfen: decimal und group müssen zur Datei passen.',
          'regionalstatistik/area, Zeile 19: „117.06“ in der Spalte „Gebietsfläche“ ist mit dem Dezimalzeichen „,“ keine Zahl. read.numbers prüfen: decimal und group müssen zur Datei passen.',
          'regionalstatistik/area, Zeile 21: „77.43“ in der Spalte „Gebietsfläche“ ist mit dem Dezimalzeichen „,“ keine Zahl. read.numbers prüfen: decimal und group müssen zur Datei passen.',
          'regionalstatistik/area, Zeile 22: „97.73“ in der Spalte „Gebietsfläche“ ist mit dem Dezimalzeichen „,“ keine Zahl. read.numbers prüfen: decimal und group müssen zur Datei passen.',
        ],
        stand: '2020-03-21',
      },
      {
        title: 'the names of two cities exchanged',
        source: census,
        make: alter((file) =>
          file
            .replace('Mainz, kreisfreie', 'X, kreisfreie')
            .replace('Trier, kreisfreie', 'Mainz, kreisfreie')
            .replace('X, kreisfreie', 'Trier, kreisfreie'),
        ),
        state: 'rejected',
        says: [
          'zensus/population, Zeile 10: Der Schlüssel 07211 gehört zu Trier, in der Spalte „name“ steht aber „Mainz, kreisfreie Stadt“. Prüfen, ob der Herausgeber Schlüssel und Namen vertauscht hat; eine neue Schreibweise des Namens gehört in codes/areas.yaml.',
          'zensus/population, Zeile 13: Der Schlüssel 07315 gehört zu Mainz, in der Spalte „name“ steht aber „Trier, kreisfreie Stadt“. Prüfen, ob der Herausgeber Schlüssel und Namen vertauscht hat; eine neue Schreibweise des Namens gehört in codes/areas.yaml.',
        ],
        stand: '2024-07-28',
      },
      {
        title: 'another Stichtag',
        source: regional('population'),
        make: alter((file) => file.replaceAll('31.12.2018', '30.06.2018')),
        state: 'rejected',
        says: [
          'regionalstatistik/population, Zeile 18: Die Datei nennt den Stichtag 2018-06-30, die Variable population verlangt 12-31. Prüfen, ob es die richtige Datei ist; hat sich der Stichtag geändert, reference der Variable anpassen.',
        ],
        stand: '2020-03-21',
      },
      {
        title: 'a file that stops in the middle of a table',
        source: byAge,
        make: alter((file) => file.slice(0, file.indexOf('31.12.2019;07211'))),
        state: 'rejected',
        says: [
          'destatis/population-by-age, Zeile 56: Die Datei ist unvollständig: die Fußzeile (__________) fehlt. Noch einmal abrufen; bleibt sie unvollständig, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
        ],
        stand: '2021-08-17',
      },
      {
        title: 'a label that nobody knows',
        source: regional('employees-by-sector'),
        make: alter((file) => file.replaceAll('Baugewerbe (F)', 'Bau und Raumfahrt (F)')),
        state: 'rejected',
        says: [
          'regionalstatistik/employees-by-sector, Zeile 114: „Bau und Raumfahrt (F)“ in der Spalte „label1“ ist keinem Code von sector zugeordnet. Die Bezeichnung in spellings.yaml aufnehmen, oder die Zeilen unter skip mit Grund ausschließen.',
        ],
        stand: '2021-08-17',
      },
      {
        title: 'a row with too few fields',
        source: regional('schools'),
        make: alter((file) => file.replace(/^(2023;07314;[^;]*;Gymnasien;[^;]*);.*\n/m, '$1\n')),
        state: 'rejected',
        says: [
          'regionalstatistik/schools, Zeile 160: Die Zeile hat 5 statt 10 Felder. Die Zeile in der Datei ansehen: meist fehlt ein Trennzeichen oder ein Anführungszeichen.',
        ],
        stand: '2025-03-13',
      },
      {
        title: 'another unit',
        source: regional('disposable-income'),
        make: alter((file) => file.replace(';;;Tsd. EUR;EUR', ';;;Mill. EUR;EUR')),
        state: 'rejected',
        says: [
          'regionalstatistik/disposable-income: Die Spalte „verfügbares Einkommen der privaten Haushalte“ trägt die Einheit „Mill. EUR“, erwartet wird Tsd. EUR. Prüfen, ob der Herausgeber die Einheit geändert hat; wenn ja, unit in der Quelle anpassen oder die Schreibweise in codes/units.yaml aufnehmen.',
        ],
        stand: '2023-11-10',
      },
      {
        title: 'a part that is larger than its total',
        source: regional('unemployment'),
        make: alter((file) => file.replace(/(;07211;[^;]*;4591;)1711/, '$19999')),
        state: 'rejected',
        says: [
          'regionalstatistik/unemployment, Zeile 22: unemployed Trier 2025: die Teile von nationality _T ergeben 9999, die Summe ist 4591. Zahlen in der Datei nachrechnen und den Herausgeber verständigen; weicht das Original bekanntermaßen ab, unter expect.parts Toleranz und Grund nennen.',
        ],
        stand: '2026-02-26',
      },
    ],
  },
])('$when', ({ troubles, unchanged, corrected }) => {
  let report: GoodNight;
  let before: Record<string, string> = {};

  beforeAll(async () => {
    for (const { source, make } of troubles) await make(await publishers.file(source), source);
    if (corrected) await correctLate(hospitals);
    before = hashes;
    report = await nextNight();
    hashes = await hashPublic(folder);
  }, 120_000);

  afterAll(async () => {
    publishers.recover();
    await fragile.close();
    fragile = await startPublishers(fragile.port);
  });

  it.each(troubles)('names $title', ({ source, state, says, stand }) => {
    const outcome = reportOf(report, source);
    const stays = `${source}: Veröffentlicht bleibt der Stand vom ${stand}. Keine Handlung nötig, solange die Quelle morgen wieder liefert; sonst die Meldung darüber beheben.`;
    const text = germanText(outcome.issues).replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1');
    expect(text.split('\n')).toEqual([...says, stays]);
    expect(outcome.state).toBe(state);
    expect(stateIn(report.release.release, source)).toBe('stale');
  });

  it('goes on with all other sources', () => {
    for (const source of unchanged) {
      expect(reportOf(report, source)).toMatchObject({ state: 'unchanged', issues: [] });
      expect(stateIn(report.release.release, source)).toBe('current');
    }
    expect(report.sources.map(({ source }) => source)).toEqual(sources);
  });

  if (corrected)
    it('takes a corrected figure from a service that was disturbed for a moment', () => {
      expect(reportOf(report, hospitals).state).toBe('accepted');
      expect(publishers.requests(hospitals)).toBe(2);
      expect(stateIn(report.release.release, hospitals)).toBe('current');
    });

  it('gives away the last good figures, byte for byte', () => {
    // Pinned pages of earlier states go when their time is over.
    const gone = Object.keys(before).filter((path) => hashes[path] === undefined);
    expect(gone.filter((path) => !path.startsWith('catalog/'))).toEqual([]);
    // A ranking shows the rounded figure, which a few beds more may leave as it is.
    const changed = changedFiles(before, hashes).filter((path) => !path.startsWith('data/rankings.'));
    expect(changed).toEqual(corrected ? restingOnHospitals : ['release.json', 'releases.atom']);
  });
});

describe('a night in which all publishers are well again', () => {
  it('publishes the last good figures as current', async () => {
    const report = await nextNight();
    expect(new Set(report.sources.map(({ state }) => state))).toEqual(new Set(['unchanged']));
    expect(new Set(report.release.release.sources.map(({ state }) => state))).toEqual(new Set(['current']));
    const now = await hashPublic(folder);
    expect(changedFiles(hashes, now)).toEqual(['release.json', 'releases.atom']);
  });
});

/** What becomes of a source shows in its variables; thirty indicators would only take longer to tell the same. */
async function keepIndicators(): Promise<void> {
  const kept = ['hospital-beds-per-1000', 'population-total', 'share-65-plus', 'turnout-federal-election'];
  const names = (await readdir(join(folder, 'indicators'))).filter((name) => name.endsWith('.yaml'));
  for (const name of names) {
    if (!kept.includes(name.replace('.yaml', ''))) await rm(join(folder, 'indicators', name));
  }
}

/** The publisher is disturbed at first, and then sends a figure that was another the night before. */
async function correctLate(source: string): Promise<void> {
  const file = await publishers.file(source);
  const corrected = Buffer.from(file.replace(/(;07111;[^;]*;2;)1947;/, `$1${1900 + day};`), 'latin1');
  publishers.answer(source, (_, response) => {
    if (publishers.requests(source) === 1) response.writeHead(500).end();
    else response.end(corrected);
  });
}

function stateIn(release: Release, source: string) {
  return release.sources.find(({ id }) => id === source)?.state;
}

const addRequest = (line: string) => (text: string) =>
  text.replace(/^ {2}mirror: /m, `  ${line}\n  mirror: `);

const windows1252 = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'latin1'));
