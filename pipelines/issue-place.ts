import type { Issue } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';

/** `mainz/population, Zeile 41, Spalte value`; a column that the sentence names is not said twice. */
export function placeOf(
  { file, record, column, sentence }: Pick<Issue, 'file' | 'record' | 'column' | 'sentence'>,
  language: Language,
): string {
  const names = { de: { line: 'Zeile', column: 'Spalte' }, en: { line: 'line', column: 'column' } }[language];
  return [
    file,
    ...(record === null ? [] : [`${names.line} ${record}`]),
    ...(column === null || sentence[language].includes(column) ? [] : [`${names.column} ${column}`]),
  ].join(', ');
}
