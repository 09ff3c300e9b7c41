import { isDataRow, isFigure } from '../parsers/cell-shape.ts';
import { isBlank, isNote, type Line } from '../parsers/lines.ts';
import { isPeriod } from '../parsers/period-text.ts';
import { isUnit } from '../parsers/unit-text.ts';

export interface HeaderGuess {
  /** Lines that name the columns, from top to bottom; none where rows of figures begin without a header. */
  readonly header: readonly number[];
  readonly units: number | null;
  /** Titles stand only in the first of the columns that they are for (merged cells). */
  readonly spans: boolean;
  /** The first line of figures; null where there is none. */
  readonly firstRow: number | null;
}

/**
 * Where the header stands: directly above the first row of figures, at most seven lines, the units last. `isPadded`: each
 * line of the table has all its fields, as in delimited text.
 */
export function guessHeader(lines: readonly Line[], isPadded: boolean): HeaderGuess {
  const indent = Math.min(
    ...lines.map(({ cells }) => cells.findIndex((cell) => cell !== '')).filter((at) => at >= 0),
  );
  const start = lines.findIndex(({ cells }) => {
    const own = cells.slice(indent);
    return isDataRow(own) && !isHeaderOfYears(own);
  });
  if (start < 0) return { header: [], units: null, spans: false, firstRow: null };
  const rows = rowsAbove(lines, start, isPadded);
  const last = rows.at(-1);
  const filled = (last?.cells ?? []).filter((cell) => cell !== '');
  const hasUnits = rows.length > 1 && filled.filter(isUnit).length * 2 > filled.length;
  return {
    header: (hasUnits ? rows.slice(0, -1) : rows).map(({ record }) => record),
    units: hasUnits ? (last?.record ?? null) : null,
    spans: hasSpans(hasUnits ? rows.slice(0, -1) : rows),
    firstRow: lines[start]?.record ?? null,
  };
}

/** `AGS;Stadt;2023;2024` looks like figures of an area whose key has no digits. */
function isHeaderOfYears([first = '', ...others]: readonly string[]): boolean {
  const figures = others.filter(isFigure);
  return !/\d/.test(first) && figures.every(isPeriod) && new Set(figures).size === figures.length;
}

/** A title, then nothing beside it, while the lowest row goes on: the same column twice would have the same title twice. */
function hasSpans(rows: readonly Line[]): boolean {
  const below = rows.at(-1)?.cells ?? [];
  return rows
    .slice(0, -1)
    .some(({ cells }) =>
      below.some(
        (cell, column) =>
          column > 0 && cell !== '' && !cells[column] && cells[column - 1] && below[column - 1],
      ),
    );
}

/** Blank lines may stand between header and figures, not within a header. */
function rowsAbove(lines: readonly Line[], start: number, isPadded: boolean): readonly Line[] {
  const width = lines[start]?.cells.length;
  const above = lines.slice(0, start);
  const end = above.findLastIndex((line) => !isBlank(line)) + 1;
  const top =
    above
      .slice(0, end)
      .findLastIndex((line) => isBlank(line) || isTitle(line) || (isPadded && line.cells.length !== width)) +
    1;
  return above.slice(Math.max(top, end - 7), end);
}

/** A title fills the first field only; so does the header of a table of one column, which is no use to us. */
function isTitle(line: Line): boolean {
  return isNote(line) && line.cells[0] !== '';
}
