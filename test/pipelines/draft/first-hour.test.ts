import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliResult, cli } from '../../helpers/cli.ts';
import { germanText, night, reportOf } from '../../helpers/night.ts';
import { makeProject, type TestProject } from '../../helpers/project.ts';
import { publishedRows } from '../../helpers/published-rows.ts';
import { births, vehicles } from '../../helpers/unknown-files.ts';

/* A statistician adds a table that the project does not have: draft, fill in, night. Each test goes on from the last. */

let root = '';
let project: TestProject;
const source = 'regionalstatistik/births';
const sourceFile = `pipelines/sources/${source}.yaml`;
const file = () => join(root, 'mirror/12612-01-01-4_2023.csv');
const quartett = (...args: string[]): Promise<CliResult> => cli([...args, '--root', root]);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quartett-draft-'));
  await mkdir(join(root, 'mirror'));
  await writeFile(file(), births);
  await writeFile(join(root, 'mirror/46251-01-03-4_2024.csv'), vehicles);
  project = await makeProject(root, ['regionalstatistik/area']);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const fill = (path: string, ...pairs: readonly (readonly [RegExp | string, string])[]) =>
  project.edit(path, (text) => pairs.reduce((filled, [from, to]) => filled.replace(from, to), text));

describe('the first hour with a new file', () => {
  it('begins with a draft that lies where it was told to, and is never written over', async () => {
    const { code, text } = await quartett('new', 'source', source, '--from', file());
    expect([code, text.trimEnd().split('\n').at(-1)]).toEqual([0, `Geschrieben: ${sourceFile}`]);
    await project.edit(sourceFile, (draft) => `${draft}# von Hand ergänzt\n`);
    const again = await quartett('preview', '--file', file(), '--write', sourceFile);
    expect(again).toEqual({
      code: 2,
      text: `Fehler [target-exists] ${sourceFile}: Die Datei gibt es schon; sie wird nicht überschrieben.
  → Einen anderen Namen wählen, oder die alte Datei selbst entfernen.
`,
    });
    expect(await project.read(sourceFile)).toMatch(/# von Hand ergänzt\n$/);
  });

  it('goes on with a variable and an indicator from templates, however unfinished the draft is', async () => {
    expect(await quartett('new', 'variable', 'births')).toEqual({
      code: 0,
      text: `Geschrieben: indicators/variables/births.yaml
Als Nächstes: ausfüllen, was „bitte ergänzen“ heißt, und unter sources die Quellen nennen, die sie füllen; dann „quartett check“.
`,
    });
    expect(await quartett('new', 'indicator', 'births-total', '--kind', 'value')).toEqual({
      code: 0,
      text: `Geschrieben: indicators/births-total.yaml
Als Nächstes: ausfüllen, was „bitte ergänzen“ heißt, dann „quartett check“. Die Kennung wird zur Adresse und ändert sich nach der ersten Veröffentlichung nie mehr.
`,
    });
  });

  it('is told by check what is left to do, with file and line', async () => {
    const { code, text } = await quartett('check');
    expect(code).toBe(2);
    const heads = text.split('\n').filter((line) => /^(Fehler|Warnung)/.test(line));
    expect(heads.map((line) => line.replace(/Zeile [\d, ]+\.$/, 'Zeile N.'))).toMatchSnapshot();
  });

  it('is done when everything is filled in', async () => {
    const both = /de: "bitte ergänzen"\n {2}en: "bitte ergänzen"/g;
    await fill(
      'indicators/variables/births.yaml',
      [/ +# bitte ergänzen.*/g, ''],
      [both, 'de: Lebendgeborene\n  en: Live births'],
      ['unit: "bitte ergänzen"', 'unit: PERS'],
      ['kind: "stock"', 'kind: flow'],
      ['dimensions: []', 'dimensions: [sex]'],
      ['[bitte-ergaenzen]', `[${source}]`],
    );
    await fill(
      'indicators/births-total.yaml',
      [/ +# bitte ergänzen.*/g, ''],
      [both, 'de: Lebendgeborene\n  en: Live births'],
      ['unit: "bitte ergänzen"', 'unit: PERS'],
      ['decimals: 1', 'decimals: 0'],
      ['variable: bitte-ergaenzen', 'variable: births'],
      ['themes: [bitte-ergaenzen]', 'themes: [SOCI]'],
      ['de: [bitte-ergaenzen]', 'de: [Geburten]'],
      ['en: [bitte-ergaenzen]', 'en: [births]'],
    );
    await fill(sourceFile, [/ *# bitte ergänzen.*\n/g, ''], ['bitte-ergaenzen', 'births']);
    const { code, text } = await quartett('check');
    expect(text).toMatch(/^Alle Definitionen sind in Ordnung: 2 Quellen, 2 Variablen, 2 Indikatoren/);
    expect(text).toContain(`Warnung [unconfirmed] ${sourceFile}`);
    expect(code).toBe(0);
  });

  it('ends with published figures', async () => {
    const report = await night(root, { mirror: join(root, 'mirror') });
    expect(reportOf(report, source).state).toBe('accepted');
    const rows = await publishedRows(root, 'births-total');
    const total = rows.map((row) => [row.area_name, row.time_period, row.obs_value]);
    expect(total).toEqual([
      ['Koblenz', '2023', '1001'],
      ['Trier', '2023', '903'],
      ['Ludwigshafen am Rhein', '2023', '1804'],
      ['Mainz', '2023', '2005'],
      ['Mainz, Ludwigshafen, Trier und Koblenz zusammen', '2023', '5713'],
    ]);
  });

  it('publishes nothing of a source in which something is left to fill in', async () => {
    const vehiclesFile = 'pipelines/sources/regionalstatistik/vehicles.yaml';
    await quartett(
      'new',
      'source',
      'regionalstatistik/vehicles',
      '--from',
      join(root, 'mirror/46251-01-03-4_2024.csv'),
    );
    await fill(vehiclesFile, ['variable: bitte-ergaenzen', 'variable: births']);
    await fill('indicators/variables/births.yaml', [
      `[${source}]`,
      `[${source}, regionalstatistik/vehicles]`,
    ]);
    const preview = await quartett(
      'preview',
      'regionalstatistik/vehicles',
      '--file',
      join(root, 'mirror/46251-01-03-4_2024.csv'),
    );
    expect(preview.text).toContain('4 Beobachtungen aus 5 Zeilen');
    expect(preview.code).toBe(3);
    const report = await night(root, { mirror: join(root, 'mirror') });
    const { state, issues } = reportOf(report, 'regionalstatistik/vehicles');
    expect(state).toBe('rejected');
    expect(germanText(issues)).toContain(
      `${vehiclesFile}, Zeile 22: Hier steht noch „bitte ergänzen“: Zeile 22, 25, 26, 27, 28. Ausfüllen und den Vermerk löschen; bis dahin wird nichts daraus veröffentlicht.`,
    );
    expect(reportOf(report, source).state).toBe('unchanged');
  });
});
