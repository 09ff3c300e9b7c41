import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse, type Warehouse } from '../pipelines/effects/warehouse.ts';
import { harmonize } from '../pipelines/harmonize.ts';
import type { NightReport } from '../pipelines/nightly.ts';
import { isError } from '../schemas/issues.ts';
import { germanText, night } from './helpers/night.ts';
import { makeProject } from './helpers/project.ts';
import {
  type PublishedRow,
  publishedRows,
  rowsWith,
  rowWith,
  valuesByArea,
} from './helpers/published-rows.ts';
import { readRepository, shared } from './helpers/repository.ts';
import { differingTables } from './helpers/same-content.ts';

const originals = join(shared, 'sources');
const present = existsSync(originals);
const title = present
  ? 'a night on the original files of the publishers'
  : 'skipped: ../shared/sources not present';

const koblenz = '07111000';
const trier = '07211000';
const ludwigshafen = '07314000';
const mainz = '07315000';
const cities = [koblenz, trier, ludwigshafen, mainz];
const polls = 'wahlen-rlp/federal-election-2025-polling-districts';
const kreise = 'bundeswahlleiterin/federal-election-2025-kreise';

/** Koblenz, Trier, Ludwigshafen, Mainz, as the known answers are written down. */
const inCities = (...values: readonly (number | string)[]) =>
  Object.fromEntries(cities.map((city, index) => [city, String(values[index])]));

