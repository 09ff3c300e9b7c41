import type { Registry } from '../../indicators/registry.ts';
import { strictSum } from '../../indicators/status-sql.ts';
import { identifier, literal, literals } from '../../schemas/sql-quote.ts';
import type { SourceRows } from '../../schemas/types.ts';
import type { SourceDefinition } from '../project.ts';
import { rowDimensions, type ValueColumn } from './columns.ts';
import { meanings, profileOf, qualities } from './legend-sql.ts';
import { numberStyle } from './number-style.ts';

/** The names of one snapshot's tables in the warehouse. */
export interface Tables {
  /** The file as text: record, c0, c1 … */
  readonly raw: string;
  /** Publisher's key → area, for keys that are ours; a record may count for several areas. */
  readonly keys: string;
  /** Text → time_period, ref_date. */
  readonly periods: string;
  /** Dimension, text → code. */
  readonly labels: string;
  /** Records of our areas, with area, period and the codes of row dimensions. */
  readonly own: string;
  /** One row per figure, as text and as what it means. */
  readonly cells: string;
  /** What became of each correction; there only where the source has corrections. */
  readonly corrections: string;
  readonly observations: string;
}

/** What the compiler needs to know; everything in it is validated. */
export interface Mapping {
  readonly source: SourceDefinition;
  readonly snapshot: string;
  readonly tables: Tables;
  /** Column name → column of the raw table. */
  readonly columns: ReadonlyMap<string, string>;
  readonly values: readonly ValueColumn[];
  readonly registry: Registry;
}

/** Two sources may read the same file, so the names have both. They are SQL names as they stand, without quotes. */
export function tablesOf(source: string, snapshot: string): Tables {
  const words = source.replaceAll('/', '__').replaceAll('-', '_');
  const named = (kind: string) => `${kind}_${snapshot}_${words}`;
  return {
    raw: named('raw'),
    keys: named('key'),
    periods: named('period'),
    labels: named('label'),
    own: named('own'),
    cells: named('cell'),
    corrections: named('correction'),
    observations: named('observation'),
  };
}

/** SQL: raw rows → rows of our areas with area, period and row dimensions. Unknown labels stay visible as NULL. */
export function compileOwn(mapping: Mapping): string {
  const { source, tables } = mapping;
  const { area, period } = source.map;
  const dimensions = rowDimensions(source.map);
  const labels = dimensions.map(
    ({ dimension, column }) =>
      `  LEFT JOIN ${tables.labels} AS ${identifier(`label of ${dimension}`)}
    ON ${identifier(`label of ${dimension}`)}.dimension = ${literal(dimension)}
    AND ${identifier(`label of ${dimension}`)}.label = ${raw(mapping, column)}`,
  );
  const periodText =
    period.column === undefined ? literal(period.const ?? null) : raw(mapping, period.column);
  const codes = dimensions.map(
    ({ dimension }) => `, ${identifier(`label of ${dimension}`)}.code AS ${identifier(`row ${dimension}`)}`,
  );
  return `CREATE OR REPLACE TABLE ${tables.own} AS
SELECT raw.*, key.area, ${periodText} AS period_text, period.time_period, period.ref_date${codes.join('')}
FROM ${tables.raw} AS raw
  JOIN ${tables.keys} AS key ON key.key = ${raw(mapping, area.column)}
  LEFT JOIN ${tables.periods} AS period ON period.text = ${periodText}
${labels.join('\n')}
WHERE ${skipped(mapping)}`;
}

/** SQL that is true for rows which no `skip` excludes. */
function skipped(mapping: Mapping): string {
  const rows = (mapping.source.map.skip ?? []).map((skip) => skip.rows).filter((skip) => skip !== undefined);
  const tests = rows.map((filter) => `NOT (${rowTest(mapping, filter)})`);
  return tests.length > 0 ? tests.join(' AND ') : 'true';
}

/** SQL for `rows: {label1: Personen}`; * stands for any text. */
export function rowTest(mapping: Mapping, filter: SourceRows): string {
  const tests = Object.entries(filter).map(([column, wanted]) => {
    const texts = [wanted].flat();
    const plain = texts.filter((text) => !text.includes('*'));
    const patterns = texts.filter((text) => text.includes('*'));
    const alternatives = [
      ...(plain.length > 0 ? [`${raw(mapping, column)} IN (${literals(plain)})`] : []),
      ...patterns.map(
        (text) =>
          `${raw(mapping, column)} LIKE ${literal(text.replace(/[%_\\]/g, '\\$&').replaceAll('*', '%'))} ESCAPE '\\'`,
      ),
    ];
    return `coalesce(${alternatives.join(' OR ')}, false)`;
  });
  return tests.join(' AND ');
}

function raw(mapping: Mapping, column: string): string {
  const position = mapping.columns.get(column);
  if (position === undefined) throw new Error(`${mapping.source.id}: no column ${column} in the raw table`);
  return identifier(position);
}

