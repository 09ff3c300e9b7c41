import type { SourceRead } from '../../schemas/types.ts';
import { type Column, parsers, type Row } from '../parsers/parser.ts';

/** A file as its parser sees it, all rows at once: a draft is made of one file, while somebody waits. */
export interface WholeTable {
  readonly read: SourceRead;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly preamble: string;
  readonly footer: string;
  readonly stand: string | null;
}

/** Reads a file with the parser that the nightly run would use. */
export async function readWhole(bytes: Uint8Array, read: SourceRead, file: string): Promise<WholeTable> {
  const parser = parsers.get(read.parser);
  if (!parser) throw new Error(`no parser ${read.parser}`);
  const { columns, rows, preamble, footer, stand } = await parser(bytes, read, file);
  const all: Row[] = [];
  for await (const batch of rows) for (const row of batch) all.push(row);
  return { read, columns, rows: all, preamble, footer, stand };
}

/** The cells of a column, in the rows with these numbers (counted from 0) or in all. */
export function cellsAt(
  { rows }: Pick<WholeTable, 'rows'>,
  column: number,
  only?: readonly number[],
): readonly string[] {
  const chosen = only === undefined ? rows : only.flatMap((index) => rows[index] ?? []);
  return chosen.map(({ cells }) => cells[column] ?? '');
}
