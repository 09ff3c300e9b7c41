import { describe, expect, it } from 'vitest';
import type { Source } from '../../../schemas/types.ts';
import { harmonizeText } from '../../helpers/harmonize-text.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import { type Definitions, miniSource } from '../../helpers/mini-project.ts';
import { germanText, reportOf } from '../../helpers/night.ts';
import { publishedRows } from '../../helpers/published-rows.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const id = 'office/people';
const cities = ['07315', '07314', '07211', '07111'];
const stays =
  'office/people: Veröffentlicht bleibt der Stand vom 2026-11-21. Keine Handlung nötig, solange die Quelle morgen wieder liefert; sonst die Meldung darüber beheben.';
const accept = 'mit „quartett accept office/people --because "…"“ übernehmen.';
const look = `Die Zelle in der Datei nachsehen und beim Herausgeber nachfragen. Ist der neue Wert richtig, ${accept} Ändert sich die Zahl regelmäßig so stark, expect.change der Quelle erhöhen.`;
const revised =
  'Nichts zu tun, wenn der Herausgeber seine Zahlen berichtigt hat; sonst die Zelle nachsehen und, ist sie falsch, in der Korrekturdatei der Quelle berichtigen. Der neue Wert wird veröffentlicht.';

/** Mainz, Ludwigshafen, Trier, Koblenz; women and men of each. */
type Figures = readonly (readonly [string, string])[];
const usual: Figures = [
  ['11000', '10000'],
  ['8500', '8600'],
  ['5600', '5400'],
  ['5800', '5500'],
];

function file(figures: Readonly<Record<string, Figures>>): string {
  const lines = Object.entries(figures).flatMap(([year, rows]) =>
    rows.map(([women, men], index) => `${cities[index]};${year};${women};${men}`),
  );
  return `key;year;weiblich;männlich\n${lines.join('\n')}\n`;
}

/** The usual figures, some of them replaced: `{7211: ['5600', '.']}`. */
function but(changes: Readonly<Record<string, readonly [string, string]>>): Figures {
  return usual.map((row, index) => changes[cities[index] ?? ''] ?? row);
}

function definitions(own: Partial<Source> = {}): Definitions {
  return {
    variables: { people: { dimensions: ['sex'], decimals: 0 } },
    spellings: { office: { sex: { M: ['männlich'], F: ['weiblich'] } } },
    sources: {
      [id]: {
        ...own,
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          values: [{ column: '{sex}', variable: 'people' }],
        },
      },
    },
    indicators: { 'people-total': { value: { variable: 'people' }, by: ['sex'] } },
  };
}

/** What a person reads the night after a good one; `published` is the figure of Trier's women in 2018. */
async function secondNight(first: string, second: string, own: Partial<Source> = {}) {
  return withFolder(async (root) => {
    const good = await miniNight(root, definitions(own), { files: { [id]: first } });
    expect(reportOf(good, id)).toMatchObject({ state: 'accepted', issues: [] });
    const report = await miniNight(root, definitions(own), {
      files: { [id]: second },
      at: '2026-11-22T03:00:00Z',
    });
    const { state, issues } = reportOf(report, id);
    const rows = await publishedRows(root, 'variables/people');
    const published = rows.find(
      ({ ref_area, sex, time_period }) => ref_area === '07211000' && sex === 'F' && time_period === '2018',
    )?.obs_value;
    return { state, says: germanText(issues).split('\n'), published };
  });
}

/** Two offices say the same, each in a file of its own; the next night the second file differs. */
async function secondWitness(second: string, witness = `${file({ 2018: usual })}\n`) {
  const other = 'office/register';
  const { sources: { [id]: own } = {}, ...rest } = definitions();
  if (!own) throw new Error('no source');
  const both: Definitions = { ...rest, sources: { [id]: own, [other]: own } };
  const first = file({ 2018: usual });
  return withFolder(async (root) => {
    await miniNight(root, both, { files: { [id]: first, [other]: witness } });
    const report = await miniNight(root, both, {
      files: { [id]: second, [other]: witness },
      at: '2026-11-22T03:00:00Z',
    });
    const { state, issues } = reportOf(report, id);
    return { state, says: germanText(issues).split('\n') };
  });
}

