import { isPartOfYear, isPeriod } from './period-text.ts';

/** Is it a figure, or a sign in place of one: `105,25`, `(12)`, `1 234 p`, `-`, `.`, `x`? */
export function isFigure(text: string): boolean {
  return figure.test(text) || signs.has(text);
}

/** Is it a code: `07315`, `DG`, `WZ08-A`? */
export function isKey(text: string): boolean {
  return /^[\p{Lu}\d][\p{Lu}\d._-]{0,19}$/u.test(text);
}

/** Does the column hold only marks of quality, such as `e` for final? */
export function areQualityMarks(cells: readonly string[]): boolean {
  const marks = cells.filter((cell) => cell !== '');
  // A column of nothing but x is a column of figures that make no sense there.
  return marks.every((mark) => /^[a-z]{1,2}$/i.test(mark)) && marks.some((mark) => !/^x$/i.test(mark));
}

/** Do these cells begin a row of figures? Header rows leave the first field empty, titles all others. */
export function isDataRow(cells: readonly string[]): boolean {
  const [first = '', ...others] = cells;
  if (first === '') return false;
  const filled = others.filter((cell) => cell !== '');
  if (filled.some((cell) => isFigure(cell) && !isPeriod(cell))) return true;
  const opens = isKey(first) || isPeriod(first) || isPartOfYear(first);
  return opens && filled.some((cell) => isFigure(cell) || /\d/.test(first));
}

const figure = /^\(?[+-]?\d[\d .,']*\)?\s?[a-z]{0,2}\)?$/;
const signs = new Set(['-', '–', '.', '...', '…', 'x', 'X', '/', '*', '·', '()', '( )', '(-)']);
