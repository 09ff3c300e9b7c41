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
     WHERE coalesce(ref_date, left(time_period, 4)) > left('${latest}', length(coalesce(ref_date, left(time_period, 4))))
     GROUP BY day ORDER BY day`,
  );
  const stamps = stand !== null && stand.slice(0, 10) > latest.slice(0, 10) ? [stand] : [];
  return [
    ...days.map(({ day, record }) => issue('future-period', { file: source, record, value: day })),
    ...stamps.map((value) => issue('future-period', { file: source, column: 'Stand', value })),
  ];
}
