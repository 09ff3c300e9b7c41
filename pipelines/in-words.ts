import type { Text } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';

/** A decimal text as people write it: 1.234,5 or 1,234.5; `decimals` places at least. */
export function numberInWords(text: string, language: Language, decimals = 0): string {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const marks = { de: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } }[language];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, marks.group);
  const places = fraction.padEnd(decimals, '0');
  return `${text.startsWith('-') ? '−' : ''}${grouped}${places === '' ? '' : marks.decimal}${places}`;
}

export const noValue: Text = { de: 'kein Wert', en: 'no value' };

/** A text in the quotation marks of the language. */
export function quoted(text: string, language: Language): string {
  return language === 'de' ? `„${text}“` : `"${text}"`;
}

/** The day that an instant falls on in Germany, `2018-12-31`; a text without a time zone is German already. */
export function dayIn(text: string): string {
  if (!text.endsWith('Z')) return text.slice(0, 10);
  return new Date(text).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}

/** `31.12.2018` or `31 December 2018`. */
export function dayInWords(text: string, language: Language): string {
  const day = dayIn(text);
  const [year = '', month = '', date = ''] = day.split('-');
  if (language === 'de') return `${date}.${month}.${year}`;
  const name = new Date(`${day}T12:00:00Z`).toLocaleString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  return `${Number(date)} ${name} ${year}`;
}

/** An instant as a clock in Germany shows it: `21.11.2026, 06:03 Uhr`. */
export function instantInWords(instant: string, language: Language): string {
  // Sweden writes 2026-11-21 06:03, which is easily taken apart.
  const [day = '', time = ''] = new Date(instant)
    .toLocaleString('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' })
    .split(' ');
  return `${dayInWords(day, language)}, ${time}${{ de: ' Uhr', en: '' }[language]}`;
}
