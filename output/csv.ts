import { identifier, literal, plainNumber } from '../schemas/sql-quote.ts';
import type { OutputColumn, OutputFormat } from './format.ts';

/** UTF-8, comma, decimal point, LF; an empty field is no value. Decimals are written exactly and as short as they are. */
export const csv: OutputFormat = {
  id: 'csv',
  extension: 'csv',
  statement: (relation, columns, path) =>
    `COPY (SELECT ${columns.map(written).join(', ')} FROM (SELECT * FROM ${relation} ORDER BY ALL)) TO ${literal(path)} (FORMAT csv, HEADER, DELIMITER ',', NULL '')`,
};

function written({ name, type }: OutputColumn): string {
  const column = identifier(name);
  return type.startsWith('DECIMAL') ? `${plainNumber(column)} AS ${column}` : column;
}
