import { isPartOfYear, isPeriod, isPeriodWord, isYears } from './period-text.ts';
import { isUnit } from './unit-text.ts';

/** What a header says above one column. */
export interface Heading {
  readonly labels: readonly string[];
  readonly unit: string | null;
  /** Date or period; in two rows where the year stands in one and its part in the other. */
  readonly dates: readonly string[];
  /** No header row has anything above this column. */
  readonly isEmpty: boolean;
}

/** What the header rows contribute to the names of the value columns. */
export interface HeaderRows {
  readonly headings: readonly Heading[];
  /** The header has a row of dates with their year. */
  readonly hasPeriods: boolean;
}

type Kind = 'label' | 'unit' | 'period' | 'part' | 'period-word';

/**
 * Sorts header rows into labels, dates and the unit, column by column. Where the date stands outside the header,
 * a row of years is a row of labels (years of construction, say) unless a word such as `Jahr` stands above it.
 */
export function readHeaderRows(
  rows: readonly (readonly string[])[],
  width: number,
  datedOutside: boolean,
): HeaderRows {
  const kinds = kindsOf(rows, datedOutside);
  const filled = rows.map((row, index) => (isDated(kinds[index]) ? spread(row) : row));
  const lastPeriod = kinds.lastIndexOf('period');
  const headings = Array.from({ length: width }, (_, column) => {
    const pick = (wanted: (kind: Kind, row: number) => boolean) =>
      filled.filter((_row, row) => wanted(kinds[row] ?? 'label', row)).map((row) => row[column] ?? '');
    return {
      labels: pick((kind) => kind === 'label'),
      unit: pick((kind) => kind === 'unit').at(0) || null,
      // Of a year above its days only the day counts; a quarter above or below its year belongs to it.
      dates: pick((kind, row) => kind === 'part' || row === lastPeriod).filter((date) => date !== ''),
      isEmpty: rows.every((row) => (row[column] ?? '') === ''),
    };
  });
  return { headings, hasPeriods: lastPeriod >= 0 };
}

function kindsOf(rows: readonly (readonly string[])[], datedOutside: boolean): readonly Kind[] {
  const kinds: Kind[] = rows.map((row, index) => {
    const above = (rows[index - 1] ?? []).filter((cell) => cell !== '');
    const named = above.length > 0 && above.every(isPeriodWord);
    if (every(row, isPeriod) && (named || !datedOutside || !every(row, isYears))) return 'period';
    return every(row, isPartOfYear) ? 'part' : 'label';
  });
  rows.forEach((row, index) => {
    if (isDated(kinds[index + 1]) && every(row, isPeriodWord)) kinds[index] = 'period-word';
  });
  const unit = unitRow(rows, kinds);
  return kinds.map((kind, index) => (index === unit ? 'unit' : kind));
}

/** Usually the last row. A unit that we do not know among others that we do is a unit; higher up, all must be known. */
function unitRow(rows: readonly (readonly string[])[], kinds: readonly Kind[]): number {
  const last = kinds.lastIndexOf('label');
  const cells = (rows[last] ?? []).filter((cell) => cell !== '');
  if (cells.filter(isUnit).length * 2 > cells.length) return last;
  return rows.findLastIndex((row, index) => kinds[index] === 'label' && every(row, isUnit));
}

/** A date may be written once above all of its columns. */
function spread(row: readonly string[]): readonly string[] {
  let date = '';
  return row.map((cell) => {
    date = cell || date;
    return date;
  });
}

function isDated(kind: Kind | undefined): boolean {
  return kind === 'period' || kind === 'part';
}

function every(row: readonly string[], test: (cell: string) => boolean): boolean {
  const cells = row.filter((cell) => cell !== '');
  return cells.length > 0 && cells.every(test);
}
