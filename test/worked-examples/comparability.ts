import { expect } from 'vitest';
import { classOf, type Scores, scoreOf, weights } from '../../indicators/comparability.ts';
import { ludwigshafen, mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { compute, example, ratio, rowOf, type WorkedExample } from './example.ts';

const text = { de: 'Beispiel', en: 'Example' };

const residence = example({
  id: 'main-vs-secondary-residence',
  title: 'people entitled to live somewhere are more than those whose main home it is',
  input: { total: 13_418, main: 13_269 },
  expected: { secondary: 149, share_pct_of_main_2dp: 1.12, nuremberg_check: true },
  check: async ({ total, main }, expected) => {
    const secondary = [{ variable: 'entitled' }, { variable: 'people', minus: true }];
    const { indicator, variable } = await compute({
      variables: { entitled: {}, people: {}, counted: { dimensions: ['sex'] } },
      indicators: { secondary: ratio(secondary, [{ variable: 'people' }], { times: 100 }) },
      rows: [
        { area: trier, variable: 'entitled', obs_value: total },
        { area: trier, variable: 'people', obs_value: main },
        // Nuremberg 2014: main and secondary residences add up to the published total; any two parts will do.
        { area: trier, variable: 'counted', sex: 'M', obs_value: 516_770 },
        { area: trier, variable: 'counted', sex: 'F', obs_value: 6818 },
      ],
    });
    expect(rowOf(indicator('secondary'), trier)).toMatchObject({
      numerator: expected.secondary,
      obs_value: expected.share_pct_of_main_2dp,
    });
    const sum = variable('counted').find(({ sex }) => sex === '_T')?.obs_value;
    expect(sum === 523_588).toBe(expected.nuremberg_check);
  },
});

const migration = example({
  id: 'migration-plausibility',
  title: 'a published balance that does not follow from its parts is kept beside them',
  input: { in: 11_582, out: 9194, published_balance: 2418 },
  expected: {
    computed_balance: 2388,
    deviation: 30,
    check: 'fails -> warning, keep both, do not correct silently',
  },
  check: async (input, expected) => {
    const moves = [{ variable: 'arrivals' }, { variable: 'departures', minus: true }];
    const people = [{ variable: 'people' }];
    const { indicator } = await compute({
      variables: { arrivals: {}, departures: {}, balance: {}, people: {} },
      indicators: {
        computed: ratio(moves, people),
        balance: { value: { variable: 'balance' } },
        deviation: ratio(
          [{ variable: 'balance' }, { variable: 'arrivals', minus: true }, { variable: 'departures' }],
          people,
        ),
      },
      rows: Object.entries({
        ...{ arrivals: input.in, departures: input.out, balance: input.published_balance },
        people: 100_000,
      }).map(([variable, obs_value]): Stated => ({ area: ludwigshafen, variable, obs_value })),
    });
    expect(rowOf(indicator('computed'), ludwigshafen).numerator).toBe(expected.computed_balance);
    expect(rowOf(indicator('balance'), ludwigshafen).obs_value).toBe(input.published_balance);
    expect(rowOf(indicator('deviation'), ludwigshafen).numerator).toBe(expected.deviation);
  },
});

const dependency = example({
  id: 'dependency-definitions',
  title: 'one name, two age limits, two values',
  input: { u15: 24_000, a1519: 9000, a2064: 110_000, o65: 32_000 },
  expected: {
    inkar_q_abhg_alt: 26.89,
    regionalatlas_AI0215: 29.09,
    inkar_q_abhg_jung: 20.17,
    youth_under20_20_64: 30,
  },
  check: async ({ u15, a1519, a2064, o65 }, expected) => {
    const bands = [
      { code: 'Y_LT15', from: 0, below: 15, people: u15 },
      { code: 'Y15T19', from: 15, below: 20, people: a1519 },
      { code: 'Y20T64', from: 20, below: 65, people: a2064 },
      { code: 'Y_GE65', from: 65, people: o65 },
    ];
    const of = (age: { from?: number; below?: number }) => [{ variable: 'people', where: { age } }];
    const per100 = { times: 100 };
    const { indicator } = await compute({
      variables: { people: { dimensions: ['age'] } },
      indicators: {
        'old-inkar': ratio(of({ from: 65 }), of({ from: 15, below: 65 }), per100),
        'old-atlas': ratio(of({ from: 65 }), of({ from: 20, below: 65 }), per100),
        'young-inkar': ratio(of({ below: 15 }), of({ from: 15, below: 65 }), per100),
        'young-ours': ratio(of({ below: 20 }), of({ from: 20, below: 65 }), per100),
      },
      rows: bands.map(({ code, people }): Stated => ({ area: mainz, age: code, obs_value: people })),
      files: {
        'indicators/codes/age.yaml': {
          ...{ title: text, dimension: true },
          codes: [
            { code: '_T', label: text },
            ...bands.map(({ people, ...band }) => ({ ...band, label: text })),
          ],
          totals: { _T: 'tiling' },
        },
      },
    });
    const value = (id: string) => rowOf(indicator(id), mainz).obs_value;
    expect(value('old-inkar')).toBe(expected.inkar_q_abhg_alt);
    expect(value('old-atlas')).toBe(expected.regionalatlas_AI0215);
    expect(value('young-inkar')).toBe(expected.inkar_q_abhg_jung);
    expect(value('young-ours')).toBe(expected.youth_under20_20_64);
  },
});

const foreign = example({
  id: 'foreign-share-from-register',
  title: 'foreigners are all people without the Germans',
  input: { pop: 167_510, german: 134_979 },
  expected: { foreign: 32_531, share_pct_2dp: 19.42 },
  check: async ({ pop, german }, expected) => {
    const { indicator } = await compute({
      variables: { people: {}, germans: {} },
      indicators: {
        share: ratio(
          [{ variable: 'people' }, { variable: 'germans', minus: true }],
          [{ variable: 'people' }],
          {
            times: 100,
          },
        ),
      },
      rows: [
        { area: ludwigshafen, variable: 'people', obs_value: pop },
        { area: ludwigshafen, variable: 'germans', obs_value: german },
      ],
    });
    expect(rowOf(indicator('share'), ludwigshafen)).toMatchObject({
      numerator: expected.foreign,
      obs_value: expected.share_pct_2dp,
    });
  },
});

const scores = example({
  id: 'comparability-score',
  title: 'five criteria make a score, a score makes a class, and two things cap it',
  input: {
    weights: { D: 0.35, S: 0.25, R: 0.15, G: 0.15, T: 0.1 },
    cases: [
      { D: 1, S: 1, R: 1, G: 1, T: 1 },
      { D: 0.5, S: 1, R: 1, G: 1, T: 0.5 },
      { D: 1, S: 0.5, R: 0.5, G: 0.5, T: 1, break: true },
      { D: 0, S: 1, R: 1, G: 1, T: 1 },
      { D: 0.5, S: 0.5, R: 1, G: 0.5, T: 0.5 },
    ] as readonly (Scores & { readonly break?: boolean })[],
  },
  expected: [
    [100, 'A'],
    [77.5, 'B'],
    [72.5, 'B->C (break cap)'],
    [65, 'D (definition cap)'],
    [57.5, 'C'],
  ] as readonly (readonly [number, string])[],
  check: async (input, expected) => {
    expect(Object.entries(weights)).toEqual(
      Object.entries(input.weights).map(([criterion, weight]) => [criterion, weight * 100]),
    );
    const found = input.cases.map(({ break: isBroken = false, ...own }) => {
      const breaks = isBroken ? [{ id: 'census', reason: text }] : [];
      return [scoreOf({ scores: own }), classOf({ scores: own, breaks })];
    });
    expect(found).toEqual(
      expected.map(([score, words]) => [score, /(?:->)?([A-D])(?: |$)/.exec(words)?.[1]]),
    );
  },
});

export const comparability: readonly WorkedExample[] = [residence, migration, dependency, foreign, scores];