describe.skipIf(!present)(title, () => {
  let root = '';
  let report: NightReport;
  const rows = (name: string) => publishedRows(root, name);
  const inTheCities = async (name: string, where: PublishedRow) =>
    valuesByArea(await rows(name), { ...where, area_level: 'city' });

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quartett-originals-'));
    await makeProject(root);
    report = await night(root, { mirror: originals });
  }, 180_000);
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('accepts every file without an error or a warning', () => {
    expect(report.sources.map(({ state }) => state)).toEqual(Array(11).fill('accepted'));
    expect(germanText([...report.sources.flatMap(({ issues }) => issues), ...report.release.issues])).toBe(
      '',
    );
    expect(report.release.state).toBe('published');
  });

  it.each([
    ['variables/population', { age: '_T' }],
    ['population-total', {}],
  ])('gives the population of 31 December 2018 in %s', async (name, extra) => {
    const where = { ...extra, sex: '_T', time_period: '2018', ref_date: '2018-12-31', basis: 'fort-z2011' };
    expect(await inTheCities(name, where)).toEqual(inCities(114024, 110636, 171061, 217118));
  });

  it('gives the area in square kilometres', async () => {
    const expected = inCities(105.25, 117.06, 77.43, 97.73);
    expect(await inTheCities('area-total', { time_period: '2018', unit_measure: 'KM2' })).toEqual(expected);
    expect(await inTheCities('variables/area', { ref_date: '2018-12-31' })).toEqual(expected);
  });

  it('gives the density per city, and of all four as one ratio of sums', async () => {
    const density = valuesByArea(await rows('population-density'), { time_period: '2018' });
    expect(density).toEqual({
      [koblenz]: String(Math.round(114024 / 105.25)),
      [trier]: String(Math.round(110636 / 117.06)),
      [ludwigshafen]: String(Math.round(171061 / 77.43)),
      [mainz]: String(Math.round(217118 / 97.73)),
      // 114024 + 110636 + 171061 + 217118 persons on 105.25 + 117.06 + 77.43 + 97.73 km²; the mean of the four is 1615.
      RLP4: String(Math.round(612839 / 397.47)),
    });
    expect(density.RLP4).toBe('1542');
    const group = rowWith(await rows('population-density'), { ref_area: 'RLP4', time_period: '2018' });
    expect(group).toMatchObject({
      numerator: '612839',
      denominator: '397.47',
      coverage: '1',
      obs_status: 'A',
    });
  });

  it('gives the census of 15 May 2022 on a basis of its own', async () => {
    const where = { sex: '_T', time_period: '2022', basis: 'zensus-2022', ref_date: '2022-05-15' };
    expect(await inTheCities('population-total', where)).toEqual(inCities(112963, 102727, 172889, 220386));
  });

  it('gives unemployed persons and their rate in 2025', async () => {
    const total = { time_period: '2025', age: '_T', nationality: '_T' };
    expect(await inTheCities('unemployment-rate', { ...total, sex: '_T' })).toEqual(
      inCities(6.7, 7.4, 9.5, 5.8),
    );
    expect(await inTheCities('unemployed-total', { ...total, duration: '_T' })).toEqual(
      inCities(4315, 4591, 9148, 7505),
    );
  });

  it('gives no unemployment rate of all four, for rates cannot be added', async () => {
    const group = rowsWith(await rows('unemployment-rate'), { ref_area: 'RLP4' });
    expect(group.length).toBeGreaterThan(0);
    for (const row of group)
      expect(row).toMatchObject({ obs_value: '', obs_status: 'M', reason: 'not_additive' });
  });

  it('gives the disposable income per head in 2021', async () => {
    expect(await inTheCities('disposable-income-per-capita', { time_period: '2021' })).toEqual(
      inCities(22629, 22947, 20777, 24034),
    );
  });

  it('gives voters and eligible voters of the federal election', async () => {
    const voters = await inTheCities('variables/voters', { channel: '_T', ref_date: '2025-02-23' });
    expect(voters).toEqual(inCities(65444, 61530, 72848, 128787));
    const eligible = await inTheCities('variables/eligible-voters', { ref_date: '2025-02-23' });
    expect(eligible).toEqual(inCities(80612, 76639, 97715, 150429));
  });

  it('leaves out a figure that the publisher keeps secret, as null and not as zero', async () => {
    const where = { ref_area: koblenz, time_period: '2018', sex: '_T', nationality: '_T', sector: 'F' };
    for (const name of ['employees-at-workplace', 'variables/employees-at-workplace']) {
      const row = rowWith(await rows(name), where);
      expect(row).toMatchObject({ obs_value: '', obs_status: 'O', reason: 'unknown_or_secret' });
    }
  });

  it('gives no turnout of districts in Trier, whose postal votes belong to none, but the one at the ballot box', async () => {
    const turnout = await rows('turnout-federal-election');
    const inTrier = turnout.filter(({ ref_area }) => ref_area?.startsWith(`${trier}.OB.`));
    const real = inTrier.filter(({ area_level }) => area_level === 'OB');
    expect(rowsWith(real, { channel: '_T' })).toHaveLength(19);
    for (const row of rowsWith(real, { channel: '_T' }))
      expect(row).toMatchObject({ obs_value: '', obs_status: 'L', reason: 'part_missing' });
    expect(rowsWith(real, { channel: 'URN' })).toHaveLength(19);
    for (const row of rowsWith(real, { channel: 'URN' })) {
      expect(row.obs_status).toBe('A');
      expect(Number(row.obs_value)).toBe(share(row.numerator, row.denominator));
      expect(Number(row.obs_value)).toBeGreaterThan(20);
    }
    const elsewhere = turnout.filter(({ ref_area }) => ref_area?.startsWith(`${mainz}.OB.`));
    for (const row of rowsWith(elsewhere, { channel: '_T', area_level: 'OB' }))
      expect(row.obs_value).not.toBe('');
  });

  it('adds up voters and valid votes of districts, unassigned ones included, to the city', async () => {
    for (const name of ['variables/voters', 'variables/valid-second-votes']) {
      const all = await rows(name);
      const byPollingDistrict = all.filter(({ channel }) => channel !== '_T');
      const inCity = rowsWith(byPollingDistrict, { area_level: 'city' });
      expect(new Set(inCity.map(({ ref_area }) => ref_area))).toEqual(new Set(cities));
      for (const city of inCity) {
        const { channel = '', party } = city;
        const same = party === undefined ? { channel } : { channel, party };
        const parts = rowsWith(byPollingDistrict, same).filter(({ ref_area }) =>
          ref_area?.startsWith(`${city.ref_area}.`),
        );
        const sum = parts.reduce((total, { obs_value }) => total + Number(obs_value), 0);
        expect([city.ref_area, same, String(sum)]).toEqual([city.ref_area, same, city.obs_value]);
      }
    }
  });

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
    warehouse = await openWarehouse();
  });
  afterAll(() => warehouse.close());

  it.each([
    [polls, 'wahlen-rlp/BTW_2025_Wahlbezirke_endg.xlsx', [124, 118, 144, 201]],
    [kreise, 'wahlen-rlp/btw2025kreis.csv', [1, 1, 1, 1]],
  ])('%s alone gives the official result, from %s', async (id, file, records) => {
    const source = (await readRepository()).sources.get(id);
    if (!source) throw new Error(`no source ${id}`);
    const bytes = readFileSync(join(originals, file));
    const snapshot = 'a1b2c3d4e5f6';
    const { table, issues } = await harmonize(bytes, snapshot, source, await readRepository(), warehouse);
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
    const counts = await warehouse.rows<{ area: string; n: number }>(
      `SELECT area, count(DISTINCT record) AS n FROM own_${snapshot} WHERE length(area) = 8 GROUP BY area`,
    );
    expect(Object.fromEntries(counts.map(({ area, n }) => [area, String(n)]))).toEqual(inCities(...records));
  });
});

/** Percent to one decimal, halves away from zero. */
function share(numerator = '', denominator = ''): number {
  return Math.round((Number(numerator) / Number(denominator)) * 1000) / 10;
}
