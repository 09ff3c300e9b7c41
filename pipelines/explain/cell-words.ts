import { numberInWords, quoted } from '../in-words.ts';
import type { RawCell, Step } from './explanation.ts';
import { columnInWords } from './in-words.ts';
import type { Page } from './page.ts';

/** `Zeile 412, Spalte „weiblich“: „20111“`, with what a sign means; a column that was said already is left out. */
export function cellInWords(
  { record, column, text, factor, meaning }: RawCell,
  { language }: Page,
  said: string | null = null,
): string {
  const line = { de: 'Zeile', en: 'line' }[language];
  const shown = text === '' ? { de: 'leer', en: 'empty' }[language] : quoted(text, language);
  const means = { de: 'das heißt', en: 'meaning' }[language];
  return [
    `${line} ${record}${column === said ? '' : `, ${columnInWords(column, language)}`}: ${shown}`,
    ...(factor === '1' ? [] : [` × ${numberInWords(factor, language)}`]),
    ...(meaning === null ? [] : [`, ${means} ${quoted(meaning[language], language)}`]),
  ].join('');
}

/** The column of all the cells that are shown; null if they stand in several. */
export function sharedColumn({ cells }: Pick<Step, 'cells'>): string | null {
  const columns = new Set(cells.map(({ column }) => column));
  return columns.size === 1 ? (cells[0]?.column ?? null) : null;
}
