import { describe, expect, it } from 'vitest';
import { periodFunctions } from '../../indicators/period-sql.ts';
import { withWarehouse } from '../helpers/with-warehouse.ts';

describe('a period in SQL', () => {
  it.each([
    { period: '2022', first: 1, last: 12, frequency: '' },
    { period: '2022-S1', first: 1, last: 6, frequency: '-S' },
    { period: '2022-S2', first: 7, last: 12, frequency: '-S' },
    { period: '2022-Q1', first: 1, last: 3, frequency: '-Q' },
    { period: '2022-Q4', first: 10, last: 12, frequency: '-Q' },
    { period: '2022-01', first: 1, last: 1, frequency: '-' },
    { period: '2022-09', first: 9, last: 9, frequency: '-' },
    { period: '2022-12', first: 12, last: 12, frequency: '-' },
  ])('$period goes from month $first to month $last', async ({ period, ...expected }) => {
    const [row] = await withWarehouse(async (warehouse) => {
      for (const statement of periodFunctions) await warehouse.run(statement);
      return warehouse.rows(
        `SELECT first_month(period) - 2022 * 12 AS first, last_month(period) - 2022 * 12 AS last, frequency(period) AS frequency
         FROM (VALUES ('${period}')) AS one(period)`,
      );
    });
    expect(row).toEqual(expected);
  });
});
