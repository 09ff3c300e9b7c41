import type { MergeRange } from 'hucre/xlsx';
import type { SourceRead } from '../../schemas/types.ts';
import type { Layout } from './layout.ts';

/** The same template is the same file, whenever it is made. */
const always = new Date('2026-01-01T00:00:00Z');

/** A template as a workbook: the table on one sheet, how to fill it in on another. */
export async function workbookFile(
  layout: Layout,
  explanation: readonly string[],
  read: SourceRead,
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx'); // only here: most commands write no workbook
  const rows = sheetRows(layout, read.spans === true);
  return writeXlsx({
    properties: { created: always, modified: always },
    sheets: [
      {
        name: read.sheet ?? 'Tabelle',
        rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
        merges: read.spans ? mergesOf(layout) : [],
      },
      { name: 'Erläuterung', rows: explanation.map((line) => [line === '' ? null : line]) },
    ],
  });
}

function sheetRows({ top, header, rows, below }: Layout, spans: boolean): readonly (readonly string[])[] {
  const last = header.at(-1)?.line ?? 1;
  const above = Array.from({ length: last }, (_, index): readonly string[] => {
    const own = header.find(({ line }) => line === index + 1);
    if (!own) return top[index] ?? [];
    return spans && own.line !== last
      ? own.cells.map((cell, column) => (starts(own.cells, column) ? cell : ''))
      : own.cells;
  });
  return [...above, ...rows, ...below];
}

function starts(cells: readonly string[], column: number): boolean {
  return cells[column] !== cells[column - 1];
}

/** A title over several columns, as offices like it. */
function mergesOf({ header }: Layout): MergeRange[] {
  return header.slice(0, -1).flatMap(({ line, cells }) =>
    cells.flatMap((cell, column) => {
      if (!starts(cells, column)) return [];
      const next = cells.findIndex((other, index) => index > column && other !== cell);
      const end = (next < 0 ? cells.length : next) - 1;
      return end > column ? [{ startRow: line - 1, startCol: column, endRow: line - 1, endCol: end }] : [];
    }),
  );
}
