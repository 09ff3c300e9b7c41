import type { SourceRead } from '../../schemas/types.ts';
import { csv } from './csv.ts';
import { genesis } from './genesis.ts';
import { geojson } from './geojson.ts';
import { jsonStat } from './json-stat.ts';
import { xlsx } from './xlsx.ts';

export interface Column {
  /** Header labels from top to bottom joined by ` > `, or a role (`date key name label1 … value quality`). */
  readonly name: string;
  /** The unit in the header, as written; null where the file gives none. */
  readonly unit: string | null;
}

export interface Row {
  /** Line of the file as received (first line is 1), row of the sheet, or number of the feature or figure. */
  readonly record: number;
  /** As many as columns. null: not in the file; empty text: an empty cell. */
  readonly cells: readonly (string | null)[];
}

/** A file as a table of text: nothing is interpreted yet. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
  readonly preamble: string;
  readonly footer: string;
  /** The publisher's time stamp as local `YYYY-MM-DDTHH:MM:SS` or `YYYY-MM-DD`; null where there is none. */
  readonly stand: string | null;
}

/** Bytes in, rows of text out. Throws a SourceError that names `file` when the bytes are no such table. */
export type Parser = (bytes: Uint8Array, read: SourceRead, file: string) => Table | Promise<Table>;

export const parsers: ReadonlyMap<SourceRead['parser'], Parser> = new Map<SourceRead['parser'], Parser>([
  ['genesis', genesis],
  ['csv', csv],
  ['xlsx', xlsx],
  ['geojson', geojson],
  ['json-stat', jsonStat],
]);
