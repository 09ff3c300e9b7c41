import type { Language } from '../../schemas/language.ts';
import { noValue, numberInWords, quoted } from '../in-words.ts';
import type { Amount, Named } from './explanation.ts';

/** `17,6 Prozent`; a plain number has no unit. */
export function amountInWords({ value, unit }: Amount, language: Language, decimals = 0): string {
  if (value === null) return noValue[language];
  const number = numberInWords(value, language, decimals);
  return unit.code === 'NUM' ? number : `${number} ${unit.label[language]}`;
}

/** Why there is no value: the reason, or what the status says of it. */
export function whyInWords(
  { status, reason }: { status: Named; reason: Named | null },
  language: Language,
): string {
  return reason?.label[language] ?? status.label[language].replace(/^(kein Wert|no value): /, '');
}

export function columnInWords(column: string, language: Language): string {
  return `${{ de: 'Spalte', en: 'column' }[language]} ${quoted(column, language)}`;
}
