import { expect } from 'vitest';
import { roundedDecimal, roundedRatio } from '../../indicators/rounding-sql.ts';
import { plainNumber } from '../../schemas/sql-quote.ts';
import { mainz, type Stated } from '../helpers/aggregated.ts';
import { withWarehouse } from '../helpers/with-warehouse.ts';
import { compute, example, rowOf, type WorkedExample } from './example.ts';

/** Each expression as published text. */
async function published(expressions: readonly string[]): Promise<readonly string[]> {
  const columns = expressions.map((sql, index) => `${plainNumber(sql)} AS v${index}`);
  return withWarehouse(async (warehouse) => {
    const [row] = await warehouse.rows<Record<string, string>>(`SELECT ${columns.join(', ')}`);
    return expressions.map((_, index) => row?.[`v${index}`] ?? '');
  });
}

/** 0.00 and 0 are the same number, 0 and -0 are not the same text. */
const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

interface Decimals {
  readonly values: readonly string[];
  readonly decimals: number | readonly number[];
}

async function checkDecimals({ values, decimals }: Decimals, { rounded }: { rounded: readonly string[] }) {
  const expressions = values.map((value, index) =>
    roundedDecimal(
      `${value}::DECIMAL(28, 6)`,
      typeof decimals === 'number' ? decimals : (decimals[index] ?? 0),
    ),
  );
  expect(await published(expressions)).toEqual(rounded.map(plain));
}

const twoPlaces = example({
  id: 'round-kaufmaennisch',
  title: 'decimals are rounded as they are written, not as binary floats',
  input: { values: ['1.005', '0.285', '1.255', '10.235', '2.345'], decimals: 2 } as Decimals,
  expected: {
    rounded: ['1.01', '0.29', '1.26', '10.24', '2.35'],
    js_toFixed: ['1.00', '0.28', '1.25', '10.23', '2.35'],
  },
  check: checkDecimals,
});

const onePlace = example({
  id: 'round-kaufmaennisch-1dp',
  title: 'a half goes away from zero, below zero as above',
  input: {
    values: ['0.15', '0.35', '-2.25', '45.45', '2.5', '-2.5'],
    decimals: [1, 1, 1, 1, 0, 0],
  } as Decimals,
  expected: { rounded: ['0.2', '0.4', '-2.3', '45.5', '3', '-3'] },
  check: checkDecimals,
});

const rational = example({
  id: 'exact-rational-rounding',
  title: 'a quotient is rounded once, from whole numbers, and never to minus zero',
  input: {
    cases: [
      [32_531, 100, 167_510, 2],
      [32_000, 100, 119_000, 2],
      [609, 1, 22, 2],
      [-5, 1, 2, 0],
      [1, 1, 8, 2],
      [-1, 1, 1000, 2],
      [1, 100, 1600, 2],
    ] as readonly (readonly [number, number, number, number])[],
  },
  expected: ['19.42', '26.89', '27.68', '-3', '0.13', '0.00', '0.06'],
  check: async ({ cases }, expected) => {
    const expressions = cases.map(([n, times, d, decimals]) =>
      roundedRatio(`${n}::DECIMAL(28, 6)`, `${d}::DECIMAL(28, 6)`, times, decimals),
    );
    expect(await published(expressions)).toEqual(expected.map(plain));
  },
});

const difference = example({
  id: 'rounding-difference',
  title: 'the rounded sum is not the sum of rounded parts, and is not adjusted to it',
  input: { parts: [50.4, 50.3], sum: 100.7 },
  expected: { rounded_parts: [50, 50], rounded_sum: 101, sum_of_rounded: 100 },
  check: async ({ parts, sum }, expected) => {
    const { indicator, variable } = await compute({
      variables: { people: { dimensions: ['sex'] } },
      indicators: { figure: { decimals: 0, by: ['sex'], value: { variable: 'people' } } },
      rows: parts.map(
        (obs_value, index): Stated => ({ area: mainz, sex: index === 0 ? 'M' : 'F', obs_value }),
      ),
    });
    const rows = indicator('figure').filter(({ ref_area }) => ref_area === mainz);
    const of = (sex: string) =>
      rowOf(
        rows.filter((row) => row.sex === sex),
        mainz,
      ).obs_value;
    expect([of('M'), of('F')]).toEqual(expected.rounded_parts);
    expect(of('_T')).toBe(expected.rounded_sum);
    expect(variable('people').find(({ sex }) => sex === '_T')?.obs_value).toBe(sum);
    expect(expected.rounded_parts.reduce((all, part) => all + part, 0)).toBe(expected.sum_of_rounded);
  },
});

export const rounding: readonly WorkedExample[] = [twoPlaces, onePlace, rational, difference];
