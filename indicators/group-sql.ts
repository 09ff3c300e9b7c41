import { identifier, literal } from '../schemas/sql-quote.ts';
import { type QuotientShape, quotient } from './quotient-sql.ts';
import type { Group, Registry } from './registry.ts';
import { roundedRatio } from './rounding-sql.ts';
import { rankOf, statusOf, strictSum } from './status-sql.ts';
import { compileWeights, isRecent } from './weight-sql.ts';

/** Share of the whole, by weight of the denominator, that must be there for a partial ratio to be published. */
const enough = '0.80';

/** SQL: one group's rows of an indicator that is a plain variable. Counts add up strictly; a rate does not add up. */
export function compileValueGroup(
  group: Group,
  by: readonly string[],
  rounded: (sum: string) => string,
  additive: boolean,
): string {
  const columns = by.map((dimension) => `${identifier(dimension)}, `).join('');
  const key = `time_period, basis, ${columns}`.replace(/, $/, '');
  const origin = `list_sort(list_distinct(flatten(list(sources)))) AS sources,
    list_sort(list_distinct(flatten(list(snapshots)))) AS snapshots,
    NULL::DECIMAL(28, 6) AS numerator, NULL::DECIMAL(28, 6) AS denominator`;
  const from = `FROM exact WHERE area IN (${members(group)}) GROUP BY ${key}`;
  if (!additive) {
    return `SELECT ${literal(group.id)} AS area, max(ref_date) AS ref_date, ${key}, NULL::DECIMAL(28, 6) AS obs_value,
    'M' AS obs_status, 'F' AS conf_status, false AS "break", false AS unreliable, false AS revised, 'not_additive' AS reason,
    NULL::DECIMAL(28, 6) AS coverage, NULL::VARCHAR AS missing_members, ${origin}
  ${from}`;
  }
  const sum = strictSum(`count(*) < ${group.members.length}`, 'member_missing');
  // A member whose figure cannot exist counts as zero, hence is there.
  const there = `list(area) FILTER (WHERE obs_value IS NOT NULL OR reason IS NOT DISTINCT FROM 'not_possible')`;
  const missing = `list_filter([${members(group)}], lambda member: NOT list_contains(coalesce(${there}, []), member))`;
  return `SELECT ${literal(group.id)} AS area, max(ref_date) AS ref_date, ${key},
    ${rounded(`(${sum.obs_value})::DECIMAL(28, 6)`)} AS obs_value, ${sum.obs_status} AS obs_status,
    ${sum.conf_status} AS conf_status, ${sum.break} AS "break", ${sum.unreliable} AS unreliable, ${sum.revised} AS revised, ${sum.reason} AS reason,
    CASE WHEN (${sum.obs_value}) IS NOT NULL THEN 1 END::DECIMAL(28, 6) AS coverage,
    ${idList(missing)} AS missing_members, ${origin}
  ${from}`;
}

export interface RatioShape extends QuotientShape {
  readonly by: readonly string[];
  /** The dimensions of `by` over which the denominator varies too. */
  readonly denominatorBy: readonly string[];
  readonly denominatorBased: boolean;
  /** Order of preference among bases. */
  readonly preference: readonly string[];
}

/**
 * SQL: one group's rows of a ratio: the ratio of sums over the members that have both sides. `coverage` is the weight
 * of those members in the whole group, by denominator; a member's missing denominator is replaced by its latest of
 * the two years before, else all members are weighed by population. Below 0.80 there is no figure.
 */
