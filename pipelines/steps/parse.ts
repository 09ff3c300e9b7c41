import type { Warehouse } from '../effects/warehouse.ts';
import type { Table } from '../parsers/parser.ts';
import { parsers } from '../parsers/parser.ts';
import type { SourceDefinition } from '../project.ts';

export interface ParsedFile {
  readonly table: Table;
  /** Column name → column of the raw table. */
  readonly columns: ReadonlyMap<string, string>;
  readonly rows: number;
}

/** Reads bytes by the source's `read` and puts them into the warehouse as text: record, c0, c1 … */
export async function parse(
  bytes: Uint8Array,
  source: Pick<SourceDefinition, 'id' | 'read'>,
  rawTable: string,
  warehouse: Warehouse,
): Promise<ParsedFile> {
  const parser = parsers.get(source.read.parser);
  if (!parser) throw new Error(`no parser ${source.read.parser}`);
  const table = await parser(bytes, source.read, source.id);
  const columns = new Map(table.columns.map(({ name }, index) => [name, `c${index}`]));
  const types = Object.fromEntries([...columns.values()].map((name) => [name, 'VARCHAR' as const]));
  const rows = await warehouse.fill(rawTable, { record: 'INTEGER', ...types }, rowsOf(table));
  return { table, columns, rows };
}

async function* rowsOf(table: Table): AsyncGenerator<readonly (string | number | null)[]> {
  for await (const batch of table.rows) for (const row of batch) yield [row.record, ...row.cells];
}
