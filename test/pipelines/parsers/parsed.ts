import type { Parser, Row, Table } from '../../../pipelines/parsers/parser.ts';
import type { SourceRead } from '../../../schemas/types.ts';

export interface Parsed extends Omit<Table, 'rows'> {
  readonly rows: readonly Row[];
  readonly names: readonly string[];
}

/** Runs a parser on text or bytes and reads all of its rows. */
export async function parsed(
  parser: Parser,
  content: string | Uint8Array,
  read: Omit<SourceRead, 'parser'> = {},
): Promise<Parsed> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const table = await parser(bytes, { parser: 'csv', ...read }, 'test/file');
  const rows: Row[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  return { ...table, rows, names: table.columns.map(({ name }) => name) };
}

/** The cells of all rows, without their records. */
export function cells({ rows }: Parsed): readonly (readonly (string | null)[])[] {
  return rows.map((row) => row.cells);
}
