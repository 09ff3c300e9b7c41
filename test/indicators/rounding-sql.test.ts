import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundedDecimal, roundedRatio } from '../../indicators/rounding-sql.ts';
import { plainNumber } from '../../schemas/sql-quote.ts';
import { withWarehouse } from '../helpers/with-warehouse.ts';

type Ratio = readonly [numerator: string, denominator: string, times: number, decimals: number];

describe('a ratio', () => {
  it('is rounded once, half away from zero, exactly as rational numbers say', {
    timeout: 60_000,
  }, async () => {
    // Millionths as whole numbers: what a DECIMAL(28, 6) holds.
    const millionths = fc.oneof(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.bigInt({ min: -1000n, max: 1000n }),
      fc.integer({ min: -100_000, max: 100_000 }).map((n) => BigInt(n) * 1_000_000n),
    );
    const ratio = fc
      .tuple(millionths, millionths, fc.constantFrom(1, 100, 1000, 100_000), fc.integer({ min: 0, max: 6 }))
      .filter(([n, d, times, decimals]) => d !== 0n && fitsResult(n, d, times, decimals));
    await withWarehouse(async (warehouse) => {
      await fc.assert(
        fc.asyncProperty(fc.array(ratio, { minLength: 50, maxLength: 50 }), async (cases) => {
          const found = await ratios(
            cases.map(([n, d, times, decimals]) => [decimal(n), decimal(d), times, decimals] as const),
            warehouse,
          );
          expect(found).toEqual(cases.map(([n, d, times, decimals]) => rational(n, d, times, decimals)));
        }),
        { numRuns: 20, seed: 2026 },
      );
    });
  });

  it.each([
    ['1', '3', 100, 1, '33.3'],
    ['2', '3', 100, 0, '67'],
    ['1', '8', 1, 2, '0.13'],
    ['-1', '8', 1, 2, '-0.13'],
    ['1', '-8', 1, 2, '-0.13'],
    ['-1', '-8', 1, 2, '0.13'],
    ['-1', '1000', 1, 2, '0'],
    ['0', '7', 100, 2, '0'],
    ['99999999999999', '0.000001', 1, 0, '99999999999999000000'],
  ] as const)('%s / %s times %d with %d decimals is %s', async (n, d, times, decimals, expected) => {
    await withWarehouse(async (warehouse) => {
      expect(await ratios([[n, d, times, decimals]], warehouse)).toEqual([expected]);
    });
  });

  it('over zero has no value, nor has one of nothing or over nothing', async () => {
    await withWarehouse(async (warehouse) => {
      const cases: readonly Ratio[] = [
        ['1', '0', 1, 0],
        ['0', '0', 1, 0],
        ['NULL', '1', 1, 0],
        ['1', 'NULL', 1, 0],
      ];
      expect(await ratios(cases, warehouse)).toEqual([null, null, null, null]);
    });
  });
});

describe('a decimal', () => {
  it('is rounded once, half away from zero, exactly as whole numbers say, and never to minus zero', {
    timeout: 60_000,
  }, async () => {
    const millionths = fc.oneof(
      fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }),
      fc.bigInt({ min: -2_000_000n, max: 2_000_000n }),
      // Halves of the last place that is kept.
      fc
        .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.integer({ min: 1, max: 6 }))
        .map(([n, places]) => n * 5n * 10n ** BigInt(places - 1)),
    );
    const cases = fc.array(fc.tuple(millionths, fc.integer({ min: 0, max: 6 })), {
      minLength: 50,
      maxLength: 50,
    });
    await withWarehouse(async (warehouse) => {
      await fc.assert(
        fc.asyncProperty(cases, async (drawn) => {
          const columns = drawn.map(
            ([n, decimals], index) =>
              `${plainNumber(roundedDecimal(`${decimal(n)}::DECIMAL(28, 6)`, decimals))} AS v${index}`,
          );
          const [row] = await warehouse.rows<Record<string, string>>(`SELECT ${columns.join(', ')}`);
          expect(drawn.map((_, index) => row?.[`v${index}`])).toEqual(
            drawn.map(([n, decimals]) => rational(n, 1_000_000n, 1, decimals)),
          );
        }),
        { numRuns: 20, seed: 2026 },
      );
    });
  });

  it.each([
    ['-0.4', 0, '0'],
    ['-0.5', 0, '-1'],
    ['-0.000001', 2, '0'],
    ['0.285', 2, '0.29'],
    ['1.005', 2, '1.01'],
  ])('%s with %d places is %s', async (value, decimals, expected) => {
    await withWarehouse(async (warehouse) => {
      const sql = plainNumber(roundedDecimal(`${value}::DECIMAL(28, 6)`, decimals));
      expect(await warehouse.rows(`SELECT ${sql} AS text`)).toEqual([{ text: expected }]);
    });
  });
});

async function ratios(
  cases: readonly Ratio[],
  warehouse: { rows<Row>(sql: string): Promise<readonly Row[]> },
): Promise<readonly (string | null)[]> {
  const columns = cases.map(([n, d, times, decimals], index) => {
    const figure = roundedRatio(`${n}::DECIMAL(28, 6)`, `${d}::DECIMAL(28, 6)`, times, decimals);
    return `rtrim(rtrim((${figure})::VARCHAR, '0'), '.') AS v${index}`;
  });
  const [row] = await warehouse.rows<Record<string, string | null>>(`SELECT ${columns.join(', ')}`);
  return cases.map((_, index) => row?.[`v${index}`] ?? null);
}

/** The rule of the methodology, in whole numbers: (2·|n·s·k| + |d|) / (2·|d|), then the sign; never a "-0". */
function rational(n: bigint, d: bigint, times: number, decimals: number): string {
  const scaled = magnitude(n, d, times, decimals);
  const signed = n < 0n !== d < 0n ? -scaled : scaled;
  const digits = (signed < 0n ? -signed : signed).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${signed < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function magnitude(n: bigint, d: bigint, times: number, decimals: number): bigint {
  const abs = (value: bigint) => (value < 0n ? -value : value);
  return (2n * abs(n) * BigInt(times) * 10n ** BigInt(decimals) + abs(d)) / (2n * abs(d));
}

/** Published values have 22 digits before the point. */
function fitsResult(n: bigint, d: bigint, times: number, decimals: number): boolean {
  return magnitude(n, d, times, decimals) < 10n ** 21n;
}

function decimal(millionths: bigint): string {
  const digits = (millionths < 0n ? -millionths : millionths).toString().padStart(7, '0');
  return `${millionths < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
