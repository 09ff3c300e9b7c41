import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from './helpers/cli.ts';
import { copySample, hashPublic, night, sample } from './helpers/night.ts';
import { makeProject } from './helpers/project.ts';
import { askPublishers, startPublishers } from './helpers/publishers.ts';

const area = 'regionalstatistik/area';
const hospitals = 'regionalstatistik/hospitals';

let folder = '';
let root = '';
let mirror = '';
/** Runs a command in the project; times, release ids, numbers of files and the folder of the test are always others. */
const quartett = async (...args: readonly string[]) => {
  const { code, text } = await cli([...args, '--root', root]);
  const plain = text
    .replaceAll(/ +\d+,\d\d s$/gm, ' 0,00 s')
    .replaceAll(/\d{8}T\d{6}Z-[0-9a-f]{8}/g, 'ID')
    .replaceAll(/\b\d+ Dateien/g, 'N Dateien')
    .replaceAll(folder, '…')
    .replaceAll(/(data\/mirror-mirror)-[0-9a-f]{6}/g, '$1-HASH');
  return { code, text: plain };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-cli-'));
  root = join(folder, 'project');
  await makeProject(root, [area, hospitals]);
  mirror = await copySample(join(folder, 'mirror'), /\/(11111-01-01|23111-01-04)-4_20\d\d\.csv$/);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('explains itself', async () => {
    const { code, text } = await cli(['--help']);
    expect(code).toBe(0);
    for (const command of [
      'check',
      'preview',
      'collect',
      'accept',
      'withdraw',
      'letter',
      'release',
      'nightly',
      'explain',
      'diff',
      'push',
      'serve',
      'harvest',
      'schedule',
      'doctor',
    ])
      expect(text).toContain(`  ${command}`);
    expect(text).toContain(
      `Exit codes: 0 in Ordnung / fine · 1 Programmfehler / our bug · 2 Definition oder Aufruf falsch / a definition or the command line is wrong
            3 Quelle abgewiesen oder unerreichbar, Portal nicht oder nicht ganz beliefert, abgerufener Katalog fehlerhaft,
              Server nicht gestartet / a source was rejected or unreachable, a portal was not or not wholly pushed to,
              a harvested catalog has errors, no server was started
            4 Veröffentlichung verweigert / the release was refused
            5 ein anderer Lauf ist an der Arbeit / another run is at work
            6 auf Wunsch angehalten, nichts veröffentlicht / stopped on request, nothing was published`,
    );
  });

  it('checks the definitions of the repository without an issue', async () => {
    const { code, text } = await cli(['check']);
    expect(text).toMatch(
      /^Alle Definitionen sind in Ordnung: \d+ Quellen, \d+ Variablen, \d+ Indikatoren, \d+ Gebiete; dazu 4 Beispiele\.\n$/,
    );
    expect(code).toBe(0);
  });

  it('speaks English when asked to', async () => {
    const expected = 'All definitions are fine: 2 sources, 3 variables, 1 indicators, 85 areas.\n';
    const asked = await cli(['check', '--root', root], { env: { QUARTETT_LANG: 'en' } });
    expect(asked).toEqual({ code: 0, text: expected });
    expect(await quartett('check', '--lang', 'en')).toEqual({ code: 0, text: expected });
  });

  it('has no letter to write where nothing is known to be wrong, in either language', async () => {
    expect(await quartett('letter', area)).toEqual({
      code: 0,
      text: 'Für regionalstatistik/area ist keine Korrektur bekannt; es gibt nichts zu schreiben.\n',
    });
    expect(await quartett('letter', area, '--lang', 'en')).toEqual({
      code: 0,
      text: 'No correction is known for regionalstatistik/area; there is nothing to write.\n',
    });
  });

  it('runs a night on a mirror and says what came of it', async () => {
    const { code, text } = await quartett('nightly', '--mirror', mirror);
    expect(code).toBe(0);
    expect(text.trimEnd()).toBe(
      `
✔ regionalstatistik/area                                   neu                    20 Zeilen 0,00 s
✔ regionalstatistik/hospitals                              neu                    19 Zeilen 0,00 s

Quelle                       Zustand  Stand       Zeilen  Beobachtungen  Meldungen
───────────────────────────  ───────  ──────────  ──────  ─────────────  ─────────
regionalstatistik/area       neu      2020-03-21      20              4          –
regionalstatistik/hospitals  neu      2020-03-21      19              8          –

Indikator   Städte  Stadtteile  Zeiträume  Zeilen
──────────  ──────  ──────────  ─────────  ──────
area-total       4           –       2018       5

Veröffentlicht: ID. 1 Indikatoren, N Dateien in output/public.
Beim nächsten Abruf durch die Portale: 1 neu, 0 gelöscht (area-total).
Das ist ein Muster aus einem Spiegel, nicht zur Verwendung bestimmt.
Als Nächstes: output/public/data/area-total.csv ansehen; was woraus entstand, steht in output/public/release.json.
Morgenbericht: Grün, …/project/data/mirror-mirror-HASH/report.html
`.trim(),
    );
  });

  it('says of a second night that nothing has changed', async () => {
    const before = await hashPublic(root);
    const { code, text } = await quartett('nightly', '--mirror', mirror);
    expect(code).toBe(0);
    expect(text.trimEnd()).toBe(
      `
= regionalstatistik/area                                   unverändert 0,00 s
= regionalstatistik/hospitals                              unverändert 0,00 s

Quelle                       Zustand      Stand       Zeilen  Beobachtungen  Meldungen
───────────────────────────  ───────────  ──────────  ──────  ─────────────  ─────────
regionalstatistik/area       unverändert  2020-03-21       –              4          –
regionalstatistik/hospitals  unverändert  2020-03-21       –              8          –

Unverändert: Veröffentlichung ID bleibt. 1 Indikatoren, N Dateien in output/public.
Das ist ein Muster aus einem Spiegel, nicht zur Verwendung bestimmt.
Als Nächstes: output/public/data/area-total.csv ansehen; was woraus entstand, steht in output/public/release.json.
Morgenbericht: Grün, …/project/data/mirror-mirror-HASH/report.html
`.trim(),
    );
    expect(await hashPublic(root)).toEqual(before);
  });

  it('explains a figure down to its cell, and says what there is instead', async () => {
    const { code, text } = await quartett('explain', 'area-total', 'Mainz', '2018', '--mirror', mirror);
    expect(text).toMatch(/^Gebietsfläche · Mainz · 2018\n─+\n {2}97,73 km² /);
    expect(text).toContain('[1] Zeile 22, Spalte „Gebietsfläche“: „97,73“');
    expect(code).toBe(0);
    expect(await quartett('explain', 'area-total', 'Mainz', '2017', '--mirror', mirror)).toEqual({
      code: 2,
      text: `Fehler [figure-absent] quartett explain: Für „2017“ (period) gibt es diesen Indikator nicht.
  → Vorhanden sind: 2018.
`,
    });
  });

  it('ends with 3 when a source was held back, and says what to do next', async () => {
    const path = join(mirror, '11111-01-01-4_2018.csv');
    const good = await readFile(path, 'latin1');
    await writeFile(path, good.replace('105,25', '#'), 'latin1');
    const { code, text } = await quartett('nightly', '--mirror', mirror);
    expect(text.trimEnd()).toBe(
      `
✘ regionalstatistik/area                                   zurückgehalten         20 Zeilen 0,00 s
= regionalstatistik/hospitals                              unverändert 0,00 s

Quelle                       Zustand         Stand       Zeilen  Beobachtungen  Meldungen
───────────────────────────  ──────────────  ──────────  ──────  ─────────────  ─────────
regionalstatistik/area       zurückgehalten  2020-03-21      20              4          2
regionalstatistik/hospitals  unverändert     2020-03-21       –              8          –

Indikator   Städte  Stadtteile  Zeiträume  Zeilen
──────────  ──────  ──────────  ─────────  ──────
area-total       4           –       2018       5

Fehler [unknown-sign] regionalstatistik/area, Zeile 16: „#“ in der Spalte „Gebietsfläche“ ist weder eine Zahl noch ein Zeichen des Profils classic.
  → In der Zeichenerklärung des Herausgebers nachsehen und das Zeichen in codes/signs.yaml aufnehmen; ist es ein Tippfehler, den Herausgeber verständigen.
Warnung [stale] regionalstatistik/area: Veröffentlicht bleibt der Stand vom 2020-03-21.
  → Keine Handlung nötig, solange die Quelle morgen wieder liefert; sonst die Meldung darüber beheben.

Veröffentlicht: ID. 1 Indikatoren, N Dateien in output/public. 1 Quelle(n) mit Fehlern.
Beim nächsten Abruf durch die Portale: 1 gleich, 0 gelöscht.
Das ist ein Muster aus einem Spiegel, nicht zur Verwendung bestimmt.
Als Nächstes: die Meldungen zu regionalstatistik/area beheben, dann „npx quartett preview regionalstatistik/area“.
Morgenbericht: Gelb, …/project/data/mirror-mirror-HASH/report.html
`.trim(),
    );
    expect(code).toBe(3);
    await writeFile(path, good, 'latin1');
  });

  it('tells what changed between two releases, and ends with 2 when one is not stored', async () => {
    const { code, text } = await quartett('diff', '--mirror', mirror);
    expect([code, text]).toEqual([0, 'Keine Zahl hat sich geändert von ID bis ID.\n']);
    const unknown = await quartett('diff', '1999', '--mirror', mirror);
    expect(unknown).toEqual({
      code: 2,
      text: `Fehler [unknown-release] quartett: Eine Veröffentlichung „1999“ ist nicht gespeichert.
  → Gespeichert sind: ID, ID. Der eindeutige Anfang genügt.
`,
    });
  });

  it('shows what becomes of a file, without storing it', async () => {
    const file = join(sample, '11111-01-01-4_2018.csv');
    const { code, text } = await quartett('preview', area, '--file', file);
    expect(text.trimEnd()).toBe(
      `
Variable  Gebiet                 Zeitraum  Basis  Codes    Wert  Status  Zeile  Spalte
────────  ─────────────────────  ────────  ─────  ─────  ──────  ──────  ─────  ─────────────
area      Koblenz                    2018  _Z            105.25  A          16  Gebietsfläche
area      Trier                      2018  _Z            117.06  A          19  Gebietsfläche
area      Ludwigshafen am Rhein      2018  _Z             77.43  A          21  Gebietsfläche
area      Mainz                      2018  _Z             97.73  A          22  Gebietsfläche
4 Beobachtungen aus 20 Zeilen, Stand 2020-03-21T13:36:11.
Hinweis [rows-ignored] regionalstatistik/area: 10 Zeilen anderer Gebiete wurden übergangen.
Hinweis [rows-other-level] regionalstatistik/area: 6 Zeilen wurden übergangen, deren Schlüssel keine 5 Ziffern hat (etwa Länder, Summen, Zwischenzeilen).
`.trim(),
    );
    expect(code).toBe(0);
  });

  it('shows a broken file with its issues and ends with 3', async () => {
    const file = join(folder, 'broken.csv');
    const good = await readFile(join(sample, '11111-01-01-4_2018.csv'), 'latin1');
    await writeFile(file, good.slice(0, 700), 'latin1');
    const { code, text } = await quartett('preview', area, '--file', file);
    expect(text.trimEnd()).toBe(
      `
Fehler [truncated] regionalstatistik/area, Zeile 17: Die Datei ist unvollständig: die Fußzeile (__________) fehlt.
  → Noch einmal abrufen; bleibt sie unvollständig, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.
`.trim(),
    );
    expect(code).toBe(3);
  });

  it('shows the newest file of a mirror', async () => {
    const versions = join(folder, 'versions');
    await copySample(versions, /\/11111-01-01-4_2018\.csv$/);
    const good = await readFile(join(sample, '11111-01-01-4_2018.csv'), 'latin1');
    await writeFile(join(versions, '11111-01-01-4_2019.csv'), good.replaceAll('2018', '2019'), 'latin1');
    const { code, text } = await quartett('preview', area, '--mirror', versions, '--rows', '1');
    expect(text.trimEnd()).toBe(
      `
Variable  Gebiet   Zeitraum  Basis  Codes    Wert  Status  Zeile  Spalte
────────  ───────  ────────  ─────  ─────  ──────  ──────  ─────  ─────────────
area      Koblenz      2019  _Z            105.25  A          16  Gebietsfläche
4 Beobachtungen aus 20 Zeilen, Stand 2020-03-21T13:36:11.
Hinweis [rows-ignored] regionalstatistik/area: 10 Zeilen anderer Gebiete wurden übergangen.
Hinweis [rows-other-level] regionalstatistik/area: 6 Zeilen wurden übergangen, deren Schlüssel keine 5 Ziffern hat (etwa Länder, Summen, Zwischenzeilen).
`.trim(),
    );
    expect(code).toBe(0);
  });

  it('has nothing to show of a source that nobody has fetched', async () => {
    const { code, text } = await quartett('preview', area);
    expect(text.trimEnd()).toBe(
      `
Fehler [nothing-to-preview] regionalstatistik/area: Zu dieser Quelle ist noch nichts abgerufen.
  → Mit --file PFAD eine Datei nennen, mit --mirror ORDNER eine aus einem Ordner nehmen, oder zuerst „quartett collect regionalstatistik/area“.
`.trim(),
    );
    expect(code).toBe(3);
  });

  it('shows a file whose period cannot be read with a dash in its place', async () => {
    const file = join(folder, 'period.csv');
    const good = await readFile(join(sample, '11111-01-01-4_2018.csv'), 'latin1');
    await writeFile(file, good.replaceAll('31.12.2018', '31.13.2018'), 'latin1');
    const { code, text } = await quartett('preview', area, '--file', file, '--rows', '1');
    expect(text.trimEnd()).toBe(
      `
Variable  Gebiet   Zeitraum  Basis  Codes    Wert  Status  Zeile  Spalte
────────  ───────  ────────  ─────  ─────  ──────  ──────  ─────  ─────────────
area      Koblenz         –  _Z            105.25  A          16  Gebietsfläche
4 Beobachtungen aus 20 Zeilen, Stand 2020-03-21T13:36:11.
Fehler [bad-period] regionalstatistik/area, Zeile 16: „31.13.2018“ in der Spalte „date“ ist kein Zeitraum der Art reference-date.
  → period.as und die Spalte in der Quelle prüfen.
Hinweis [rows-ignored] regionalstatistik/area: 10 Zeilen anderer Gebiete wurden übergangen.
Hinweis [rows-other-level] regionalstatistik/area: 6 Zeilen wurden übergangen, deren Schlüssel keine 5 Ziffern hat (etwa Länder, Summen, Zwischenzeilen).
`.trim(),
    );
    expect(code).toBe(3);
  });

  it('collects a single source', async () => {
    const { code, text } = await quartett('collect', hospitals, '--mirror', mirror);
    expect(text).toMatch(/^= regionalstatistik\/hospitals +unverändert +0,00 s\n$/);
    expect(code).toBe(0);
  });

  it('knows which sources there are when asked for another', async () => {
    const { code, text } = await quartett('collect', 'regionalstatistik/hospital', '--mirror', mirror);
    expect(text.trimEnd()).toBe(
      `
Fehler [unknown-reference] quartett: „source“ nennt „regionalstatistik/hospital“, das es nicht gibt.
  → Bekannt sind: regionalstatistik/hospitals, regionalstatistik/area. Schreibweise prüfen oder pipelines/sources/regionalstatistik/hospital.yaml anlegen.
`.trim(),
    );
    expect(code).toBe(2);
  });

  it('misses a mirror folder that is not there', async () => {
    const { code, text } = await quartett('nightly', '--mirror', join(folder, 'nowhere'));
    expect(text.trimEnd()).toBe(
      `
Fehler [mirror-missing] …/nowhere: Den Spiegel-Ordner …/nowhere gibt es nicht.
  → Den Pfad hinter --mirror prüfen.
`.trim(),
    );
    expect(code).toBe(2);
  });

  it('misses a file that is not there', async () => {
    const { code, text } = await quartett('preview', area, '--file', join(folder, 'nowhere.csv'));
    expect(text.trimEnd()).toBe(
      `
Fehler [no-such-file] …/nowhere.csv: Diese Datei gibt es nicht, oder sie ist nicht lesbar.
  → Pfad und Schreibweise prüfen.
`.trim(),
    );
    expect(code).toBe(3);
  });
});

