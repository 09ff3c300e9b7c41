import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { koblenz, ludwigshafen, mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { mini } from '../helpers/mini-project.ts';
import { compute, example, ratio, rowOf, type WorkedExample } from './example.ts';

const group = 'RLP4';

const density = example({
  id: 'ros-density',
  title: 'four cities together have the density of all their people on all their area',
  input: {
    [mainz]: { pop: 218_578, area_km2: 97.73 },
    [ludwigshafen]: { pop: 172_253, area_km2: 77.43 },
    [trier]: { pop: 111_528, area_km2: 117.06 },
    [koblenz]: { pop: 114_052, area_km2: 105.25 },
  },
  expected: {
    pop: 616_411,
    area_km2: 397.47,
    ratio_of_sums_2dp: 1550.84,
    wrong_mean_of_ratios_2dp: 1624.39,
    cities_2dp: { [mainz]: 2236.55, [ludwigshafen]: 2224.63, [trier]: 952.74, [koblenz]: 1083.63 },
  },
  check: async (input, expected) => {
    const rows = Object.entries(input).flatMap(([area, { pop, area_km2 }]): readonly Stated[] => [
      { area, variable: 'people', obs_value: pop },
      { area, variable: 'area', obs_value: area_km2 },
    ]);
    const { indicator } = await compute({
      variables: { people: {}, area: { unit: 'KM2' } },
      indicators: { density: ratio([{ variable: 'people' }], [{ variable: 'area' }]) },
      rows,
    });
    expect(rowOf(indicator('density'), group)).toMatchObject({
      obs_value: expected.ratio_of_sums_2dp,
      numerator: expected.pop,
      denominator: expected.area_km2,
    });
    for (const [city, value] of Object.entries(expected.cities_2dp)) {
      expect(rowOf(indicator('density'), city).obs_value).toBe(value);
    }
  },
});

const nullTrap = example({
  id: 'ros-null-trap',
  title: 'an area without its numerator takes no part in the denominator either',
  input: {
    rows: [
      { num: 1, den: 10 },
      { num: null, den: 20 },
    ],
  },
  expected: {
    matched_ratio: 0.1,
    wrong_sql_sum_num_over_sum_den: 0.0333,
    weight_coverage: 0.3333,
    'status_with_threshold_0.80': 'suppressed_for_coverage',
  },
  check: async ({ rows }, expected) => {
    const cities = [mainz, trier];
    const areas = parse(await readFile(join(mini, 'indicators/codes/areas.yaml'), 'utf8')) as object;
    const pair = { id: group, label: { de: 'Zwei Städte', en: 'Two cities' }, members: cities };
    const { indicator } = await compute({
      variables: { part: {}, whole: {} },
      indicators: { share: ratio([{ variable: 'part' }], [{ variable: 'whole' }]) },
      rows: rows.flatMap(({ num, den }, index): readonly Stated[] => [
        { area: cities[index] ?? '', variable: 'part', obs_value: num },
        { area: cities[index] ?? '', variable: 'whole', obs_value: den },
      ]),
      files: { 'indicators/codes/areas.yaml': { ...areas, groups: [pair] } },
    });
    const row = rowOf(indicator('share'), group);
    expect(Number(row.numerator) / Number(row.denominator)).toBe(expected.matched_ratio);
    expect(expected['status_with_threshold_0.80']).toBe('suppressed_for_coverage');
    expect(row).toMatchObject({ obs_value: null, coverage: expected.weight_coverage, reason: 'coverage' });
  },
});

const coverage = example({
  id: 'coverage',
  title: 'a group is published from 80 % of its weight on, and says how much that is',
  input: {
    weights: { [mainz]: 218_578, [ludwigshafen]: 172_253, [trier]: 111_528, [koblenz]: 114_052 },
    threshold: 0.8,
  },
  expected: {
    [`missing_${trier}`]: [0.8191, 'publish_partial'],
    [`missing_${koblenz}`]: [0.815, 'publish_partial'],
    [`missing_${ludwigshafen}`]: [0.7206, 'no_value'],
    [`missing_${mainz}`]: [0.6454, 'no_value'],
  },
  check: async ({ weights }, expected) => {
    const years = Object.keys(expected).map((key, index) => [`${2015 + index}`, key.slice(8)] as const);
    const { indicator } = await compute({
      variables: { beds: {}, people: {} },
      indicators: { figure: ratio([{ variable: 'beds' }], [{ variable: 'people' }], { times: 1000 }) },
      rows: years.flatMap(([time_period, missing]) =>
        Object.entries(weights).flatMap(([area, people]): readonly Stated[] => [
          { area, time_period, variable: 'people', obs_value: people },
          { area, time_period, variable: 'beds', obs_value: area === missing ? null : 1000 },
        ]),
      ),
    });
    for (const [year, missing] of years) {
      const [share, verdict] = expected[`missing_${missing}`] ?? [];
      const row = rowOf(indicator('figure'), group, year);
      expect(row).toMatchObject({ coverage: share, reason: 'coverage' });
      expect(row.obs_status).toBe(verdict === 'publish_partial' ? 'E' : 'O');
      expect(row.obs_value === null).toBe(verdict === 'no_value');
    }
  },
});

const delivered = example({
  id: 'weighted-unemployment',
  title: 'delivered rates are neither averaged nor weighted by something else than their denominator',
  input: {
    [mainz]: { rate: 5.3, pop: 218_578 },
    [ludwigshafen]: { rate: 8.1, pop: 172_253 },
    [trier]: { rate: 4.9, pop: 111_528 },
    [koblenz]: { rate: 5.5, pop: 114_052 },
  },
  expected: {
    unweighted: 5.95,
    population_weighted_3dp: 6.047,
    correct:
      'null: civilian labour force of each city is required, population is only a proxy weight (status E if used)',
  },
  check: async (input, expected) => {
    const { indicator } = await compute({
      variables: { rate: { unit: 'PCT', kind: 'rate' } },
      indicators: { rate: { unit: 'PCT', decimals: 1, value: { variable: 'rate' } } },
      rows: Object.entries(input).map(([area, { rate }]) => ({ area, variable: 'rate', obs_value: rate })),
    });
    expect(expected.correct).toMatch(/^null/);
    expect(rowOf(indicator('rate'), group)).toMatchObject({
      obs_value: null,
      obs_status: 'M',
      reason: 'not_additive',
    });
    expect(rowOf(indicator('rate'), ludwigshafen).obs_value).toBe(8.1);
  },
});

export const aggregation: readonly WorkedExample[] = [density, nullTrap, coverage, delivered];
