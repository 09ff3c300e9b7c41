import { areQualityMarks } from './cell-shape.ts';
import { columnName } from './column-name.ts';
import type { Heading } from './header-rows.ts';
import { cellsOf, type NamedColumn } from './leading-columns.ts';
import type { Line } from './lines.ts';
import { notATable } from './not-a-table.ts';
import { joinPeriod } from './period-text.ts';

export interface ValueColumn extends NamedColumn {
  readonly unit: string | null;
  /** What the header says about the date of its values; empty text where it says nothing. */
  readonly date: string;
}

/** Names the columns from `first` on by their headings; those without labels are `value`, or `quality` beside a value. */
export function readValueColumns(
  headings: readonly Heading[],
  body: readonly Line[],
  first: number,
  file: string,
): readonly ValueColumn[] {
  const columns = headings.slice(first).map((heading, offset) => {
    const index = first + offset;
    const left = offset === 0 ? undefined : headings[index - 1];
    const date = joinPeriod(heading.dates);
    if (isQuality(heading, left, cellsOf(body, index))) return { index, name: 'quality', unit: null, date };
    return { index, name: columnName(heading.labels) || 'value', unit: heading.unit, date };
  });
  const undated = columns.find(({ date }) => date === '');
  if (undated !== undefined && columns.some(({ date }) => date !== '')) throw withoutDate(undated, file);
  return columns;
}

/** Its heading is empty or repeats the one beside it, and its cells are letters. */
function isQuality(heading: Heading, left: Heading | undefined, cells: readonly string[]): boolean {
  const name = columnName(heading.labels);
  const isRepeated =
    left !== undefined && name === columnName(left.labels) && `${heading.dates}` === `${left.dates}`;
  if (name === '' || isRepeated) {
    if (areQualityMarks(cells)) return true;
    return heading.isEmpty && left !== undefined && cells.every((cell) => cell === '');
  }
  return false;
}

function withoutDate(column: ValueColumn, file: string): Error {
  const number = column.index + 1;
  return notATable(file, {
    de: `über der Spalte ${number} („${column.name}“) steht kein Datum, über anderen Spalten schon`,
    en: `column ${number} ("${column.name}") has no date above it, other columns have`,
  });
}