/** SQL: rows of our areas → one row per figure with value, status and flags; `ok` is false where the text is neither. */
export function compileCells(mapping: Mapping): string {
  const { source, tables, registry } = mapping;
  const profile = profileOf(source.read, registry);
  const numbers = numberStyle(source.read);
  const selects = mapping.values.map((value) => compileColumn(mapping, value));
  return `CREATE OR REPLACE TABLE ${tables.cells} AS
WITH
  ${meanings('sign', profile.signs)},
  ${meanings('suffix', profile.suffixes ?? {})},
  ${meanings('bracket', profile.parentheses ? { '(': profile.parentheses } : {})},
  ${qualities(mapping.values, registry)},
  cell AS (
${selects.join('\n    UNION ALL\n')}
  ),
  clean AS (
    -- A typographic minus is a minus; a hard or thin space is a space.
    SELECT *, trim(translate(raw, '\u2212\u00a0\u2009\u202f', '-   ')) AS text FROM cell
  ),
  part AS (
    SELECT *, regexp_extract(text, ${literal(numbers.cell)}, ['open', 'number', 'close', 'suffix']) AS part FROM clean
  )
SELECT
  record, "column", variable, area, time_period, ref_date, ${dimensionList(mapping)}, part.text, part.factor,
  CASE
    WHEN quality.status IN ('L', 'M', 'O', 'Q') THEN NULL
    WHEN sign.text IS NOT NULL THEN sign.value * factor
    ELSE TRY_CAST(${numbers.plain('part.part.number')} AS DECIMAL(28, 6)) * factor
  END::DECIMAL(28, 6) AS obs_value,
  coalesce(sign.status, suffix.status, bracket.status, nullif(quality.status, 'A'), 'A') AS obs_status,
  coalesce(sign.conf, suffix.conf, bracket.conf, quality.conf, 'F') AS conf_status,
  coalesce(sign.unreliable, false) OR coalesce(suffix.unreliable, false) OR coalesce(bracket.unreliable, false)
    OR coalesce(quality.unreliable, false) AS unreliable,
  coalesce(sign.revised, false) OR coalesce(suffix.revised, false) OR coalesce(quality.revised, false) AS revised,
  coalesce(sign.reason, quality.reason) AS reason,
  (sign.text IS NOT NULL OR (
    part.part.number <> ''
    AND TRY_CAST(${numbers.plain('part.part.number')} AS DECIMAL(28, 6)) IS NOT NULL
    AND (part.part.open = '') = (part.part.close = '')
    AND (part.part.open = '' OR bracket.text IS NOT NULL)
    AND (part.part.suffix = '' OR suffix.text IS NOT NULL)
  )) AS ok,
  quality_profile IS NULL OR quality.text IS NOT NULL AS quality_ok, quality_text
FROM part
  LEFT JOIN sign ON sign.text = part.text
  LEFT JOIN suffix ON suffix.text = part.part.suffix
  LEFT JOIN bracket ON bracket.text = part.part.open
  LEFT JOIN quality ON quality.profile = part.quality_profile AND quality.text = part.quality_text`;
}

function compileColumn(mapping: Mapping, value: ValueColumn): string {
  const { registry, source } = mapping;
  const variable = registry.variables.get(value.variable);
  const rowCodes = new Set(rowDimensions(source.map).map(({ dimension }) => dimension));
  const codes = registry.dimensions.map((dimension) => {
    const fixed = value.codes[dimension];
    const column = identifier(dimension);
    if (!variable?.dimensions.includes(dimension)) return `'_Z' AS ${column}`;
    if (fixed !== undefined) return `${literal(fixed)} AS ${column}`;
    return rowCodes.has(dimension) ? `${identifier(`row ${dimension}`)} AS ${column}` : `'_T' AS ${column}`;
  });
  const conditions = [
    // NULL: the cell is not in the file. An empty cell is empty text and must be a sign of the profile.
    `${raw(mapping, value.name)} IS NOT NULL`,
    ...(Object.keys(value.rows).length > 0 ? [rowTest(mapping, value.rows)] : []),
    ...(value.until === null ? [] : [`time_period <= ${literal(value.until)}`]),
  ];
  const quality = value.status ? `trim(${raw(mapping, value.status.column)})` : 'NULL';
  return `    SELECT record, ${literal(value.name)} AS "column", ${literal(value.variable)} AS variable, area, time_period,
      ref_date, ${codes.join(', ')}, ${raw(mapping, value.name)} AS raw, ${value.factor}::DECIMAL(18, 6) AS factor,
      ${literal(value.status?.signs ?? null)}::VARCHAR AS quality_profile, ${quality}::VARCHAR AS quality_text
    FROM ${mapping.tables.own} WHERE ${conditions.join(' AND ')}`;
}

/** SQL: figures → observations. Records that add up to one area are added strictly: a missing part, no sum. */
export function compileObservations(mapping: Mapping): string {
  const { source, snapshot, tables } = mapping;
  const basis = source.map.basis?.const ?? '_Z';
  const dimensions = dimensionList(mapping);
  const origin = `${literal(source.id)} AS source, ${literal(snapshot)} AS snapshot`;
  const key = `variable, area, time_period, ref_date, ${literal(basis)} AS basis, ${dimensions}`;
  if (source.map.records !== 'add') {
    return `CREATE OR REPLACE TABLE ${tables.observations} AS
SELECT ${key}, obs_value, obs_status, conf_status, unreliable, revised, reason, ${origin}, record, "column"
FROM ${tables.cells}`;
  }
  const sum = strictSum();
  return `CREATE OR REPLACE TABLE ${tables.observations} AS
SELECT ${key}, (${sum.obs_value})::DECIMAL(28, 6) AS obs_value, ${sum.obs_status} AS obs_status,
  ${sum.conf_status} AS conf_status, ${sum.unreliable} AS unreliable, ${sum.revised} AS revised,
  -- A sum with a corrected part says so.
  coalesce(${sum.reason}, CASE WHEN bool_or(reason = 'corrected') THEN 'corrected' END) AS reason,
  ${origin}, min(record) AS record, min("column") AS "column"
FROM ${tables.cells}
GROUP BY variable, area, time_period, ref_date, ${dimensions}`;
}

function dimensionList(mapping: Mapping): string {
  return mapping.registry.dimensions.map(identifier).join(', ');
}
