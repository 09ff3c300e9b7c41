import { identifier, literal } from '../schemas/sql-quote.ts';
import type { Variable } from '../schemas/types.ts';
import type { Break, Registry } from './registry.ts';
import { cellTable } from './variable-sql.ts';

/**
 * The breaks that concern a series: break (an id of the registry, or the source whose sign says so), variable, area and
 * basis (NULL: any), its first period from month `since` to month `until`, and whether it is `signed` by a source.
 */
export const breakTable = 'series_break';

/** SQL: the registry → the table of breaks. */
export function compileBreaks({ breaks, areas }: Pick<Registry, 'breaks' | 'areas'>): string {
  const rows = breaks.flatMap((one) =>
    one.variables.flatMap((variable) =>
      areasOf(one, areas.areas).flatMap((area) =>
        (one.bases ?? [null]).map(
          (basis) => `(${[one.id, variable, area, basis, one.from].map(literal).join(', ')})`,
        ),
      ),
    ),
  );
  const none = 'SELECT NULL, NULL, NULL, NULL, NULL LIMIT 0';
  return `CREATE OR REPLACE TABLE ${breakTable} AS
SELECT "break"::VARCHAR AS "break", variable::VARCHAR AS variable, area::VARCHAR AS area, basis::VARCHAR AS basis,
  first_month("from") AS since, last_month("from") AS until, false AS signed
FROM (${rows.length > 0 ? `VALUES\n  ${rows.join(',\n  ')}` : none}) AS registered("break", variable, area, basis, "from")`;
}

/** The areas that a break touches; null stands for all of them. */
function areasOf(
  { areas, districts_of }: Break,
  all: Registry['areas']['areas'],
): readonly (string | null)[] {
  if (!areas && !districts_of) return [null];
  const districts = all.filter(({ parent }) => parent !== undefined && districts_of?.includes(parent));
  return [...new Set([...(areas ?? []), ...districts.map(({ id }) => id)])];
}

/** SQL: what a source itself marks as a break (status B) is one for every change in its area and on its basis. */
export function compileSignedBreaks(id: string): string {
  return `INSERT INTO ${breakTable}
SELECT DISTINCT source, ${literal(id)}, area, basis, first_month(time_period), last_month(time_period), true
FROM ${cellTable(id)} WHERE "break"`;
}

/**
 * SQL: sets the flag at the first period after each registered break that has a value, in each series. Where the area has nothing
 * before the break, only the break's own period is marked: a series that begins years later says nothing about it.
 */
export function compileMarks(id: string, { dimensions }: Variable): string {
  const names = ['area', 'basis', ...dimensions.map(identifier)];
  const key = names.map((name) => `cell.${name}`).join(', ');
  return `UPDATE ${cellTable(id)} AS cell SET "break" = true
FROM (
  WITH known AS (SELECT * FROM ${cellTable(id)} WHERE obs_value IS NOT NULL),
  period AS (
    SELECT time_period, first_month(time_period) AS since, last_month(time_period) AS until, frequency(time_period) AS frequency
    FROM (SELECT DISTINCT time_period FROM known)
  ),
  begun AS (SELECT area, min(until) AS until FROM known JOIN period USING (time_period) GROUP BY area)
  SELECT ${key}, arg_min(time_period, period.until) AS time_period
  FROM known AS cell JOIN period USING (time_period) JOIN begun USING (area) JOIN ${breakTable} AS cut
    ON cut.variable = ${literal(id)} AND ${concerns('cell.area', 'cell.basis')} AND period.until >= cut.since
  WHERE NOT cut.signed
  GROUP BY ${key}, frequency, cut."break", cut.since, cut.until
  HAVING min(period.since) <= cut.until OR any_value(begun.until) < cut.since
) AS first
WHERE ${[...names, 'time_period'].map((name) => `first.${name} = cell.${name}`).join(' AND ')} AND cell.obs_value IS NOT NULL`;
}

/** SQL that is true where the break `cut` concerns an area and a basis. */
export function concerns(area: string, basis: string): string {
  return `coalesce(cut.area = ${area}, true) AND coalesce(cut.basis = ${basis}, true)`;
}
