import { expect } from 'vitest';
import { mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { compute, example, ratio, rowOf, type WorkedExample } from './example.ts';

const text = { de: 'Beispiel', en: 'Example' };

const annualMean = example({
  id: 'annual-mean-ratio',
  title: 'the rate of a year is all its numerators over all its denominators, and three quarters are no year',
  input: {
    quarters: [
      [5000, 100_000],
      [5200, 101_000],
      [4800, 101_500],
      [5400, 103_500],
    ],
  },
  expected: {
    ratio_pct_4dp: 5.0246,
    wrong_mean_of_rates_4dp: 5.0237,
    with_only_3_quarters: 'no annual value (or status E with note if 3 are accepted by config)',
  },
  check: async ({ quarters }, expected) => {
    const of = (area: string, count: number) =>
      quarters.slice(0, count).flatMap(([unemployed, people], index): readonly Stated[] => [
        { area, time_period: `2018-Q${index + 1}`, variable: 'unemployed', obs_value: unemployed ?? null },
        { area, time_period: `2018-Q${index + 1}`, variable: 'people', obs_value: people ?? null },
      ]);
    const rate = ratio([{ variable: 'unemployed' }], [{ variable: 'people' }], { times: 100, decimals: 4 });
    const { indicator } = await compute({
      variables: { unemployed: {}, people: {} },
      indicators: { rate: { ...rate, over: 'quarter' } },
      rows: [...of(mainz, 4), ...of(trier, 3)],
      period: { column: 'quarter', as: 'quarter' },
    });
    expect(rowOf(indicator('rate'), mainz)).toMatchObject({
      time_period: '2018',
      obs_value: expected.ratio_pct_4dp,
    });
    expect(expected.with_only_3_quarters).toMatch(/^no annual value/);
    expect(rowOf(indicator('rate'), trier)).toMatchObject({ time_period: '2018', obs_value: null });
  },
});

const backCorrection = example({
  id: 'census-linear-back-correction',
  title: 'years before a census are carried to its level linearly, from nothing in the base year',
  input: { base_year: 1989, census_year: 2011, old: 105_675, new: 106_284 },
  expected: {
    difference: 609,
    correction_2000: 304.5,
    correction_1990: 27.68,
    correction_1989: 0,
    correction_2011: 609,
  },
  check: async (input, expected) => {
    const census = String(input.census_year);
    const old = (year: string, obs_value: number): Stated => ({
      ...{ area: trier, time_period: year, basis: 'fort-1987', obs_value },
    });
    const { variable } = await compute({
      variables: { people: {} },
      indicators: {
        'people-total': { value: { variable: 'people' }, basis: ['fort-z2011', 'fort-back'] },
      },
      basis: 'fort-z2011',
      rows: [
        ...['1989', '1990', '2000'].map((year) => old(year, 100_000)),
        old(census, input.old),
        { area: trier, time_period: census, basis: 'fort-z2011', obs_value: input.new },
      ],
      files: {
        'indicators/codes/basis.yaml': {
          title: text,
          codes: ['fort-1987', 'fort-z2011', 'fort-back', '_Z'].map((code) => ({ code, label: text })),
        },
        'indicators/codes/breaks.yaml': {
          title: text,
          breaks: [
            {
              ...{ id: 'census', label: text, kind: 'census', variables: ['people'], bases: ['fort-z2011'] },
              ...{ from: census, note: text },
              bridge: {
                ...{ old: 'fort-1987', new: 'fort-z2011', basis: 'fort-back' },
                since: String(input.base_year),
              },
            },
          ],
        },
      },
    });
    const carried = variable('people').filter(({ basis }) => basis === 'fort-back');
    const corrections = carried.map(({ time_period, obs_value, obs_status }) => {
      const before = time_period === census ? input.old : 100_000;
      return [time_period, Math.round((Number(obs_value) - before) * 100) / 100, obs_status];
    });
    expect(expected.difference).toBe(input.new - input.old);
    expect(corrections).toEqual([
      ['1989', expected.correction_1989, 'E'],
      ['1990', expected.correction_1990, 'E'],
      ['2000', expected.correction_2000, 'E'],
      ['2011', expected.correction_2011, 'E'],
    ]);
  },
});

const register = example({
  id: 'register-vs-update',
  title: 'two ways of counting people are two levels, and never meet in one figure',
  input: { census: 105_671, register: 104_739 },
  expected: { difference: 932, difference_pct_of_register_2dp: 0.89 },
  check: async (input, expected) => {
    const difference = (of: string) =>
      ratio([{ variable: of }, { variable: 'register', minus: true }], [{ variable: 'register' }], {
        times: 100,
      });
    const { indicator } = await compute({
      variables: { people: {}, register: {}, census: {} },
      indicators: {
        level: difference('census'),
        mixed: ratio([{ variable: 'people' }], [{ variable: 'register' }]),
      },
      basis: 'fort-z2011',
      rows: [
        // The level is the difference of two variables on one basis; as two bases of people they do not meet.
        { area: trier, variable: 'census', basis: 'fort-z2011', obs_value: input.census },
        { area: trier, variable: 'register', basis: 'fort-z2011', obs_value: input.register },
        { area: trier, variable: 'people', basis: 'fort-z2022', obs_value: input.census },
      ],
    });
    expect(rowOf(indicator('level'), trier)).toMatchObject({
      numerator: expected.difference,
      obs_value: expected.difference_pct_of_register_2dp,
    });
    const mixed = indicator('mixed').filter(({ ref_area }) => ref_area === trier);
    expect(mixed.map(({ obs_value }) => obs_value)).toEqual([null]);
  },
});

export const timeAndBreaks: readonly WorkedExample[] = [annualMean, backCorrection, register];
