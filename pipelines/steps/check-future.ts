import { type Issue, issue } from '../../schemas/issues.ts';
import type { Warehouse } from '../effects/warehouse.ts';

/**
 * Periods and time stamps after the file was fetched. A wrong `Stand:` in the future would let the file outrank every
 * later one. One day is allowed for zones and clocks.
 */
export async function checkFuture(
  source: string,
  table: string,
  stand: string | null,
  retrieved: string,
  warehouse: Warehouse,
): Promise<readonly Issue[]> {
  const latest = new Date(Date.parse(retrieved) + 86_400_000).toISOString();
  const days = await warehouse.rows<{ day: string; record: number }>(
    `SELECT coalesce(ref_date, time_period) AS day, min(record)::INTEGER AS record FROM ${table}
     WHERE ${begin} > left('${latest}', length(${begin})) GROUP BY day ORDER BY day`,
  );
  const stamps = stand !== null && stand.slice(0, 10) > latest.slice(0, 10) ? [stand] : [];
  return [
    ...days.map(({ day, record }) => issue('future-period', { file: source, record, value: day })),
    ...stamps.map((value) => issue('future-period', { file: source, column: 'Stand', value })),
  ];
}

/** SQL for where a period begins, as finely as it is given: a day, a month (of a quarter or half-year, its first), a year. */
const begin = `coalesce(ref_date, CASE
  WHEN time_period LIKE '____-Q_' THEN left(time_period, 5) || lpad((right(time_period, 1)::INTEGER * 3 - 2)::VARCHAR, 2, '0')
  WHEN time_period LIKE '____-S_' THEN left(time_period, 5) || lpad((right(time_period, 1)::INTEGER * 6 - 5)::VARCHAR, 2, '0')
  ELSE time_period END)`;
