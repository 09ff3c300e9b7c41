import { yearOfColumn } from './find-period.ts';
import type { Template } from './find-templates.ts';
import type { Findings } from './findings.ts';
import type { Match } from './match-variables.ts';
import type { Skipped } from './skip-lines.ts';

/** Of more different texts than this nobody wants a line each. */
export const mostCombinations = 12;

/** Every column that no line takes, with the reason as far as the file gives it. */
export function skippedOf(
  { columns, period }: Findings,
  left: readonly Template[],
  matches: readonly Match[],
): readonly Skipped[] {
  const unmatched = new Map(
    left.flatMap((template) => template.members.map(({ name }) => [name, template] as const)),
  );
  return columns.flatMap(({ name, role, labels }): readonly Skipped[] => {
    const because = (text: string) => [{ column: name, because: text }];
    switch (role) {
      case 'empty':
        return because('In allen Zeilen unserer Städte leer.');
      case 'constant':
        return because('In jeder Zeile unserer Städte derselbe Text.');
      case 'zeros':
        return because(
          'bitte ergänzen: bei anderen Gebieten stehen Zahlen, in unseren Städten nur 0; gibt es das hier nicht?',
        );
      case 'number':
        return because('Nummer der Zeile.');
      case 'code':
        return because('Kürzel oder Bezeichnung zu einer anderen Spalte.');
      case 'text':
        return because(labels.size > mostCombinations ? 'Text, keine Zahl.' : breakdown(labels));
      case 'quality':
        return matches.length > 0 ? [] : because('Qualitätszeichen neben den Zahlen.');
      case 'value':
        if (isOtherYear(name, period.headerYears))
          return because(`Anderes Jahr als ${period.headerYears.at(-1)}.`);
        return unmatched.has(name) ? because(reasonFor(name, unmatched.get(name), matches)) : [];
      default:
        return [];
    }
  });
}

function breakdown(labels: ReadonlyMap<string, number>): string {
  const texts = [...labels.keys()].map((label) => `„${label}“`).join(', ');
  return `bitte ergänzen: ist das eine Gliederung (${texts})? Dann unter map als Dimension nennen und in spellings.yaml aufnehmen`;
}

function reasonFor(name: string, template: Template | undefined, matches: readonly Match[]): string {
  if (/ #\d+$/.test(name))
    return 'bitte ergänzen: zweite Spalte dieses Namens, oft Prozente zu den Zahlen der ersten';
  const known = matches.some(({ template: { column } }) => fitsForm(column, name));
  if (known)
    return 'bitte ergänzen: die Bezeichnung in spellings.yaml aufnehmen, oder sagen, warum die Spalte wegbleibt';
  const hasLabels = (template?.dimensions.length ?? 0) > 0;
  return hasLabels
    ? 'bitte ergänzen: die Bezeichnungen sind bekannt, die Variable nicht; eine anlegen, oder sagen, warum sie wegbleiben'
    : 'bitte ergänzen: zu keiner Variable gehörig; eine anlegen, oder sagen, warum die Spalte wegbleibt';
}

function fitsForm(template: string, name: string): boolean {
  if (!template.includes('{')) return false;
  const [before = '', after = ''] = template.split(/\{[^}]+\}/, 2);
  return name.startsWith(before) && name.endsWith(after) && before + after !== '';
}

/** Years in the names of columns would need a row each; only the last one is read. */
export function isOtherYear(name: string, years: readonly string[]): boolean {
  const year = yearOfColumn(name);
  return years.length > 0 && year !== null && year !== years.at(-1);
}
