import type { CellValue } from 'hucre/xlsx';
import { numberText } from './number-text.ts';

/** The value of a workbook cell as text: numbers with a decimal point, dates as ISO, an empty cell as empty text. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  // Workbooks know neither zone nor offset: the reader gives local time as UTC.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : dateText(value);
  return String(value).trim();
}

function dateText(date: Date): string {
  return date
    .toISOString()
    .replace(/\.000Z$|Z$/, '')
    .replace(/T00:00:00$/, '');
}
