import { expect, it } from 'vitest';
import { indicatorTable } from '../../../indicators/indicator-sql.ts';
import { checkTimeliness } from '../../../pipelines/steps/check-timeliness.ts';
import { literal } from '../../../schemas/sql-quote.ts';
import type { IndicatorSubScore } from '../../../schemas/types.ts';
import { messagesOf } from '../../helpers/harmonize-text.ts';
import { miniProject } from '../../helpers/mini-project.ts';
import { withWarehouse } from '../../helpers/with-warehouse.ts';

const [mainz, trier] = ['07315000', '07211000'];
const late = (score: 0.5 | 0): IndicatorSubScore => ({
  score,
  deviation: 'published_late',
  reason: { de: 'Spät.', en: 'Late.' },
});
const text = { de: 'Beispiel.', en: 'Example.' };

/** A figure: area, period, reference date, basis, value, snapshots. */
type Figure = readonly [string, string, string | null, string, number | null, string];

/** What is said of figures that rest on files dated so, where `declared` stands under T. */
async function says(
  declared: IndicatorSubScore,
  figures: readonly Figure[],
  stands: Readonly<Record<string, string | null>>,
): Promise<readonly string[]> {
  const project = await miniProject({
    variables: { people: {} },
    sources: {
      'office/people': {
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          values: [{ column: 'people', variable: 'people' }],
        },
      },
    },
    indicators: {
      people: {
        value: { variable: 'people' },
        comparability: { all: { D: 1, S: 1, R: 1, G: 1, T: declared } },
      },
    },
    files: {
      'indicators/codes/deviation.yaml': {
        title: text,
        codes: [{ code: 'published_late', criterion: 'T', label: text, description: text }],
      },
    },
  });
  return withWarehouse(async (warehouse) => {
    const rows = figures.map(
      ([area, period, date, basis, value, snapshot]) =>
        `SELECT ${literal(area)} AS ref_area, 'city' AS area_level, ${literal(period)} AS time_period,
          ${literal(date)}::DATE AS ref_date, ${literal(basis)} AS basis, ${value}::DECIMAL(28, 6) AS obs_value,
          ${literal(snapshot)} AS snapshot`,
    );
    await warehouse.run(`CREATE TABLE ${indicatorTable('people')} AS ${rows.join(' UNION ALL ')}`);
    const snapshots = Object.entries(stands).map(([id, stand]) => ({ id, stand }));
    return messagesOf(await checkTimeliness(snapshots, project.registry, warehouse));
  });
}

it.each<[string, IndicatorSubScore, string]>([
  ['twelve months are in time', 1, '2019-12-31T10:00:00'],
  ['a day more is late', late(0.5), '2020-01-01T10:00:00'],
  ['24 months are late', late(0.5), '2020-12-31T10:00:00'],
  ['a day more is too late', late(0), '2021-01-01T10:00:00'],
])('%s', async (_, declared, stand) => {
  const figures: readonly Figure[] = [[mainz, '2018', '2018-12-31', '_Z', 7, 'aa']];
  expect(await says(declared, figures, { aa: stand })).toEqual([]);
  for (const other of [1, late(0.5), late(0)] as const)
    if (JSON.stringify(other) !== JSON.stringify(declared))
      expect(await says(other, figures, { aa: stand })).toHaveLength(1);
});

it('Who declares another timeliness than the files show is told so, for all cities at once', async () => {
  const figures: readonly Figure[] = [
    [mainz, '2017', '2017-12-31', '_Z', 7, 'aa'],
    [mainz, '2018', '2018-12-31', '_Z', 7, 'aa bb'],
    [trier, '2018', '2018-12-31', '_Z', 7, 'bb'],
    [trier, '2019', '2019-12-31', '_Z', null, 'aa'],
  ];
  expect(await says(1, figures, { aa: '2019-05-01T10:00:00', bb: '2020-03-21T13:00:00' })).toEqual([
    'indicators/people.yaml: Unter comparability steht für Mainz, Trier T 1; nach den Dateien ist es 0.5: Berichtszeitraum bis 2018-12-31, Stand 2020-03-21. Zuerst prüfen, ob Zeitraum und Stand der Datei richtig sind. Dann T unter comparability anpassen, und was unter reason dazu steht.',
  ]);
});

it('A year without a day counts to its end, and where bases differ any of them may be meant', async () => {
  const figures: readonly Figure[] = [
    [mainz, '2018', null, 'fort-z2011', 7, 'aa'],
    [mainz, '2018', null, 'zensus-2022', 7, 'bb'],
  ];
  const stands = { aa: '2019-12-31', bb: '2022-01-01' };
  for (const declared of [1, late(0.5), late(0)] as const)
    expect(await says(declared, figures, stands)).toEqual([]);
  expect(await says(late(0), figures, { ...stands, bb: '2020-06-01' })).toHaveLength(1);
});

it('Of a file that is not dated nothing can be said', async () => {
  const figures: readonly Figure[] = [[mainz, '2018', '2018-12-31', '_Z', 7, 'aa bb']];
  expect(await says(1, figures, { aa: '2024-01-01', bb: null })).toEqual([]);
  expect(await says(1, figures, { aa: '2024-01-01', bb: '2024-01-01' })).toHaveLength(1);
});
