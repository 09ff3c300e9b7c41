import type { SourceRead } from '../../schemas/types.ts';
import { isClosingNote } from './closing-note.ts';
import type { Line } from './lines.ts';
import type { Row, Table } from './parser.ts';
import { refusePage } from './refuse-page.ts';
import { headerEnd, readStatedHeader } from './stated-header.ts';
import { refuseBroken, sheetLines } from './workbook.ts';

/**
 * One sheet of a workbook. It is read twice: first for its width and the remarks below the table, so that every error
 * shows before the first row is used, then row by row.
 */
export async function xlsx(bytes: Uint8Array, read: SourceRead, file: string): Promise<Table> {
  refusePage(bytes, file);
  await refuseBroken(bytes, file);
  const end = headerEnd(read);
  const { top, width, last, footer } = await survey(sheetLines(bytes, read.sheet, file), end);
  const { columns, preamble } = readStatedHeader(top, read, file, width);
  const rows = batches(sheetLines(bytes, read.sheet, file), end, last, columns.length);
  return { columns, rows, preamble, footer: footer.join('\n'), stand: null };
}

interface Survey {
  /** Header and what stands above it. */
  readonly top: readonly Line[];
  /** Cells of the widest row of the body. */
  readonly width: number;
  /** The last row of the body. */
  readonly last: number;
  readonly footer: readonly string[];
}

async function survey(lines: AsyncIterable<Line>, end: number): Promise<Survey> {
  const top: Line[] = [];
  let width = 0;
  let last = end;
  let notes: Line[] = [];
  for await (const line of lines) {
    if (line.record <= end) top.push(line);
    else if (isClosingNote(line)) notes.push(line);
    else {
      width = Math.max(width, line.cells.length);
      last = line.record;
      notes = [];
    }
  }
  // In a table of one column nothing tells a remark from a row.
  const isNarrow = Math.max(width, ...top.map(({ cells }) => cells.length)) === 1;
  if (isNarrow) return { top, width, last: Infinity, footer: [] };
  return { top, width, last, footer: notes.map(({ cells }) => cells[0] ?? '') };
}

async function* batches(
  lines: AsyncIterable<Line>,
  end: number,
  last: number,
  width: number,
): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for await (const { record, cells } of lines) {
    if (record <= end) continue;
    if (record > last) break;
    batch.push({ record, cells: Array.from({ length: width }, (_, column) => cells[column] ?? '') });
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

const batchSize = 1000;
