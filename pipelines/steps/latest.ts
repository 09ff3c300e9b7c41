import type { LatestFigure } from '../../catalog/input.ts';
import { codeLabel } from '../../indicators/code-label.ts';
import { indicatorTable } from '../../indicators/indicator-sql.ts';
import type { Registry } from '../../indicators/registry.ts';
import { identifier } from '../../schemas/sql-quote.ts';
import type { Indicator } from '../../schemas/types.ts';
import type { Warehouse } from '../effects/warehouse.ts';

interface Row {
  readonly city: string;
  readonly period: string;
  readonly day: string | null;
  readonly value: number | null;
  readonly basis: string;
  readonly status: string;
  readonly reason: string | null;
}

/**
 * The newest published figure of each city, all its own dimensions taken together; the very rows that the files hold. A
 * city without any figure has its newest row, which says why. None where the whole is always 100, because shares of it are what is published.
 */
export async function latestOf(
  id: string,
  registry: Registry,
  warehouse: Warehouse,
): Promise<readonly LatestFigure[]> {
  const indicator = registry.indicators.get(id);
  if (indicator === undefined || isShareOfItsTotal(indicator)) return [];
  const total = (indicator.by ?? []).map((dimension) => `AND ${identifier(dimension)} = '_T'`).join(' ');
  const rows = await warehouse.rows<Row>(
    `SELECT area_name AS city, time_period AS period, ref_date::VARCHAR AS day, obs_value::DOUBLE AS value, basis,
  obs_status AS status, reason
FROM ${indicatorTable(id)}
WHERE area_level = 'city' AND preferred ${total}
QUALIFY row_number() OVER (PARTITION BY ref_area ORDER BY obs_value IS NULL, time_period DESC) = 1
ORDER BY ref_area`,
  );
  return rows.map(({ city, period, day, value, basis, status, reason }) => {
    const notes = [
      basis === '_Z' ? null : codeLabel('basis', basis, registry),
      // Why there is no figure says more than that there is none.
      status === 'A' || (value === null && reason !== null) ? null : codeLabel('status', status, registry),
      reason === null ? null : codeLabel('reason', reason, registry),
    ];
    return { city, period, day, value, notes: notes.filter((note) => note !== null) };
  });
}

function isShareOfItsTotal({ by = [], ratio }: Indicator): boolean {
  return (ratio?.per ?? []).some(({ where = {} }) => by.some((dimension) => where[dimension] === '_T'));
}
