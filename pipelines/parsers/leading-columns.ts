import { areQualityMarks, isFigure, isKey } from './cell-shape.ts';
import { columnName } from './column-name.ts';
import type { Line } from './lines.ts';
import { isPartOfYear, isPeriod, isPeriodWord } from './period-text.ts';

/** A column by its place in the file, counted from 0. */
export interface NamedColumn {
  readonly index: number;
  readonly name: string;
}

export interface LeadingColumns {
  /** The date, and a part of the year where it has a column of its own. */
  readonly dates: readonly number[];
  readonly others: readonly NamedColumn[];
}

/** How many columns stand before the values: those without a header, or else those that hold no figures. */
export function countLeading(header: readonly Line[], body: readonly Line[], width: number): number {
  const headed = Array.from({ length: width }, (_, column) =>
    header.some(({ cells }) => cells[column] !== ''),
  );
  const empty = headed.indexOf(true);
  if (empty > 0) return empty;
  let count = width;
  while (count > 1 && holdsFigures(cellsOf(body, count - 1))) count--;
  return Math.min(count, Math.max(1, width - 1));
}

/** Names the columns before the values by their roles: key, name, label1 … `dated`: the date stands elsewhere. */
export function readLeading(
  header: readonly Line[],
  body: readonly Line[],
  count: number,
  dated: { readonly header: boolean; readonly preamble: boolean },
): LeadingColumns {
  const titles = Array.from({ length: count }, (_, column) => columnName(cellsOf(header, column)));
  const date = dated.header ? -1 : dateColumn(body, titles, dated.preamble);
  const columns = titles.map((title, index) => ({ index, title, cells: cellsOf(body, index) }));
  const isPart = ({ index, cells }: (typeof columns)[number]) =>
    index !== date && allFilled(cells, isPartOfYear);
  const parts = columns.filter(isPart).map(({ index }) => index);
  const others = columns.filter((column) => column.index !== date && !isPart(column));

  const hasKey = body.length === 0 || (others[0]?.cells.some(isKey) ?? false);
  const roles = [...(hasKey ? ['key', 'name'] : []), ...others.map((_, index) => `label${index + 1}`)];
  return {
    dates: date < 0 ? parts : [date, ...parts],
    others: others.map(({ index, title }) => ({ index, name: title || (roles.shift() ?? title) })),
  };
}

/** The cells of one column. */
export function cellsOf(lines: readonly Line[], column: number): readonly string[] {
  return lines.map(({ cells }) => cells[column] ?? '');
}

/** Are all filled cells such, and is there any? */
export function allFilled(cells: readonly string[], is: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every(is);
}

function dateColumn(body: readonly Line[], titles: readonly string[], statedInPreamble: boolean): number {
  if (allFilled(cellsOf(body, 0), isPeriod)) return 0;
  if (statedInPreamble) return -1;
  // An empty body shows no dates: a table without a date elsewhere has it first, before key and name.
  if (body.length === 0) return titles.length > 2 || isPeriodWord(titles[0] ?? '') ? 0 : -1;
  return titles.findIndex((_, column) => allFilled(cellsOf(body, column), isPeriod));
}

function holdsFigures(cells: readonly string[]): boolean {
  const figures = cells.every((cell) => cell === '' || isFigure(cell));
  return (figures && !allFilled(cells, isPeriod)) || areQualityMarks(cells);
}