describe('a file whose figures differ from the last accepted data', () => {
  it('is held back by one figure that changed too much', async () => {
    expect(
      await secondNight(file({ 2018: usual }), file({ 2018: but({ '07211': ['6500', '5400'] }) })),
    ).toEqual({
      state: 'rejected',
      says: [
        `office/people, Zeile 4: people Trier (F) 2018 war 5600 und ist jetzt 6500 (+16,1 %); mehr als 5 % hält die Datei zurück. ${look}`,
        stays,
      ],
      published: '5600',
    });
  });

  it('is held back by a small change, too, where another source still says what both said', async () => {
    const second = file({ 2018: but({ '07211': ['5610', '5400'] }) });
    expect(await secondWitness(second)).toEqual({
      state: 'rejected',
      says: [
        `office/people, Zeile 4: people Trier (F) 2018 war 5600 und ist jetzt 5610 (+0,2 %). ${revised}`,
        `office/people, Zeile 4: people Trier (F) 2018 ist jetzt 5610, aber office/register sagt 5600. Die Zelle, den Zeitraum und den Stand der Datei nachsehen: Bisher widersprach sie der anderen Quelle hier nicht. Ist der neue Wert richtig, ${accept}`,
        stays,
      ],
    });
  });

  it('is held back where a new year repeats an accepted one', async () => {
    const second = file({ 2018: usual, 2019: usual });
    expect(await secondNight(file({ 2018: usual }), second)).toEqual({
      state: 'rejected',
      says: [
        `office/people, Zeile 6: people 2019: alle 8 Zahlen sind die von 2018. So sieht eine alte Datei unter neuem Datum aus. Zeitraum und Stand der Datei prüfen und beim Herausgeber nachfragen. Sind die Zahlen wirklich gleich, ${accept.replace('.', ';')} ändern sie sich fast nie, die Variable unter expect.constant nennen.`,
        stays,
      ],
      published: '5600',
    });
    expect(
      await secondNight(file({ 2018: usual }), second, { expect: { constant: ['people'] } }),
    ).toMatchObject({ state: 'accepted' });
  });

  it('is held back where a new year contradicts another source', async () => {
    const second = file({ 2018: usual, 2019: but({ '07211': ['5610', '5400'] }) });
    const witness = file({ 2018: usual, 2019: usual });
    const { state, says } = await secondWitness(second, witness);
    expect(state).toBe('rejected');
    expect(says[0]).toMatch(
      /^office\/people, Zeile 8: people Trier \(F\) 2019 ist jetzt 5610, aber office\/register sagt 5600\. /,
    );
  });

  it('is published and reported where the change is small, the largest first', async () => {
    const second = file({ 2018: but({ '07211': ['5610', '5405'], '07111': ['5801', '5500'] }) });
    expect(await secondNight(file({ 2018: usual }), second)).toEqual({
      state: 'accepted',
      says: [
        `office/people, Zeile 4: people Trier (F) 2018 war 5600 und ist jetzt 5610 (+0,2 %). ${revised}`,
        `office/people, Zeile 4: people Trier (M) 2018 war 5400 und ist jetzt 5405 (+0,1 %). ${revised}`,
        `office/people, Zeile 5: people Koblenz (F) 2018 war 5800 und ist jetzt 5801 (+0,0 %). ${revised}`,
      ],
      published: '5610',
    });
  });

  it('may change as much as the source declares, and a few units in any case', async () => {
    const few = (women: string): Figures => usual.map(() => [women, '10']);
    const beds = await secondNight(file({ 2018: few('3') }), file({ 2018: few('4') }));
    expect(beds).toMatchObject({ state: 'accepted', published: '4' });
    const second = file({ 2018: but({ '07211': ['6500', '5400'] }) });
    const wide = await secondNight(file({ 2018: usual }), second, { expect: { change: { people: 20 } } });
    expect(wide).toMatchObject({ state: 'accepted', published: '6500' });
  });

  it('is held back when a figure has lost its value', async () => {
    const second = file({ 2018: but({ '07211': ['.', '5400'], '07111': ['.', '.'] }) });
    expect(await secondNight(file({ 2018: usual }), second)).toEqual({
      state: 'rejected',
      says: [
        `office/people, Zeile 4: people 2018: Werte fehlen, die der letzte geprüfte Stand hatte (3): Trier (F) (Zeile 4, Spalte weiblich, bisher 5600); Koblenz (M) (Zeile 5, Spalte männlich, bisher 5500); Koblenz (F) (Zeile 5, Spalte weiblich, bisher 5800). Prüfen, ob der Herausgeber sie sperrt oder etwas verloren ging. Ist es so gewollt, ${accept}`,
        stays,
      ],
      published: '5600',
    });
  });

  it('may give a value that was not known yet, which is reported', async () => {
    const first = file({ 2018: but({ '07211': ['.', '5400'] }) });
    expect(await secondNight(first, file({ 2018: usual }))).toEqual({
      state: 'accepted',
      says: [`office/people, Zeile 4: people Trier (F) 2018 war – und ist jetzt 5600 (–). ${revised}`],
      published: '5600',
    });
  });

  it('is asked for its unit when all figures have moved by the same power of ten', async () => {
    const thousand = usual.map(([women, men]) => [`${women}000`, `${men}000`] as const);
    expect(await secondNight(file({ 2018: usual }), file({ 2018: thousand }))).toEqual({
      state: 'rejected',
      says: [
        `office/people, Zeile 2: people: Von 8 Zahlen haben sich 8 um den Faktor 1000 geändert, zum Beispiel Mainz (M) 2018: 10000 → 10000000. So sieht eine andere Einheit aus. Die Einheit im Kopf und in den Fußnoten der Datei nachsehen und unit der Zeile in map.values anpassen. Sind die neuen Zahlen doch richtig, ${accept}`,
        stays,
      ],
      published: '5600',
    });
  });

  it('is told that two cities have exchanged their values', async () => {
    const second = file({ 2018: but({ '07211': ['5800', '5500'], '07111': ['5600', '5400'] }) });
    expect(await secondNight(file({ 2018: usual }), second)).toEqual({
      state: 'rejected',
      says: [
        `office/people, Zeile 5: people 2018: Koblenz und Trier haben gegenüber dem letzten geprüften Stand ihre Werte getauscht (2 Zahlen, zum Beispiel 5800 ↔ 5600). Schlüssel und Namen der beiden Zeilen in der Datei prüfen und den Herausgeber verständigen. War der alte Stand falsch, ${accept}`,
        stays,
      ],
      published: '5600',
    });
  });

  it('lists ten changes and counts the rest', async () => {
    const more = (by: number): Figures =>
      usual.map(([women, men]) => [String(Number(women) + by), String(Number(men) + by)]);
    const years = { 2017: usual, 2018: usual };
    const { says } = await secondNight(file(years), file({ 2017: more(7), 2018: more(7) }));
    expect(says).toHaveLength(11);
    expect(says.at(-1)).toContain(
      '6 weitere Meldungen der Art figure-revised sind nicht einzeln aufgeführt.',
    );
  });
});

