import { nearest } from '../../schemas/validator.ts';
import type { SourceDefinition } from '../project.ts';

/** The dimensions in a column template: `{sex} > {age}` has sex and age. */
export function placeholdersOf(template: string): readonly string[] {
  return [...template.matchAll(/\{([a-z0-9_-]+)\}/g)].map(([, name]) => name ?? '');
}

/** The texts that stand for the placeholders of a template in a column name; null if the name has another form. */
export function labelsOf(
  template: string,
  name: string,
): readonly { readonly dimension: string; readonly label: string }[] | null {
  const pattern = template
    .split(/\{[a-z0-9_-]+\}/)
    .map(escapePattern)
    .join('(.+?)');
  const match = new RegExp(`^${pattern}$`, 'u').exec(name);
  if (!match) return null;
  return placeholdersOf(template).map((dimension, index) => ({ dimension, label: match[index + 1] ?? '' }));
}

/** The codes that labels stand for, and the labels that spellings.yaml does not know. */
export function readLabels(
  labels: readonly { readonly dimension: string; readonly label: string }[],
  source: SourceDefinition,
) {
  const codes: Record<string, string> = {};
  const unknown: { dimension: string; label: string }[] = [];
  for (const { dimension, label } of labels) {
    const code = spelt(dimension, label, source);
    if (code === null) unknown.push({ dimension, label });
    else codes[dimension] = code;
  }
  return { codes, unknown };
}

/** The code that a publisher's label stands for; null if spellings.yaml does not know it. */
export function spelt(dimension: string, label: string, source: SourceDefinition): string | null {
  const spellings = Object.entries(source.spellings[dimension] ?? {});
  return spellings.find(([, labels]) => labels.includes(label))?.[0] ?? null;
}

/** A known label of the dimension that an unknown one resembles, as words for the message. */
export function meant(dimension: string, label: string, { spellings }: SourceDefinition) {
  const near = nearest(label, Object.values(spellings[dimension] ?? {}).flat());
  const code = Object.entries(spellings[dimension] ?? {}).find(([, labels]) =>
    labels.includes(near ?? ''),
  )?.[0];
  return {
    hint: near ? ` Gemeint ist vielleicht „${near}“ (${code}).` : '',
    hinten: near ? ` Perhaps "${near}" (${code}) is meant.` : '',
  };
}

/** Whether a text fits a pattern in which * stands for any text. */
export function fits(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.split('*').map(escapePattern).join('.*')}$`, 'su').test(text);
}

/** Node 24 has RegExp.escape; 22 has not. */
function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
