import { decodeEntities } from './entities.ts';
import { numberText } from './number-text.ts';

/** A plain value of a JSON document as the text of a cell; null where it is none (an object) or has lost digits. */
export function jsonText(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return decodeEntities(value).trim();
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return hasLostDigits(value) ? null : numberText(value);
  return null;
}

/** A longer whole number, such as a key of 18 digits, is read as another one than the file holds. */
function hasLostDigits(value: number): boolean {
  return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
}