describe('a file that has lost rows of the last accepted data', () => {
  const both = file({ 2017: usual, 2018: usual });

  it('is held back when a year is gone of a source whose newest file replaces all', async () => {
    expect(await secondNight(both, file({ 2018: usual }))).toEqual({
      state: 'rejected',
      says: [
        `office/people: people 2017 steht nicht mehr in der Datei; der letzte geprüfte Stand enthielt es. Gibt der Herausgeber nur noch neuere Zeiträume, snapshot: window setzen, damit die alten bleiben. Sonst nachfragen; ist der Zeitraum zu Recht weg, ${accept}`,
        stays,
      ],
      published: '5600',
    });
  });

  it('may leave out a year where old files keep their periods', async () => {
    expect(await secondNight(both, file({ 2018: usual }), { snapshot: 'window' })).toEqual({
      state: 'accepted',
      says: [''],
      published: '5600',
    });
  });
});

describe('years that a file leaves out', () => {
  const gap = file({ 2015: usual, 2016: usual, 2018: usual });
  const says = async (own: Partial<Source>) =>
    (await harmonizeText(gap, await miniSource(id, definitions(own)))).messages;
  const cure =
    'Prüfen, ob die Zeilen des Jahres fehlen oder ihr Datum geändert ist; beim Herausgeber nachfragen. Ist die Lücke endgültig, unter expect.missing mit period und Grund nennen.';
  const because = 'In diesem Jahr wurde nicht gezählt.';

  it('hold it back', async () => {
    expect(await says({})).toEqual([
      `office/people: people: 2017 fehlt; die Datei hat 2015, 2016, 2018. ${cure}`,
    ]);
  });

  it('may be known', async () => {
    expect(await says({ expect: { missing: [{ period: '2017', because }] } })).toEqual([]);
  });

  it('are also those which the source declares it reaches', async () => {
    const missing = [{ period: '2017', because }];
    expect(await says({ expect: { missing, periods: { from: '2014', until: '2019' } } })).toEqual([
      `office/people: people: 2014 fehlt; die Datei hat 2015, 2016, 2018. ${cure}`,
      `office/people: people: 2019 fehlt; die Datei hat 2015, 2016, 2018. ${cure}`,
    ]);
  });
});
