import { createHash } from 'node:crypto';
import { SourceError } from '../../schemas/errors.ts';
import { parsers, type Table } from '../parsers/parser.ts';
import { withoutStamps } from '../parsers/without-stamps.ts';
import type { SourceDefinition } from '../project.ts';

/** What a file says, whatever it is wrapped in. */
export interface Content {
  /** Equal where columns, rows and notes are equal; line ends, encoding, packing and time stamps do not count. */
  readonly hash: string;
  readonly columns: readonly string[];
  /** The first rows, enough to tell which column is which. */
  readonly rows: readonly Cells[];
}

export type Cells = readonly (string | null)[];

const sampled = 1000;

/** Reads a file as its definition says; null where it is no such table, which others report. */
export async function readContent(
  bytes: Uint8Array,
  { id, read }: Pick<SourceDefinition, 'id' | 'read'>,
): Promise<Content | null> {
  const parser = parsers.get(read.parser);
  if (!parser) throw new Error(`no parser ${read.parser}`);
  try {
    return await digest(await parser(bytes, read, id));
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

async function digest(table: Table): Promise<Content> {
  const hash = createHash('sha256');
  const rows: Cells[] = [];
  hash.update(JSON.stringify(table.columns.map(({ name, unit }) => [name, unit])));
  for await (const batch of table.rows) {
    for (const { cells } of batch) {
      hash.update(`${JSON.stringify(cells)}\n`);
      if (rows.length < sampled) rows.push(cells);
    }
  }
  hash.update(JSON.stringify(withoutStamps(table)));
  return { hash: hash.digest('hex'), columns: table.columns.map(({ name }) => name), rows };
}
