import { distinctNames } from './column-name.ts';
import type { LeadingColumns } from './leading-columns.ts';
import type { Line } from './lines.ts';
import type { Column, Row } from './parser.ts';
import { joinPeriod } from './period-text.ts';
import type { ValueColumn } from './value-columns.ts';

export interface Layout {
  /** A date that holds for the whole table; null where there is none. */
  readonly statedDate: string | null;
  readonly leading: LeadingColumns;
  readonly values: readonly ValueColumn[];
}

/** One figure of a record, wherever its date puts it. */
interface Measure {
  readonly name: string;
  readonly unit: string | null;
  /** Date in the header → place in the line. */
  readonly at: ReadonlyMap<string, number>;
}

/** Body lines → rows, one for each date of the header; the cell `date` comes first. */
export function melt(
  body: readonly Line[],
  layout: Layout,
): { columns: readonly Column[]; rows: Iterable<Row[]> } {
  const { statedDate, leading, values } = layout;
  const dates = [...new Set(values.map(({ date }) => date))];
  const measures = gather(values);
  const isDated = statedDate !== null || leading.dates.length > 0 || dates.some((date) => date !== '');
  const names = [
    ...(isDated ? ['date'] : []),
    ...leading.others.map(({ name }) => name),
    ...measures.map(({ name }) => name),
  ];
  const units = new Map(measures.map(({ unit }, index) => [names.length - measures.length + index, unit]));
  const columns = distinctNames(names).map((name, index) => ({ name, unit: units.get(index) ?? null }));

  const toRow = ({ record, cells }: Line, date: string): Row => {
    const own = leading.dates.map((index) => cells[index] ?? '');
    const whole = joinPeriod([statedDate ?? '', ...own, date]);
    const before = leading.others.map(({ index }) => cells[index] ?? '');
    const figures = measures.map(({ at }) => cells[at.get(date) ?? -1] ?? null);
    return { record, cells: [...(isDated ? [whole] : []), ...before, ...figures] };
  };
  return { columns, rows: batches(body, (line) => dates.map((date) => toRow(line, date))) };
}

/** Rows are made while they are read, so that a long table is never in memory twice. Can be read any number of times. */
function batches(body: readonly Line[], toRows: (line: Line) => Row[]): Iterable<Row[]> {
  return {
    *[Symbol.iterator]() {
      for (let at = 0; at < body.length; at += 1000) yield body.slice(at, at + 1000).flatMap(toRows);
    },
  };
}

/** Columns of one name and unit under different dates are one measure; under the same date they stay apart. */
function gather(values: readonly ValueColumn[]): readonly Measure[] {
  const measures: { name: string; unit: string | null; at: Map<string, number> }[] = [];
  for (const { name, unit, date, index } of values) {
    const free = measures.find((one) => one.name === name && one.unit === unit && !one.at.has(date));
    if (free === undefined) measures.push({ name, unit, at: new Map([[date, index]]) });
    else free.at.set(date, index);
  }
  return measures;
}
