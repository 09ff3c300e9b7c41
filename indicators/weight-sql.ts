import { identifier, literal } from '../schemas/sql-quote.ts';
import { codesOf, type Group, type Registry } from './registry.ts';
import { variableTable } from './variable-sql.ts';

/** SQL condition: `other` is of the same period or of one of the two years before. */
export function isRecent(other: string, period: string): string {
  return `${other}.time_period <= ${period}.time_period
        AND left(${other}.time_period, 4)::INTEGER >= left(${period}.time_period, 4)::INTEGER - 2`;
}

/**
 * SQL: common table expressions from `grid` (a row per key and member, its denominator as `own_weight`) to `weighed`,
 * which adds `weight`: the denominators or, as soon as one of them is unknown, the population of every member. Units
 * and bases never mix: the population is on the first basis that the whole group has.
 */
export function compileWeights(
  group: Group,
  key: string,
  preference: readonly string[],
  registry: Registry,
): string {
  const variable = group.weight === undefined ? undefined : registry.variables.get(group.weight);
  if (group.weight === undefined || !variable) {
    return 'weighed AS (SELECT * EXCLUDE (own_weight), own_weight AS weight FROM grid)';
  }
  const totals = variable.dimensions.map((name) => ` AND one.${identifier(name)} = '_T'`).join('');
  const bases = [...new Set([...preference, ...codesOf(registry.codelists.get('basis'))])];
  const order = `list_position([${bases.map(literal).join(', ')}], basis)`;
  return `inhabitants AS (
      SELECT period.time_period, one.basis, one.area, arg_max(one.obs_value, one.time_period) AS weight
      FROM (SELECT DISTINCT time_period FROM grid) AS period JOIN ${variableTable(group.weight)} AS one
        ON one.area IN (SELECT area FROM member) AND one.obs_value IS NOT NULL${totals}
        AND ${isRecent('one', 'period')}
      GROUP BY period.time_period, one.basis, one.area
    ),
    known AS (
      SELECT time_period, basis FROM inhabitants GROUP BY time_period, basis HAVING count(*) = ${group.members.length}
      QUALIFY row_number() OVER (PARTITION BY time_period ORDER BY ${order}, basis) = 1
    ),
    weighed AS (
      SELECT grid.* EXCLUDE (own_weight),
        CASE WHEN count(own_weight) OVER (PARTITION BY ${key}) = ${group.members.length} THEN own_weight
          ELSE inhabitants.weight END AS weight
      FROM grid LEFT JOIN known ON known.time_period = grid.time_period
        LEFT JOIN inhabitants ON inhabitants.time_period = known.time_period AND inhabitants.basis = known.basis
          AND inhabitants.area = grid.area
    )`;
}