export function compileRatioGroup(group: Group, shape: RatioShape, registry: Registry): string {
  const columns = shape.by.map((dimension) => `${identifier(dimension)}, `).join('');
  const key = `time_period, basis, ${columns}`.replace(/, $/, '');
  const same = ['time_period', 'basis', ...shape.by.map(identifier)];
  const ownWeight = [
    'den.area = member.area',
    ...shape.denominatorBy.map((dimension) => `den.${identifier(dimension)} = key.${identifier(dimension)}`),
    ...(shape.denominatorBased ? ['den.basis = key.basis'] : []),
    'den.obs_value IS NOT NULL',
    isRecent('den', 'key'),
  ].join(' AND ');
  const both = 'numerator IS NOT NULL AND denominator IS NOT NULL';
  const rank = (when: string) => `min(${rankOf("coalesce(obs_status, 'L')")}) FILTER (WHERE ${when})`;
  const present = statusOf(rank(both));
  const missing = statusOf(rank(`NOT (${both})`));
  const figure = quotient('sum_n', 'sum_d', shape, 'published', {
    obs_status: `CASE
        WHEN complete THEN present_status
        WHEN published THEN 'E'
        ELSE missing_status END`,
    unreliable: 'unreliable',
    reason: `CASE
        WHEN complete THEN NULL
        WHEN has_any THEN 'coverage'
        ELSE coalesce(one_reason, 'coverage') END`,
  });
  return `(WITH
    member(area) AS (VALUES ${group.members.map((id) => `(${literal(id)})`).join(', ')}),
    key AS (SELECT DISTINCT ${key} FROM exact WHERE area IN (${members(group)})),
    grid AS (
      SELECT member.area, ${same.map((name) => `key.${name}`).join(', ')}, exact.* EXCLUDE (area, ${same.join(', ')}),
        coalesce(exact.denominator, (SELECT arg_max(den.obs_value, den.time_period) FROM den WHERE ${ownWeight})) AS own_weight
      FROM key CROSS JOIN member
        LEFT JOIN exact ON exact.area = member.area AND ${same.map((name) => `exact.${name} = key.${name}`).join(' AND ')}
    ),
    ${compileWeights(group, same.map((name) => `grid.${name}`).join(', '), shape.preference, registry)},
    total AS (
      SELECT ${key}, max(ref_date) AS ref_date,
        (sum(numerator) FILTER (WHERE ${both}))::DECIMAL(28, 6) AS sum_n,
        (sum(denominator) FILTER (WHERE ${both}))::DECIMAL(28, 6) AS sum_d,
        (sum(weight) FILTER (WHERE ${both}))::DECIMAL(28, 6) AS weight_there,
        -- One member without any weight leaves the coverage unknown.
        CASE WHEN count(weight) = count(*) THEN sum(weight) END::DECIMAL(28, 6) AS weight_all,
        bool_and(${both}) AS complete, bool_or(${both}) AS has_any,
        ${idList(`list(area) FILTER (WHERE NOT (${both}))`)} AS missing_members,
        ${present} AS present_status, ${missing} AS missing_status,
        CASE WHEN count(DISTINCT coalesce(reason, 'member_missing')) FILTER (WHERE NOT (${both})) = 1
          THEN any_value(coalesce(reason, 'member_missing')) FILTER (WHERE NOT (${both})) END AS one_reason,
        CASE WHEN bool_or(conf_status = 'C') THEN 'C' ELSE 'F' END AS conf_status,
        coalesce(bool_or("break") FILTER (WHERE ${both}), false) AS "break",
        coalesce(bool_or(unreliable), false) AS unreliable, coalesce(bool_or(revised), false) AS revised,
        list_sort(list_distinct(flatten(list(coalesce(sources, []))))) AS sources,
        list_sort(list_distinct(flatten(list(coalesce(snapshots, []))))) AS snapshots
      FROM weighed GROUP BY ${key}
    ),
    judged AS (
      SELECT *, CASE WHEN has_any THEN ${roundedRatio('weight_there', 'weight_all', 1, 4)} END AS coverage,
        complete OR (has_any AND coalesce(weight_there >= ${enough} * weight_all, false)) AS published
      FROM total
    )
    SELECT ${literal(group.id)} AS area, ref_date, ${key},
      ${figure.obs_value} AS obs_value,
      ${figure.obs_status} AS obs_status,
      conf_status, "break", ${figure.unreliable} AS unreliable, revised,
      ${figure.reason} AS reason,
      sum_n AS numerator, sum_d AS denominator, coverage, missing_members, sources, snapshots
    FROM judged)`;
}

function members(group: Group): string {
  return group.members.map(literal).join(', ');
}

/** SQL: ids in order, separated by blanks; NULL if there are none. */
function idList(ids: string): string {
  return `nullif(array_to_string(list_sort(${ids}), ' '), '')`;
}
