import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../schemas/errors.ts';
import { german } from '../helpers/german.ts';
import { miniNight } from '../helpers/mini-night.ts';
import type { Definitions } from '../helpers/mini-project.ts';
import { germanText } from '../helpers/night.ts';
import { peopleSource } from '../helpers/people-file.ts';
import { publishedRows, rowWith } from '../helpers/published-rows.ts';
import { withFolder } from '../helpers/with-folder.ts';

const correction = {
  variable: 'people',
  area: '07315000',
  period: '2018',
  published: '5',
  corrected: 50,
  because: 'Das Amt hat die Zahl am Telefon berichtigt.',
  told: { whom: 'Auskunft des Amtes', on: '2026-05-04' },
};
const path = 'pipelines/sources/office/people.corrections.yaml';

describe('corrections of what does not exist', () => {
  async function messages(...corrections: readonly object[]): Promise<readonly string[]> {
    try {
      await peopleSource({
        variable: { dimensions: ['sex'], decimals: 0 },
        definitions: { corrections: { 'office/people': corrections as [] } },
      });
      return [];
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      return germanText(error.issues.filter(({ file }) => file === path)).split('\n');
    }
  }
  const known = { ...correction, where: { sex: 'F' } };

  it('are fine when all they name exists', async () => {
    expect(await messages({ ...known, corrected: 0 })).toEqual([]);
  });

  it.each([
    [
      'a variable that the source does not fill',
      { variable: 'beds', where: {} },
      4,
      '„variable“ nennt „beds“, das es nicht gibt. Bekannt sind: people. Schreibweise prüfen oder die Zeile in pipelines/sources/office/people.yaml anlegen.',
    ],
    [
      'an area',
      { area: '07315009' },
      5,
      '„area“ nennt „07315009“, das es nicht gibt. Bekannt sind: 07315000, 07111000, 07111000.ST.000, 07111000.ST.41, 07211000, 07211000.OB.000, 07211000.OB.41, 07314000, 07314000.ST.000, 07314000.ST.41, 07315000.OB.000, 07315000.OB.41. Schreibweise prüfen oder das Gebiet in codes/areas.yaml anlegen.',
    ],
    [
      'a quarter of a source that has years',
      { period: '2018-Q2' },
      6,
      '„2018-Q2“ in der Spalte „period“ ist kein Zeitraum der Art year. period.as und die Spalte in der Quelle prüfen.',
    ],
    [
      'a dimension',
      { where: { age: 'Y_LT3' } },
      15,
      '„where“ nennt „age“, das es nicht gibt. Bekannt sind: sex. Schreibweise prüfen oder die Dimension in variables/people.yaml anlegen.',
    ],
    [
      'a code',
      { where: { sex: 'W' } },
      15,
      '„where.sex“ nennt „W“, das es nicht gibt. Bekannt sind: F, M, _T. Schreibweise prüfen oder den Code in codes/sex.yaml anlegen.',
    ],
    [
      'a negative count',
      { corrected: -1 },
      8,
      '-1 ist für people nicht möglich: ≥ 0, 0 Nachkommastellen. Den Wert in der Einheit der Variable angeben (PERS), nicht in der des Herausgebers.',
    ],
    [
      'half a person',
      { corrected: 50.5 },
      8,
      '50.5 ist für people nicht möglich: ≥ 0, 0 Nachkommastellen. Den Wert in der Einheit der Variable angeben (PERS), nicht in der des Herausgebers.',
    ],
  ])('are refused for %s', async (_, change, line, message) => {
    const text = await messages({ ...known, ...change });
    expect(text).toHaveLength(1);
    expect(text[0]).toMatch(new RegExp(`^${path}, Zeile \\d+: `));
    expect(text[0]?.replace(/^[^:]*: /, '')).toBe(message);
    expect(Number(/Zeile (\d+):/.exec(text[0] ?? '')?.[1])).toBe(line);
  });

  it('are refused for one cell twice, also where one names the total that the other leaves out', async () => {
    const one = { ...correction };
    const other = { ...correction, where: { sex: '_T' }, corrected: 51 };
    expect(await messages(one, other)).toEqual([
      `${path}, Zeile 15: Diese Zelle hat schon eine Korrektur in Zeile 3. Eine der beiden Korrekturen entfernen, oder unter rows verschiedene Zeilen nennen.`,
    ]);
  });

  it('may name two rows of one figure', async () => {
    const rows = ['North', 'South'].map((office) => ({ ...correction, rows: { office } }));
    expect(await messages(...rows)).toEqual([]);
  });

  it('say who was told, and when', async () => {
    expect((await messages({ ...correction, told: 'Amt, im Mai 2026' })).join()).toContain('told');
    expect((await messages({ ...correction, told: { whom: 'Amt', on: 'Mai 2026' } })).join()).toContain(
      'told.on',
    );
  });
});

