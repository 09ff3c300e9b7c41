import { identifier, literal } from '../schemas/sql-quote.ts';
import type { OutputColumn, OutputFormat } from './format.ts';

/** Codes as strings, values as DOUBLE (decimals turn into objects in pandas; they are rounded exactly beforehand), zstd. */
export const parquet: OutputFormat = {
  id: 'parquet',
  extension: 'parquet',
  statement: (relation, columns, path) =>
    `COPY (SELECT ${columns.map(written).join(', ')} FROM (SELECT * FROM ${relation} ORDER BY ALL)) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
};

function written({ name, type }: OutputColumn): string {
  const column = identifier(name);
  return type.startsWith('DECIMAL') ? `${column}::DOUBLE AS ${column}` : column;
}
