import { expect, it } from 'vitest';
import { type PublishedRow, publishedRows, rowsWith, rowWith, valuesByArea } from './published-rows.ts';

export const koblenz = '07111000';
export const trier = '07211000';
export const ludwigshafen = '07314000';
export const mainz = '07315000';
export const cities = [koblenz, trier, ludwigshafen, mainz];
/** Koblenz, Trier, Ludwigshafen, Mainz, as the known answers are written down. */
export const inCities = (...values: readonly (number | string)[]) =>
  Object.fromEntries(cities.map((city, index) => [city, String(values[index])]));

/**
 * What anyone can look up in the publishers' tables, or work out with a pocket calculator: the sample carries the same
 * figures of the four cities as the originals.
 */
export function itGivesTheKnownAnswers(root: () => string): void {
  const rows = (name: string) => publishedRows(root(), name);
  const inTheCities = async (name: string, where: PublishedRow) =>
    valuesByArea(await rows(name), { ...where, area_level: 'city' });

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
}

/** Percent to one decimal, halves away from zero. */
function share(numerator = '', denominator = ''): number {
  return Math.round((Number(numerator) / Number(denominator)) * 1000) / 10;
}
