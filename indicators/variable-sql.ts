import { identifier, literal, plainNumber } from '../schemas/sql-quote.ts';
import type { Codelist, Variable } from '../schemas/types.ts';
import { type Band, tile } from './age-tiles.ts';
import { codesInWords } from './codes-sql.ts';
import type { Registry } from './registry.ts';
import { publishedBreak, publishedStatus, strictSum } from './status-sql.ts';

/** Which codes of a dimension a source gives for one variable and period: decides how bands can be put together. */
export interface Holding {
  readonly source: string;
  readonly time_period: string;
  readonly codes: readonly string[];
}

/** The cells of one variable as delivered, per source, and the totals derived from them. */
export function cellTable(variable: string): string {
  return identifier(`cell ${variable}`);
}

/** The variable: one row per key, resolved by precedence. */
export function variableTable(variable: string): string {
  return identifier(`variable ${variable}`);
}

/** SQL: observations → delivered cells of one variable. */
export function compileDelivered(id: string, variable: Variable): string {
  const ranks = variable.sources.map((source, index) => `WHEN ${literal(source)} THEN ${index}`).join(' ');
  // What a source marks as a break travels as a flag, so that the status beneath it is not lost.
  const status = `CASE WHEN obs_status = 'B' THEN 'A' ELSE obs_status END`;
  return `CREATE OR REPLACE TABLE ${cellTable(id)} AS
SELECT area, time_period, ref_date, basis, ${list(variable.dimensions)}obs_value, ${status} AS obs_status, conf_status,
  obs_status = 'B' AS "break", unreliable, revised, reason, source, snapshot, CASE source ${ranks} ELSE ${variable.sources.length} END AS precedence, false AS derived,
  NULL::VARCHAR AS summed_over
FROM observation WHERE variable = ${literal(id)}`;
}

/** SQL: which codes of a dimension each source gives in each period, derived totals left aside. */
export function compileHoldings(id: string, dimension: string): string {
  return `SELECT source, time_period, list_sort(list(DISTINCT ${identifier(dimension)})) AS codes
FROM ${cellTable(id)} WHERE NOT derived GROUP BY source, time_period ORDER BY ALL`;
}

export interface TotalRule {
  readonly dimension: string;
  readonly total: string;
  readonly parts: readonly string[] | 'delivered' | 'tiling';
}

/** The totals to derive for a variable, inner ones first: B-F before _T, because _T is built from B-F. */
export function totalRules(variable: Variable, registry: Registry): readonly TotalRule[] {
  // A delivered rate is never added up.
  if (variable.kind === 'rate') return [];
  return variable.dimensions.flatMap((dimension) => {
    const totals = registry.codelists.get(dimension)?.totals ?? {};
    const rules = Object.entries(totals).map(([total, parts]) => ({ dimension, total, parts }));
    return innerFirst(rules);
  });
}

function innerFirst(rules: readonly TotalRule[]): readonly TotalRule[] {
  const depth = (total: string, seen: readonly string[] = []): number => {
    const rule = rules.find((one) => one.total === total);
    if (!rule || !Array.isArray(rule.parts) || seen.includes(total)) return 0;
    return 1 + Math.max(...rule.parts.map((part) => depth(part, [...seen, total])));
  };
  return [...rules].sort((a, b) => depth(a.total) - depth(b.total) || (a.total < b.total ? -1 : 1));
}

/**
 * SQL: adds the totals of one rule that the source does not deliver. A delivered total wins, even when it is null.
 * Parts are added within one source; a part that is not there makes the total missing.
 */
export function compileTotals(
  id: string,
  variable: Variable,
  rule: TotalRule,
  codelist: Codelist,
  holdings: readonly Holding[],
): string {
  const own = identifier(rule.dimension);
  const others = variable.dimensions.filter((name) => name !== rule.dimension);
  const same = ['area', 'time_period', 'basis', 'source', ...others.map(identifier)];
  const parts = partsPerHolding(rule, codelist, holdings);
  if (parts.length === 0) return '';
  const sum = strictSum('count(*) < any_value(tile.parts)');
  return `INSERT INTO ${cellTable(id)} BY NAME
WITH tile(source, time_period, code, parts) AS (VALUES ${parts.join(',\n  ')})
SELECT area, cell.time_period, max(ref_date) AS ref_date, basis, ${literal(rule.total)} AS ${own}, ${list(others)}
  (${sum.obs_value})::DECIMAL(28, 6) AS obs_value, ${sum.obs_status} AS obs_status, ${sum.conf_status} AS conf_status,
  ${sum.break} AS "break", ${sum.unreliable} AS unreliable, ${sum.revised} AS revised, ${sum.reason} AS reason, cell.source,
  min(snapshot) AS snapshot, min(precedence) AS precedence, true AS derived,
  ${literal(rule.dimension)} AS summed_over
FROM ${cellTable(id)} AS cell
  JOIN tile ON tile.source = cell.source AND tile.time_period = cell.time_period AND tile.code = cell.${own}
WHERE NOT EXISTS (SELECT 1 FROM ${cellTable(id)} AS delivered
  WHERE ${same.map((name) => `delivered.${name} = cell.${name}`).join(' AND ')} AND delivered.${own} = ${literal(rule.total)})
GROUP BY area, cell.time_period, basis, ${list(others)}cell.source`;
}

