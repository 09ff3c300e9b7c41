import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse, type Warehouse } from '../pipelines/effects/warehouse.ts';
import { harmonize } from '../pipelines/harmonize.ts';
import { isError } from '../schemas/issues.ts';
import { inCities, itGivesTheKnownAnswers, trier } from './helpers/known-answers.ts';
import { itRatesTheCities } from './helpers/known-comparability.ts';
import { type GoodNight, germanText } from './helpers/night.ts';
import { publishedRows, rowsWith } from './helpers/published-rows.ts';
import { readRepository, shared } from './helpers/repository.ts';
import { repositoryNight } from './helpers/repository-night.ts';
import { differingTables } from './helpers/same-content.ts';

const originals = join(shared, 'sources');
const present = existsSync(originals);
const title = present
  ? 'a night on the original files of the publishers'
  : 'skipped: ../shared/sources not present';

const polls = 'wahlen-rlp/federal-election-2025-polling-districts';
const kreise = 'bundeswahlleiterin/federal-election-2025-kreise';

describe.skipIf(!present)(title, () => {
  let root = '';
  let report: GoodNight;
  const rows = (name: string) => publishedRows(root, name);

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quartett-originals-'));
    report = await repositoryNight(root, originals);
  }, 180_000);
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('accepts every file without an error or a warning', () => {
    expect(report.sources.map(({ state }) => state)).toEqual(Array(11).fill('accepted'));
    expect(germanText([...report.sources.flatMap(({ issues }) => issues), ...report.release.issues])).toBe(
      '',
    );
    expect(report.release.state).toBe('published');
  });

  itGivesTheKnownAnswers(() => root);
  itRatesTheCities(() => root);

  it('keeps each year of unemployment from the newest export that holds it', async () => {
    const total = { ref_area: trier, nationality: '_T', age: '_T', duration: '_T' };
    const years = rowsWith(await rows('unemployed-total'), total).map(
      ({ time_period, snapshot, obs_value }) => ({
        time_period,
        snapshot,
        obs_value,
      }),
    );
    expect(years.map(({ time_period }) => time_period)).toEqual([
      ...['2015', '2016', '2017', '2018', '2019', '2020'],
      '2023',
      '2025',
    ]);
    const source = report.release.release.sources.find(({ id }) => id === 'regionalstatistik/unemployment');
    // The table of 2023 was exported later than the one of 2025, and stands last.
    expect(source?.snapshots.map(({ stand, observations }) => [stand?.slice(0, 10), observations])).toEqual([
      ['2021-08-17', 264],
      ['2026-02-26', 44],
      ['2026-07-09', 44],
    ]);
    const [older, of2025, of2023] = source?.snapshots.map(({ id }) => id) ?? [];
    expect(new Set(years.map(({ time_period, snapshot }) => `${time_period} ${snapshot}`))).toEqual(
      new Set([
        ...['2015', '2016', '2017', '2018', '2019', '2020'].map((year) => `${year} ${older}`),
        `2023 ${of2023}`,
        `2025 ${of2025}`,
      ]),
    );
    expect(years.at(-1)?.obs_value).toBe('4591');
  });

  it('marks the census of 2022 as a break in all four cities, and computes no change across a census', async () => {
    const marked = (await rows('population-total')).filter((row) => row.break === 'true' && row.sex === '_T');
    expect(marked.map((row) => [row.ref_area, row.time_period, row.basis, row.obs_status])).toEqual(
      [...Object.keys(inCities(1, 1, 1, 1)).sort(), 'RLP4'].map((area) => [area, '2022', 'zensus-2022', 'B']),
    );
    const changes = [...(await rows('population-change-1y')), ...(await rows('population-change-5y'))];
    const refused = changes.filter(({ reason }) => reason === 'break');
    expect(
      new Set(refused.map((row) => [row.time_period, row.basis, row.obs_value, row.obs_status].join())),
    ).toEqual(new Set(['2022,zensus-2022,,M', '2015,fort-z2011,,M']));
    expect(refused).toHaveLength(15);
  });

  it('says the same in CSV and in Parquet', async () => {
    const { datasets } = report.release.release;
    expect(datasets).toHaveLength(30);
    expect(
      await differingTables(
        root,
        datasets.map(({ id }) => id),
      ),
    ).toEqual([]);
  });
});

describe.skipIf(!present)(`${title}: the two files of the federal election`, () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse({ isSmall: true });
  });
  afterAll(() => warehouse.close());

  it.each([
    [polls, 'wahlen-rlp/BTW_2025_Wahlbezirke_endg.xlsx'],
    [kreise, 'wahlen-rlp/btw2025kreis.csv'],
  ])('%s alone gives the official result, from %s', async (id, file) => {
    const source = (await readRepository()).sources.get(id);
    if (!source) throw new Error(`no source ${id}`);
    const bytes = readFileSync(join(originals, file));
    const { table, issues } = await harmonize(
      bytes,
      'a1b2c3d4e5f6',
      source,
      await readRepository(),
      warehouse,
    );
    expect(issues.filter(isError)).toEqual([]);
    const official = await warehouse.rows<{ area: string; voters: string; eligible: string }>(
      `SELECT area, (sum(obs_value) FILTER (WHERE variable = 'voters'))::INTEGER::VARCHAR AS voters,
         (sum(obs_value) FILTER (WHERE variable = 'eligible-voters'))::INTEGER::VARCHAR AS eligible
       FROM ${table} WHERE length(area) = 8 GROUP BY area`,
    );
    const of = (column: 'voters' | 'eligible') =>
      Object.fromEntries(official.map((row) => [row.area, row[column]]));
    expect(of('voters')).toEqual(inCities(65444, 61530, 72848, 128787));
    expect(of('eligible')).toEqual(inCities(80612, 76639, 97715, 150429));
  });
});