describe('a mirror', () => {
  it('never replaces a live release', async () => {
    const live = join(folder, 'live');
    const publishers = await startPublishers();
    const project = await makeProject(live, [area]);
    await askPublishers(project, publishers, [area]);
    const report = await night(live);
    await publishers.close();
    expect(report.release.release.sample).toBe(false);
    const before = await hashPublic(live);

    const { code, text } = await cli(['nightly', '--root', live, '--mirror', sample]);
    expect(text).toContain(
      `Fehler [live-release-present] output/public: In output/public liegt eine echte Veröffentlichung; ein Spiegel ersetzt sie nie.
  → Den Spiegel mit --out in einen anderen Ordner veröffentlichen, zum Beispiel --out output/sample.
`,
    );
    expect(code).toBe(4);
    expect(await hashPublic(live)).toEqual(before);

    const elsewhere = await cli(['nightly', '--root', live, '--mirror', sample, '--out', 'output/sample']);
    expect(elsewhere.code).toBe(0);
    expect(await hashPublic(live)).toEqual(before);
    const paths = (files: object) =>
      Object.keys(files).map((path) => path.replace(/(?<=^catalog\/)[0-9a-f]{16}/, '(state)'));
    expect(paths(await hashPublic(live, 'output/sample'))).toEqual(paths(before));
  });
});
