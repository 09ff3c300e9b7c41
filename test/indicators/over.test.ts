import { describe, expect, it } from 'vitest';
import type { Break } from '../../indicators/registry.ts';
import type { Indicator } from '../../schemas/types.ts';
import { aggregated, koblenz, ludwigshafen, mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { miniProject } from '../helpers/mini-project.ts';

const text = { de: 'Beispiel', en: 'Example' };

/** Unemployed among people by quarter, after the rule of Munich: numerators and denominators are added first. */
const quarters: readonly (readonly [number, number])[] = [
  [5000, 100_000],
  [5200, 101_000],
  [4800, 101_500],
  [5400, 103_500],
];
const rate: Partial<Indicator> = {
  unit: 'PCT',
  decimals: 4,
  over: 'quarter',
  ratio: { of: [{ variable: 'unemployed' }], per: [{ variable: 'people' }], times: 100 },
};
const year = (area: string, parts = quarters, name = (part: number) => `2018-Q${part}`): readonly Stated[] =>
  parts.flatMap(([unemployed, people], index) => {
    const time_period = name(index + 1);
    return [
      { area, time_period, variable: 'unemployed', obs_value: unemployed },
      { area, time_period, variable: 'people', obs_value: people },
    ];
  });

interface Shape {
  readonly indicator?: Partial<Indicator>;
  readonly kind?: 'stock' | 'flow' | 'rate';
  readonly breaks?: readonly Break[];
}

async function figures(
  rows: readonly Stated[],
  { indicator = rate, kind = 'stock', breaks = [] }: Shape = {},
) {
  const line = (variable: string) => ({ column: variable, variable });
  const project = await miniProject({
    variables: { people: {}, unemployed: { kind } },
    sources: {
      'office/people': {
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'quarter', as: 'quarter' },
          values: [line('people'), line('unemployed')],
        },
      },
    },
    indicators: { figure: indicator },
    files: { 'indicators/codes/breaks.yaml': { title: text, breaks } },
  });
  const result = await aggregated(project, [{ source: 'office/people', rows }]);
  return {
    issues: result.issues,
    rows: result
      .indicator('figure')
      .map(({ ref_area, time_period, obs_value, obs_status, reason, numerator, denominator }) => ({
        ...{ ref_area, time_period, obs_value, obs_status, reason, numerator, denominator },
      })),
  };
}

const brokenFrom = (from: string): Break => ({
  id: 'recount',
  label: { de: 'Neue Zählung', en: 'New count' },
  kind: 'method',
  variables: ['people'],
  from,
  note: text,
});

