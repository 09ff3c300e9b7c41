import { identifier, literal, plainNumber } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { codesInWords } from './codes-sql.ts';
import { indicatorTable } from './indicator-sql.ts';
import { type Context, compileSide } from './term-sql.ts';

/**
 * SQL: where a denominator is zero or below the minimum: per period, the places and the smallest denominator. `expected`
 * where nobody wonders: nothing over nothing, or what belongs to no district (postal votes without voters).
 */
export function compileSmallDenominators(id: string, by: readonly string[]): string {
  return `SELECT reason, time_period AS period, ${places(by)} AS places, ${plainNumber('min(denominator)')} AS smallest,
  bool_and(coalesce(numerator = 0, false) OR area_level = 'unassigned') AS expected
FROM ${indicatorTable(id)} AS figure WHERE reason IN ('small_base', 'zero_denominator') GROUP BY reason, time_period ORDER BY ALL`;
}

/** SQL: where numerator and denominator stand on bases that may not meet: per period and pair of bases, the places. */
export function compileBasisGaps(id: string, indicator: Indicator, context: Context): string {
  const by = indicator.by ?? [];
  const side = compileSide(indicator.ratio?.per ?? [], by, { ...context, over: indicator.over });
  const same = side.dimensions
    .map((name) => ` AND den.${identifier(name)} = figure.${identifier(name)}`)
    .join('');
  return `SELECT figure.time_period AS period, figure.basis AS "of", den.basis AS per, ${places(by)} AS places
FROM ${indicatorTable(id)} AS figure JOIN (${side.sql}) AS den
  ON den.area = figure.ref_area AND den.time_period = figure.time_period AND den.obs_value IS NOT NULL${same}
WHERE figure.reason = ${literal('basis_differs')} AND figure.area_level <> 'group' GROUP BY ALL ORDER BY ALL`;
}

/** SQL: the places of several rows as people call them: Trier (F), Altstadt (07315000.OB.11, URN). */
function places(by: readonly string[]): string {
  const id = `CASE WHEN figure.area_level NOT IN ('city', 'group') THEN figure.ref_area END`;
  const more = `nullif(concat_ws(', ', ${id}, nullif(${codesInWords(by, 'figure')}, '')), '')`;
  const name = `CASE WHEN figure.area_level = 'group' THEN figure.ref_area ELSE figure.area_name END`;
  return `list_sort(list(DISTINCT ${name} || coalesce(' (' || ${more} || ')', '')))`;
}
