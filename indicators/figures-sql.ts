import { identifier, literal } from '../schemas/sql-quote.ts';

/** A published table: the figures of an indicator, or of a variable. */
export interface FigureFile {
  readonly table: 'indicator' | 'variable';
  readonly id: string;
  /** Where its Parquet file lies. */
  readonly path: string;
  /** The columns that the file has: releases of another day may have had others. */
  readonly columns: readonly string[];
}

/** Columns without which a file does not say which figure it gives. */
export const figureColumns: readonly string[] = [
  ...['ref_area', 'area_name', 'time_period', 'basis'],
  ...['obs_value', 'obs_status', 'reason', 'source', 'snapshot'],
];

/** SQL: published files → one table of figures; a dimension that a file has not is `_Z`. */
export function compileFigures(
  target: string,
  files: readonly FigureFile[],
  dimensions: readonly string[],
): string {
  const selects = files.map((file) => selectFigures(file, dimensions));
  return `CREATE OR REPLACE TABLE ${identifier(target)} AS
${[noFigures(dimensions), ...selects].join('\nUNION ALL\n')}`;
}

function selectFigures({ table, id, path, columns }: FigureFile, dimensions: readonly string[]): string {
  const codes = dimensions.map((name) =>
    columns.includes(name) ? `coalesce(${identifier(name)}, '_Z')` : `'_Z'`,
  );
  return `SELECT ${literal(table)}, ${literal(id)}, ref_area, area_name, time_period, basis, ${codes.map((code) => `${code}, `).join('')}${publishedDecimal('obs_value')}, obs_status, reason, source, snapshot
FROM read_parquet(${literal(path)})`;
}

function noFigures(dimensions: readonly string[]): string {
  const text = ['table', 'id', 'ref_area', 'area_name', 'time_period', 'basis', ...dimensions];
  const names = (all: readonly string[]) => all.map((name) => `NULL::VARCHAR AS ${identifier(name)}`);
  return `SELECT ${names(text).join(', ')}, NULL::DECIMAL(28, 6) AS obs_value, ${names(['obs_status', 'reason', 'source', 'snapshot']).join(', ')} WHERE false`;
}

/**
 * SQL: the decimal that was written as a DOUBLE. Its shortest text is that decimal again (up to 15 digits), whereas
 * arithmetic on the DOUBLE would have to guess.
 */
export function publishedDecimal(column: string): string {
  return `${column}::VARCHAR::DECIMAL(28, 6)`;
}