describe('a ratio over the quarters of a year', () => {
  it('is the sum of numerators over the sum of denominators, not the mean of rates (5.0237)', async () => {
    const { rows } = await figures(year(mainz));
    expect(rows[0]).toEqual({
      ref_area: mainz,
      time_period: '2018',
      obs_value: 5.0246,
      obs_status: 'A',
      reason: null,
      numerator: 20_400,
      denominator: 406_000,
    });
  });

  it('has no value where a quarter is not there', async () => {
    const { rows } = await figures(year(mainz, quarters.slice(0, 3)));
    expect(rows[0]).toMatchObject({ obs_value: null, obs_status: 'L', reason: 'period_missing' });
  });

  it('has no value where a quarter is secret, and says so', async () => {
    const secret = { obs_value: null, obs_status: 'Q', conf_status: 'C', reason: 'secret' };
    const { rows } = await figures(
      year(mainz).map((row) =>
        row.variable === 'unemployed' && row.time_period === '2018-Q3' ? { ...row, ...secret } : row,
      ),
    );
    expect(rows[0]).toMatchObject({ obs_value: null, obs_status: 'Q', reason: 'secret' });
  });

  it('takes the quarters and nothing else of what a source gives', async () => {
    const others = ['2018', '2018-S1', '2018-02'].flatMap((period) => year(mainz, [[1, 1]], () => period));
    const { rows } = await figures([...year(mainz), ...others]);
    expect(rows[0]).toMatchObject({ time_period: '2018', obs_value: 5.0246 });
  });

  it('in a group is that of its cities', async () => {
    const { rows } = await figures([mainz, trier, koblenz, ludwigshafen].flatMap((area) => year(area)));
    expect(rows.find(({ ref_area }) => ref_area === 'RLP4')).toMatchObject({
      obs_value: 5.0246,
      obs_status: 'A',
      numerator: 81_600,
      denominator: 1_624_000,
    });
  });

  it.each([
    { from: '2018-Q3', obs_value: null, obs_status: 'M', reason: 'break' },
    { from: '2018-05', obs_value: null, obs_status: 'M', reason: 'break' },
    { from: '2018', obs_value: 5.0246, obs_status: 'B', reason: null },
    { from: '2019', obs_value: 5.0246, obs_status: 'A', reason: null },
  ])('with a break from $from has status $obs_status', async ({ from, ...expected }) => {
    const { rows, issues } = await figures(year(mainz), { breaks: [brokenFrom(from)] });
    expect(rows[0]).toMatchObject(expected);
    expect(issues.map(({ sentence }) => sentence.de)).toEqual(
      expected.reason
        ? ['figure: nicht berechnet für 2018, denn dazwischen liegt ein Bruch: Neue Zählung.']
        : [],
    );
  });

  it('is a change where it looks back, and none across a break', async () => {
    const ratio = {
      of: [{ variable: 'people' }, { variable: 'people', lag: 1, minus: true }],
      per: [{ variable: 'people', lag: 1 }],
      times: 100,
    };
    const both = [...year(mainz), ...year(mainz, quarters, (part) => `2019-Q${part}`)];
    const indicator: Partial<Indicator> = { ...rate, ratio };
    const of = async (breaks: readonly Break[]) =>
      (await figures(both, { indicator, breaks })).rows.find(
        ({ ref_area, time_period }) => ref_area === mainz && time_period === '2019',
      );
    expect(await of([])).toMatchObject({ obs_value: 0, obs_status: 'A' });
    expect(await of([brokenFrom('2019')])).toMatchObject({ obs_value: null, reason: 'break' });
    expect(await of([brokenFrom('2018')])).toMatchObject({ obs_value: 0, obs_status: 'A' });
  });
});

describe('a variable over the parts of a year', () => {
  const value: Partial<Indicator> = { decimals: 1, over: 'quarter', value: { variable: 'unemployed' } };

  it.each([
    { kind: 'flow', obs_value: 20_400 },
    { kind: 'stock', obs_value: 5100 },
  ] as const)('that is a $kind is $obs_value', async ({ kind, obs_value }) => {
    const { rows } = await figures(year(mainz), { indicator: value, kind });
    expect(rows[0]).toMatchObject({ ref_area: mainz, time_period: '2018', obs_value, obs_status: 'A' });
  });

  it('is divided and rounded in one step, over twelve months and four cities', async () => {
    const months = Array.from({ length: 12 }, (_, index) => [index === 0 ? 0.599999 : 0, 1] as const);
    const name = (part: number) => `2018-${String(part).padStart(2, '0')}`;
    const { rows } = await figures(
      [mainz, trier, koblenz, ludwigshafen].flatMap((area) => year(area, months, name)),
      { indicator: { ...value, over: 'month' } },
    );
    // 0.599999 / 12 = 0.04999992, which six decimals would have made 0.05, and one decimal 0.1.
    expect(rows.find(({ ref_area }) => ref_area === mainz)?.obs_value).toBe(0);
    expect(rows.find(({ ref_area }) => ref_area === 'RLP4')?.obs_value).toBe(0.2);
  });

  it.each([value, rate])('that is a delivered rate is refused', async (indicator) => {
    const error = await figures([], { indicator, kind: 'rate' }).catch((reason) => reason);
    expect(error.issues).toMatchObject([
      {
        file: 'indicators/figure.yaml',
        column: 'over',
        sentence: {
          de: '„over“ fasst Quartale oder Monate zusammen, aber unemployed ist eine gelieferte Quote; ihr Jahreswert ist nicht das Mittel ihrer Werte.',
        },
        cure: {
          de: '„over“ entfernen, oder Zähler und Nenner der Quote als eigene Variablen aufnehmen und unter ratio angeben.',
        },
      },
    ]);
  });
});
