import { isKey } from './cell-shape.ts';
import { isNote, type Line } from './lines.ts';

/** Is it a remark that may close a table, such as its source? A key alone is none, but a row that was cut off. */
export function isClosingNote(line: Line): boolean {
  return isNote(line) && !isKey(line.cells[0] ?? '');
}
