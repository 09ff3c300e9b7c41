import type { Regions } from './genesis-regions.ts';
import { readHeaderRows } from './header-rows.ts';
import { allFilled, cellsOf, countLeading, readLeading } from './leading-columns.ts';
import { lineText } from './lines.ts';
import type { Layout } from './melt.ts';
import { isPeriod, statedPeriod } from './period-text.ts';
import { readValueColumns } from './value-columns.ts';

/** Finds out what every column is, and whether the date stands in the header, the first column or the preamble. */
export function layOut({ preamble, header, body, width }: Regions, file: string): Layout {
  const first = countLeading(header, body, width);
  const stated =
    preamble.map((line) => statedPeriod(lineText(line))).findLast((period) => period !== null) ?? null;
  const datedFirst = allFilled(cellsOf(body, 0), isPeriod);
  const rows = header.map(({ cells }) => cells.map((cell, column) => (column < first ? '' : cell)));
  const { headings, hasPeriods } = readHeaderRows(rows, width, datedFirst || stated !== null);
  const leading = readLeading(header, body, first, { header: hasPeriods, preamble: stated !== null });
  return {
    statedDate: hasPeriods || datedFirst ? null : stated,
    leading,
    values: readValueColumns(headings, body, first, file),
  };
}