describe('a correction in a release', () => {
  const map = {
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
    period: { column: 'year', as: 'year' },
    values: ['people', 'beds'].map((variable) => ({ column: variable, variable })),
  } as const;
  const project = (corrections: readonly object[], snapshot: 'whole' | 'window' = 'whole'): Definitions => ({
    variables: { people: {}, beds: {} },
    sources: { 'office/people': { snapshot, map } },
    ...(corrections.length > 0 ? { corrections: { 'office/people': corrections as [] } } : {}),
    indicators: {
      'people-total': { value: { variable: 'people' } },
      'beds-per-person': {
        decimals: 2,
        ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'people' }] },
      },
    },
  });
  const cells = (mainz: string, year = 2018) =>
    `key;year;people;beds\n07315;${year};${mainz};5\n${['07314', '07211', '07111'].map((key) => `${key};${year};100;10\n`).join('')}`;
  const files = (mainz: string, year?: number) => ({ files: { 'office/people': cells(mainz, year) } });
  const published = {
    source: 'office/people',
    publisher: 'office',
    variable: 'people',
    ref_area: '07315000',
    area_name: 'Mainz',
    time_period: '2018',
    dimensions: '',
    rows: '',
    published: '5',
    corrected: '50',
    because: 'Das Amt hat die Zahl am Telefon berichtigt.',
    told_whom: 'Auskunft des Amtes',
    told_on: '2026-05-04',
  };

  it('shows in the variable, in every figure that rests on it, and in the table of corrections', async () => {
    await withFolder(async (root) => {
      const { release } = await miniNight(root, project([correction]), files('5'));
      const mainz = { ref_area: '07315000' };
      const marked = { obs_status: 'E', revised: 'true' };
      const variable = await publishedRows(root, 'variables/people');
      expect(rowWith(variable, mainz)).toMatchObject({ ...marked, obs_value: '50', reason: 'corrected' });
      const total = await publishedRows(root, 'people-total');
      expect(rowWith(total, mainz)).toMatchObject({ ...marked, obs_value: '50', reason: 'corrected' });
      expect(rowWith(total, { ref_area: 'RLP4' })).toMatchObject({ ...marked, obs_value: '350' });
      const ratio = await publishedRows(root, 'beds-per-person');
      expect(rowWith(ratio, mainz)).toMatchObject({ ...marked, obs_value: '0.1', denominator: '50' });
      expect(rowWith(ratio, { ref_area: 'RLP4' })).toMatchObject({ ...marked, obs_value: '0.1' });
      expect(rowWith(ratio, { ref_area: '07111000' })).toMatchObject({ obs_status: 'A', revised: 'false' });
      const snapshot = rowWith(variable, mainz).snapshot ?? '';
      expect(await publishedRows(root, 'corrections')).toEqual([{ ...published, snapshot, applied: 'true' }]);
      const paths = release.release.files.map((file) => file.path);
      expect(paths).toEqual(expect.arrayContaining(['data/corrections.csv', 'data/corrections.parquet']));
      expect(germanText(release.issues)).toBe('');
    });
  });

  it('withdraws the figure and all that rest on it, and says why', async () => {
    await withFolder(async (root) => {
      const { corrected, ...dropped } = { ...correction, drop: true };
      await miniNight(root, project([dropped]), files('5'));
      const withdrawn = { obs_value: '', obs_status: 'O', reason: 'withdrawn' };
      const ratio = await publishedRows(root, 'beds-per-person');
      expect(rowWith(ratio, { ref_area: '07315000' })).toMatchObject(withdrawn);
      const total = await publishedRows(root, 'people-total');
      expect(rowWith(total, { ref_area: 'RLP4' })).toMatchObject(withdrawn);
      expect(await publishedRows(root, 'corrections')).toMatchObject([{ corrected: '', applied: 'true' }]);
    });
  });

  it('leaves a table with nothing but its header where there is none', async () => {
    await withFolder(async (root) => {
      await miniNight(root, project([]), files('5'));
      expect(await publishedRows(root, 'corrections')).toEqual([]);
    });
  });

  it('of a figure that no file holds is reported and stands there as not applied', async () => {
    await withFolder(async (root) => {
      const { release } = await miniNight(root, project([{ ...correction, period: '2017' }]), files('5'));
      const sentence =
        'Die Korrektur von people Mainz 2017 trifft keine Zahl dieser Veröffentlichung. In pipelines/sources/office/people.corrections.yaml area, period und where prüfen; ist die Zahl nicht mehr in den Dateien, die Korrektur entfernen.';
      expect(germanText(release.issues)).toBe(`office/people: ${sentence}`);
      expect(await publishedRows(root, 'checks')).toMatchObject([
        { code: 'correction-idle', severity: 'warning' },
      ]);
      expect(await publishedRows(root, 'corrections')).toMatchObject([{ snapshot: '', applied: 'false' }]);
    });
  });

  it('that is written for other text than the accepted file has refuses the release', async () => {
    await withFolder(async (root) => {
      await miniNight(root, project([]), files('5'));
      const text = await german(miniNight(root, project([{ ...correction, published: '5,0' }]), files('5')));
      expect(text).toBe(
        `Die Korrektur von people Mainz 2018 erwartet „5,0“, in der Datei steht „5“. Hat der Herausgeber die Zahl berichtigt, die Korrektur aus ${path} entfernen; sonst dort published so schreiben, wie es in der Datei steht.`,
      );
    });
  });

  it('need not fit an older file, whose figure has been replaced', async () => {
    await withFolder(async (root) => {
      await miniNight(root, project([], 'window'), files('1000'));
      await miniNight(root, project([], 'window'), { ...files('1010'), at: '2026-11-22T03:00:00Z' });
      const { release } = await miniNight(
        root,
        project([{ ...correction, published: '1010', corrected: 1020 }], 'window'),
        {
          ...files('1010'),
          at: '2026-11-23T03:00:00Z',
        },
      );
      expect(germanText(release.issues)).toBe('');
      expect(await publishedRows(root, 'corrections')).toMatchObject([{ applied: 'true' }]);
    });
  });

  it('goes on for the older file that keeps its period', async () => {
    await withFolder(async (root) => {
      await miniNight(root, project([correction], 'window'), files('5'));
      const next = { ...files('6', 2019), at: '2026-11-22T03:00:00Z' };
      const { release } = await miniNight(root, project([correction], 'window'), next);
      expect(germanText(release.issues)).toBe('');
      const total = await publishedRows(root, 'people-total');
      expect(rowWith(total, { ref_area: '07315000', time_period: '2018' })).toMatchObject({
        obs_value: '50',
      });
    });
  });
});
