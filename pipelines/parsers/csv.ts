import type { SourceRead } from '../../schemas/types.ts';
import { isClosingNote } from './closing-note.ts';
import { decode } from './decode.ts';
import { isBlank, lineText, splitLines } from './lines.ts';
import type { Table } from './parser.ts';
import { refuseRagged } from './row-length.ts';
import { headerEnd, readStatedHeader } from './stated-header.ts';

/** A table of delimited text; the definition says on which lines its header stands. */
export function csv(bytes: Uint8Array, read: SourceRead, file: string): Table {
  const lines = splitLines(decode(bytes, read, file), read.delimiter ?? ';', file);
  const end = headerEnd(read);
  const header = readStatedHeader(
    lines.filter(({ record }) => record <= end),
    read,
    file,
  );
  const { length } = header.columns;
  const below = lines.filter((line) => line.record > end && !isBlank(line));
  // In a table of one column nothing tells a remark from a row.
  const count = length === 1 ? below.length : below.findLastIndex((line) => !isClosingNote(line)) + 1;
  const body = below.slice(0, count);
  refuseRagged([...header.lines, ...body], length, file);
  return {
    columns: header.columns,
    rows: [body],
    preamble: header.preamble,
    footer: below.slice(count).map(lineText).join('\n'),
    stand: null,
  };
}
