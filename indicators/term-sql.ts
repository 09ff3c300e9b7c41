import { identifier, literal } from '../schemas/sql-quote.ts';
import type { Indicator, IndicatorTerm } from '../schemas/types.ts';
import { tile } from './age-tiles.ts';
import { onEveryBasis } from './basis-sql.ts';
import { summedOverYear } from './over-sql.ts';
import type { Registry } from './registry.ts';
import { rankOf, statusOf, strictSum } from './status-sql.ts';
import { bandsOf, cellTable, type Holding, variableTable } from './variable-sql.ts';

/** What the compiler of terms and indicators knows about the data at hand. */
export interface Context {
  readonly registry: Registry;
  /** Variables whose sources declare a basis; every other figure has basis _Z, which joins any. */
  readonly based: ReadonlySet<string>;
  /** Which codes of a dimension each source gives for a variable. */
  readonly holdings: (variable: string, dimension: string) => readonly Holding[];
  /** Variables of which the figure at hand is a change: that their level is broken says nothing about it. */
  readonly changing?: ReadonlySet<string>;
  /** Of what parts the figure at hand makes a year. */
  readonly over?: Indicator['over'];
}

/** A relation with one row per area, period, basis and the dimensions that vary, and what may be said of it. */
export interface Side {
  readonly sql: string;
  /** The dimensions of `by` that vary in it. */
  readonly dimensions: readonly string[];
  readonly based: boolean;
}

/** SQL for a numerator or denominator: its terms added and subtracted, of a whole year where the indicator says so. */
export function compileSide(terms: readonly IndicatorTerm[], by: readonly string[], context: Context): Side {
  const side = addedTerms(terms, by, context);
  return context.over ? summedOverYear(side, context.over) : side;
}

/** A missing term makes the sum missing. Terms meet on equal bases only; one that has none meets each. */
function addedTerms(terms: readonly IndicatorTerm[], by: readonly string[], context: Context): Side {
  const [first, ...rest] = terms.map((term) => ({ term, side: compileTerm(term, by, context) }));
  if (!first) throw new Error('a side without terms');
  if (rest.length === 0 && !first.term.minus) return first.side;
  const all = [first, ...rest].map((one, index) => ({ ...one, name: `t${index}` }));
  const others = rest.filter(({ side }) => side.based).map(({ side }) => `(${side.sql})`);
  const based = first.side.based || others.length > 0;
  const rows =
    first.side.based || others.length === 0 ? first.side.sql : onEveryBasis(first.side.sql, others);
  const joins = all.slice(1).map(({ side, name }) => {
    const shared = side.dimensions.filter((dimension) => first.side.dimensions.includes(dimension));
    const basis = side.based ? [`${name}.basis = t0.basis`] : [];
    const on = [
      ...['area', 'time_period', ...shared.map(identifier)].map((key) => `${name}.${key} = t0.${key}`),
      ...basis,
    ];
    return `  LEFT JOIN (${side.sql}) AS ${name} ON ${on.join(' AND ')}`;
  });
  const names = all.map(({ name }) => name);
  const value = all.map(({ term, name }) => `${term.minus ? '-' : '+'} ${name}.obs_value`).join(' ');
  const dimensions = first.side.dimensions.map((dimension) => `t0.${identifier(dimension)}, `).join('');
  return {
    dimensions: first.side.dimensions,
    based,
    sql: `SELECT t0.area, t0.time_period, t0.ref_date, t0.basis, ${dimensions}
  (${value})::DECIMAL(28, 6) AS obs_value, ${combined(names)}
FROM (${rows}) AS t0
${joins.join('\n')}`,
  };
}

/**
 * SQL for status, flags, reason and origin of a figure that rests on several relations. A relation that has no row
 * is a missing term.
 */
export function combined(names: readonly string[]): string {
  const every = (column: string, otherwise: string) =>
    names.map((name) => `coalesce(${name}.${column}, ${otherwise})`).join(', ');
  const ranks = names.map((name) => rankOf(`coalesce(${name}.obs_status, 'L')`)).join(', ');
  const reasons = names.map(
    (name) =>
      `WHEN ${name}.area IS NULL THEN 'term_missing' WHEN ${name}.obs_value IS NULL THEN ${name}.reason`,
  );
  return `${statusOf(`least(${ranks})`)} AS obs_status,
  CASE WHEN 'C' IN (${every('conf_status', "'F'")}) THEN 'C' ELSE 'F' END AS conf_status,
  true IN (${every('"break"', 'false')}) AS "break", true IN (${every('unreliable', 'false')}) AS unreliable,
  true IN (${every('revised', 'false')}) AS revised,
  CASE ${reasons.join(' ')} END AS reason,
  list_sort(list_distinct(flatten([${every('sources', '[]')}]))) AS sources,
  list_sort(list_distinct(flatten([${every('snapshots', '[]')}]))) AS snapshots`;
}

