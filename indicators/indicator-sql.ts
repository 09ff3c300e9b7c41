import { identifier, literal } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { type Compatible, meetingBases, onEveryBasis } from './basis-sql.ts';
import { changingVariables, refusedAcrossBreaks } from './change-sql.ts';
import { compileRatioGroup, compileValueGroup } from './group-sql.ts';
import { partsOfYear } from './over-sql.ts';
import { quotient, smallestDenominator } from './quotient-sql.ts';
import type { Group } from './registry.ts';
import { roundedDecimal, roundedRatio } from './rounding-sql.ts';
import { publishedBreak, publishedStatus } from './status-sql.ts';
import { type Context, combined, compileSide, type Side } from './term-sql.ts';

/** The indicator's rows as they are published. */
export function indicatorTable(id: string): string {
  return identifier(`indicator ${id}`);
}

/**
 * SQL: variables → one indicator with its rows for areas and groups, as published. The same column order everywhere:
 * key, value, status, what it rests on.
 */
export function compileIndicator(id: string, indicator: Indicator, context: Context): string {
  const by = indicator.by ?? [];
  const groups = context.registry.areas.groups;
  const own = { ...context, changing: changingVariables(indicator), over: indicator.over };
  const { areas, groupRows } = indicator.ratio
    ? compileRatio(indicator, by, groups, own)
    : compileValue(indicator, by, groups, own);
  const columns = by.map((dimension) => `${identifier(dimension)}, `).join('');
  const preference = (indicator.basis ?? [])
    .map((basis, index) => `WHEN ${literal(basis)} THEN ${index}`)
    .join(' ');
  const rank = preference === '' ? '0' : `CASE basis ${preference} ELSE ${indicator.basis?.length} END`;
  return `CREATE OR REPLACE TABLE ${indicatorTable(id)} AS
WITH
${areas},
figure AS (
  SELECT * FROM area_row
${groupRows.map((sql) => `  UNION ALL BY NAME\n  ${sql}`).join('\n')}
)
SELECT ${literal(id)} AS indicator, figure.area AS ref_area, area.name AS area_name, area.level AS area_level, time_period,
  basis, ${columns}obs_value,
  -- More than nothing, but less than half of the last digit.
  CASE WHEN obs_value = 0 AND numerator <> 0 AND ${publishedStatus} = 'A' THEN 'N' ELSE ${publishedStatus} END AS obs_status,
  conf_status, ${literal(indicator.unit)} AS unit_measure,
  CASE WHEN conf_status = 'F' THEN numerator END AS numerator,
  CASE WHEN conf_status = 'F' THEN denominator END AS denominator,
  coverage, missing_members, NULL::VARCHAR AS comparability,
  -- A basis that has a value goes before one that has none.
  row_number() OVER (PARTITION BY figure.area, time_period, ${columns}true ORDER BY obs_value IS NULL, ${rank}, basis) = 1 AS preferred,
  ${publishedBreak} AS "break", unreliable, revised, reason, ref_date::DATE AS ref_date,
  array_to_string(sources, ' ') AS source, array_to_string(snapshots, ' ') AS snapshot
FROM figure JOIN area ON area.id = figure.area`;
}

interface Compiled {
  /** The common table expressions up to `area_row`. */
  readonly areas: string;
  /** One SELECT per group of areas. */
  readonly groupRows: readonly string[];
}

function compileValue(
  indicator: Indicator,
  by: readonly string[],
  groups: readonly Group[],
  context: Context,
): Compiled {
  const term = indicator.value;
  if (!term) throw new Error('an indicator without value');
  const side = compileSide([term], by, context);
  const kind = context.registry.variables.get(term.variable)?.kind;
  const { over, decimals } = indicator;
  // Flows of the parts of a year add up; a stock has its mean, divided and rounded in one step.
  const rounded = (sum: string) =>
    over && kind === 'stock'
      ? roundedRatio(sum, String(partsOfYear(over)), 1, decimals)
      : roundedDecimal(sum, decimals);
  return {
    areas: `exact AS (
${refusedAcrossBreaks(side.sql, 'obs_value', indicator, context.based)}
),
area_row AS (
  SELECT * EXCLUDE (obs_value), ${rounded('obs_value')} AS obs_value,
    NULL::DECIMAL(28, 6) AS numerator, NULL::DECIMAL(28, 6) AS denominator, NULL::DECIMAL(28, 6) AS coverage,
    NULL::VARCHAR AS missing_members
  FROM exact
)`,
    groupRows: groups.map((group) => compileValueGroup(group, by, rounded, kind !== 'rate')),
  };
}

