import type { SourceRead } from '../../schemas/types.ts';
import { columnName, distinctNames } from './column-name.ts';
import { type Line, lineText } from './lines.ts';
import { notATable } from './not-a-table.ts';
import type { Column } from './parser.ts';

export interface StatedHeader {
  readonly columns: readonly Column[];
  /** The lines of which they were read. */
  readonly lines: readonly Line[];
  readonly preamble: string;
}

/** The last line that the definition names as header or units; the body begins below it. */
export function headerEnd(read: SourceRead): number {
  return Math.max(...headerRecords(read), typeof read.units === 'number' ? read.units : 0);
}

/**
 * Names the columns by the header lines that the definition states; an empty title is `column 3`.
 * `width` is the number of columns, unless the header tells.
 */
export function readStatedHeader(
  top: readonly Line[],
  read: SourceRead,
  file: string,
  width = 0,
): StatedHeader {
  const titles = headerRecords(read).map((record) => lineAt(top, record, file));
  const labels = titles.map(({ cells }, index) =>
    read.spans && index < titles.length - 1 ? spanned(cells, titles.slice(index + 1)) : cells,
  );
  const units = typeof read.units === 'number' ? [lineAt(top, read.units, file)] : [];
  const length = Math.max(width, ...titles.map(({ cells }) => cells.length));
  const names = Array.from({ length }, (_, column) => {
    return columnName(labels.map((cells) => cells[column] ?? '')) || `column ${column + 1}`;
  });
  const lines = [...titles, ...units];
  return {
    columns: distinctNames(names).map((name, column) => ({ name, unit: units[0]?.cells[column] || null })),
    lines,
    preamble: top
      .filter((line) => !lines.includes(line))
      .map(lineText)
      .join('\n')
      .trim(),
  };
}

/** A title of merged cells stands in the first of them; it holds while there are titles below, up to the next one. */
function spanned(cells: readonly string[], below: readonly Line[]): readonly string[] {
  const width = Math.max(cells.length, ...below.map((line) => line.cells.length));
  let title = '';
  return Array.from({ length: width }, (_, column) => {
    title = cells[column] || title;
    return below.some((line) => line.cells[column]) ? title : (cells[column] ?? '');
  });
}

function headerRecords({ header = 1 }: SourceRead): readonly number[] {
  return typeof header === 'number' ? [header] : header;
}

function lineAt(top: readonly Line[], record: number, file: string): Line {
  const line = top.find((candidate) => candidate.record === record);
  if (line?.cells.some((cell) => cell !== '')) return line;
  throw notATable(
    file,
    {
      de: `Zeile ${record} soll zum Tabellenkopf gehören, ist aber leer oder fehlt`,
      en: `line ${record} should belong to the header, but is empty or missing`,
    },
    record,
  );
}