/** SQL for one term: the variable, filtered, shifted by its lag. */
export function compileTerm(term: IndicatorTerm, by: readonly string[], context: Context): Side {
  const variable = context.registry.variables.get(term.variable);
  if (!variable) throw new Error(`no variable ${term.variable}`);
  const where = new Map(Object.entries(term.where ?? {}));
  const dimensions = by.filter(
    (dimension) => variable.dimensions.includes(dimension) && !where.has(dimension),
  );
  const ranges = [...where].filter((entry): entry is [string, Range] => typeof entry[1] !== 'string');
  const conditions = variable.dimensions
    .filter(
      (dimension) => !dimensions.includes(dimension) && !ranges.some(([ranged]) => ranged === dimension),
    )
    .map((dimension) => `${identifier(dimension)} = ${literal(codeOf(where.get(dimension)))}`);
  const period = term.lag
    ? `((left(time_period, 4)::INTEGER + ${term.lag})::VARCHAR || substr(time_period, 5))`
    : 'time_period';
  const columns = dimensions.map((dimension) => `${identifier(dimension)}, `).join('');
  const filter = conditions.length > 0 ? conditions.join(' AND ') : 'true';
  const [range] = ranges;
  if (ranges.length > 1) throw new Error('only one dimension of a term can have bounds');
  return {
    dimensions,
    based: context.based.has(term.variable),
    sql: range
      ? compileRange(term.variable, range, filter, columns, period, context)
      : `SELECT area, ${period} AS time_period, ref_date, basis, ${columns}obs_value, obs_status, conf_status,
    ${context.changing?.has(term.variable) ? 'false AS "break"' : '"break"'}, unreliable, revised, reason, [source] AS sources, [snapshot] AS snapshots
  FROM ${variableTable(term.variable)} WHERE ${filter}`,
  };
}

interface Range {
  readonly from?: number;
  readonly below?: number;
}

/** SQL for a term with bounds: bands that tile them exactly, within one source; the best source by precedence. */
function compileRange(
  variable: string,
  [dimension, range]: readonly [string, Range],
  filter: string,
  columns: string,
  period: string,
  context: Context,
): string {
  const tiles = tilesOf(variable, dimension, range, context).flatMap(({ holding, codes }) =>
    codes.map(
      (code) =>
        `(${literal(holding.source)}, ${literal(holding.time_period)}, ${literal(code)}, ${codes.length})`,
    ),
  );
  const values = tiles.length > 0 ? `VALUES ${tiles.join(', ')}` : `SELECT '', '', '', 0 LIMIT 0`;
  const sum = strictSum('count(*) < any_value(tile.parts)');
  return `SELECT * EXCLUDE (choice) FROM (
    SELECT area, ${period.replaceAll('time_period', 'cell.time_period')} AS time_period, max(ref_date) AS ref_date, basis, ${columns}
      (${sum.obs_value})::DECIMAL(28, 6) AS obs_value, ${sum.obs_status} AS obs_status, ${sum.conf_status} AS conf_status,
      ${context.changing?.has(variable) ? 'false' : sum.break} AS "break", ${sum.unreliable} AS unreliable, ${sum.revised} AS revised,
      ${sum.reason} AS reason, [cell.source] AS sources, list_sort(list(DISTINCT snapshot)) AS snapshots,
      row_number() OVER (PARTITION BY area, cell.time_period, basis, ${columns}true ORDER BY min(precedence)) AS choice
    FROM ${cellTable(variable)} AS cell
      JOIN (${values}) AS tile(source, time_period, code, parts)
        ON tile.source = cell.source AND tile.time_period = cell.time_period AND tile.code = cell.${identifier(dimension)}
    WHERE ${filter} GROUP BY area, cell.time_period, basis, ${columns}cell.source
  ) WHERE choice = 1`;
}

/** For each source and period that gives bands at all: the codes that tile the bounds; empty if they do not. */
export function tilesOf(
  variable: string,
  dimension: string,
  range: Range,
  context: Context,
): readonly { readonly holding: Holding; readonly codes: readonly string[]; readonly tiled: boolean }[] {
  const codelist = context.registry.codelists.get(dimension);
  if (!codelist) throw new Error(`no code list ${dimension}`);
  return context
    .holdings(variable, dimension)
    .map((holding) => ({ holding, bands: bandsOf(codelist, holding.codes) }))
    .filter(({ bands }) => bands.length > 0)
    .map(({ holding, bands }) => {
      const tiling = tile(bands, { from: range.from ?? 0, below: range.below ?? null });
      return { holding, codes: tiling?.map(({ code }) => code) ?? [], tiled: tiling !== null };
    });
}

function codeOf(condition: string | Range | undefined): string {
  return typeof condition === 'string' ? condition : '_T';
}