function compileRatio(
  indicator: Indicator,
  by: readonly string[],
  groups: readonly Group[],
  context: Context,
): Compiled {
  const { ratio } = indicator;
  if (!ratio) throw new Error('an indicator without ratio');
  const numerator = compileSide(ratio.of, by, context);
  const denominator = compileSide(ratio.per, by, context);
  const shared = denominator.dimensions.filter((dimension) => numerator.dimensions.includes(dimension));
  const keys = ['area', 'time_period', ...shared.map(identifier)];
  const sameKey = (den: string) => keys.map((key) => `${den}.${key} = num.${key}`).join(' AND ');
  const bothBased = numerator.based && denominator.based;
  // Numerator and denominator only on equal bases, or on such as are declared compatible; _Z joins any.
  const on = `${sameKey('den')}${denominator.based ? ' AND den.basis = num.basis' : ''}`;
  const rows = !numerator.based && denominator.based ? onEveryBasis(numerator.sql, ['den']) : numerator.sql;
  const columns = by.map((dimension) => `num.${identifier(dimension)}, `).join('');
  const shape = {
    times: ratio.times ?? 1,
    decimals: indicator.decimals,
    minimum: smallestDenominator(indicator, context.registry),
  };
  const shown = '(numerator IS NOT NULL AND denominator IS NOT NULL)';
  const otherwise = { obs_status: 'obs_status', unreliable: 'unreliable', reason: 'reason' };
  const figure = quotient('numerator', 'denominator', shape, shown, otherwise);
  const joined = `SELECT num.area, num.time_period, num.ref_date, num.basis, ${columns}num.obs_value AS numerator,
    den.obs_value AS denominator, ${combined(['num', 'den'])}
  FROM num LEFT JOIN den ON ${on}`;
  return {
    areas: `${compileDenominator(denominator, bothBased ? (ratio.compatible ?? []) : [], shared)},
num AS (
${rows}
),
exact AS (
  ${refusedAcrossBreaks(bothBased ? sayingBasisDiffers(joined, sameKey) : joined, 'numerator', indicator, context.based)}
),
area_row AS (
  SELECT * EXCLUDE (obs_status, unreliable, reason), ${figure.obs_value} AS obs_value, ${figure.obs_status} AS obs_status,
    ${figure.unreliable} AS unreliable, ${figure.reason} AS reason,
    NULL::DECIMAL(28, 6) AS coverage, NULL::VARCHAR AS missing_members
  FROM exact
)`,
    groupRows: groups.map((group) =>
      compileRatioGroup(
        group,
        {
          ...shape,
          by,
          denominatorBy: shared,
          denominatorBased: denominator.based,
          preference: indicator.basis ?? [],
        },
        context.registry,
      ),
    ),
  };
}

function compileDenominator(side: Side, compatible: Compatible, dimensions: readonly string[]): string {
  if (compatible.length === 0) return `den AS (\n${side.sql}\n)`;
  return `own_den AS (
${side.sql}
),
den AS (
  ${meetingBases('own_den', compatible, ['area', 'time_period', ...dimensions])}
)`;
}

/** SQL: where a numerator is known and its denominator is there, but only on other bases, the reason says so. */
function sayingBasisDiffers(joined: string, sameKey: (den: string) => string): string {
  return `SELECT * REPLACE (CASE WHEN numerator IS NOT NULL AND reason = 'term_missing' AND EXISTS (
    SELECT 1 FROM den WHERE ${sameKey('den')} AND den.obs_value IS NOT NULL
  ) THEN 'basis_differs' ELSE reason END AS reason)
  FROM (${joined}) AS num`;
}