/** `(source, period, code, number of parts)` for each part of the total, as far as the source gives any of them. */
function partsPerHolding(
  rule: TotalRule,
  codelist: Codelist,
  holdings: readonly Holding[],
): readonly string[] {
  return holdings.flatMap(({ source, time_period, codes }) => {
    const parts = partsOf(rule, codelist, codes);
    return parts.map(
      (code) => `(${literal(source)}, ${literal(time_period)}, ${literal(code)}, ${parts.length})`,
    );
  });
}

/** The codes that a source adds up to a total; none where it gives none of them. */
export function partsOf(rule: TotalRule, codelist: Codelist, codes: readonly string[]): readonly string[] {
  const { total, parts } = rule;
  if (parts === 'delivered') return codes.filter((code) => code !== total);
  if (parts === 'tiling') {
    const all = tile(bandsOf(codelist, codes), { from: 0, below: null });
    return all?.map(({ code }) => code) ?? [];
  }
  return parts.some((part) => isGiven(part, codelist, codes)) ? parts : [];
}

/** Whether a source gives a code, or a part of which the code is made. */
function isGiven(
  code: string,
  codelist: Codelist,
  codes: readonly string[],
  above: readonly string[] = [],
): boolean {
  if (codes.includes(code)) return true;
  if (above.includes(code)) return false;
  const parts = codelist.totals?.[code];
  return Array.isArray(parts) && parts.some((part) => isGiven(part, codelist, codes, [...above, code]));
}

/** The bands among the codes that a source gives. */
export function bandsOf(codelist: Codelist, codes: readonly string[]): readonly Band[] {
  return codelist.codes
    .filter(({ code, from, below }) => codes.includes(code) && (from !== undefined || below !== undefined))
    .map(({ code, from = 0, below = null }) => ({ code, from, below }));
}

/** SQL: cells → the variable. Delivered before derived, then the declared precedence; never the last writer's luck. */
export function compileVariable(id: string, variable: Variable): string {
  const key = `area, time_period, basis${variable.dimensions.map((name) => `, ${identifier(name)}`).join('')}`;
  return `CREATE OR REPLACE TABLE ${variableTable(id)} AS
SELECT * EXCLUDE (precedence, derived, summed_over, choice) FROM (
  SELECT *, row_number() OVER (PARTITION BY ${key}
    ORDER BY (derived AND reason IS NOT DISTINCT FROM 'part_missing'), derived, precedence) AS choice
  FROM ${cellTable(id)}
) WHERE choice = 1`;
}

/** SQL: cells for which two sources give different figures, with the record of each that is delivered as such. */
export function compileDisagreements(id: string, variable: Variable): string {
  const key = ['area', 'time_period', 'basis', ...variable.dimensions.map(identifier)];
  const delivered = (seen: string, cell: string) =>
    `LEFT JOIN observation AS ${seen} ON ${seen}.variable = ${literal(id)} AND NOT ${cell}.derived AND ${[
      ...key,
      'source',
    ]
      .map((name) => `${seen}.${name} = ${cell}.${name}`)
      .join(' AND ')}`;
  return `SELECT one.area, one.time_period, one.source, other.source AS other,
  ${plainNumber('one.obs_value')} AS value, ${plainNumber('other.obs_value')} AS "otherValue",
  ${codesInWords(variable.dimensions, 'one')} AS key, seen.record, "other seen".record AS "otherRecord"
FROM ${cellTable(id)} AS one JOIN ${cellTable(id)} AS other
  ON ${key.map((name) => `one.${name} = other.${name}`).join(' AND ')} AND one.precedence < other.precedence
  ${delivered('seen', 'one')}
  ${delivered('"other seen"', 'other')}
WHERE one.obs_value <> other.obs_value ORDER BY ALL`;
}

/** SQL: the variable as it is published. */
export function compilePublishedVariable(id: string, variable: Variable): string {
  return `SELECT ${literal(id)} AS variable, v.area AS ref_area, area.name AS area_name, area.level AS area_level,
  time_period, basis, ${list(variable.dimensions)}obs_value, ${publishedStatus} AS obs_status, conf_status,
  ${literal(variable.unit)} AS unit_measure, ${publishedBreak} AS "break", unreliable, revised, reason, ref_date::DATE AS ref_date, source, snapshot
FROM ${variableTable(id)} AS v JOIN area ON area.id = v.area`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `${identifier(name)}, `).join('');
}
