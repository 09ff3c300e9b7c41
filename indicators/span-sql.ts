import { identifier, literals } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { breakTable, concerns } from './break-sql.ts';
import { changingVariables } from './change-sql.ts';
import { indicatorTable } from './indicator-sql.ts';
import { termsOf } from './registry.ts';

/**
 * SQL: the breaks that lie inside the compared span of each city, which is the periods of one series on one basis that
 * have a figure. What is a change of a variable is never computed across a break, so that its level breaks nothing.
 */
export function compileSpanBreaks(id: string, indicator: Indicator): string {
  const changing = changingVariables(indicator);
  const levels = termsOf(indicator)
    .map(({ term }) => term.variable)
    .filter((variable) => !changing.has(variable));
  const series = ['ref_area', 'basis', ...(indicator.by ?? []).map(identifier)].join(', ');
  return `WITH span AS (
  SELECT ${series}, min(last_month(time_period)) AS earliest, max(last_month(time_period)) AS latest
  FROM ${indicatorTable(id)} WHERE area_level = 'city' AND obs_value IS NOT NULL GROUP BY ${series}
)
SELECT DISTINCT span.ref_area AS area, cut."break" AS id
FROM span JOIN ${breakTable} AS cut ON cut.variable IN (${literals(levels)})
  AND ${concerns('span.ref_area', 'span.basis')} AND earliest < cut.since AND cut.since <= latest
ORDER BY ALL`;
}
