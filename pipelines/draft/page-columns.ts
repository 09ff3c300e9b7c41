import type { Text } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import type { Role } from './examine-columns.ts';
import type { Findings } from './findings.ts';

const roles: Readonly<Record<Role, Text>> = {
  key: { de: 'Schlüssel', en: 'key' },
  name: { de: 'Name', en: 'name' },
  period: { de: 'Zeitraum', en: 'period' },
  value: { de: 'Zahlen', en: 'figures' },
  zeros: { de: 'hier nur 0', en: 'only 0 here' },
  quality: { de: 'Qualität', en: 'quality' },
  labels: { de: 'Gliederung', en: 'breakdown' },
  measure: { de: 'Merkmal?', en: 'measure?' },
  constant: { de: 'immer gleich', en: 'constant' },
  empty: { de: 'leer', en: 'empty' },
  number: { de: 'Nummer', en: 'number' },
  code: { de: 'Kürzel', en: 'code' },
  text: { de: 'Text', en: 'text' },
};

/** Rows of a table of all columns: number, name, unit, samples, role. */
export function columnRows(
  { columns }: Findings,
  language: Language,
  width: number,
): readonly (readonly string[])[] {
  const head = {
    de: ['Nr', 'Spalte', 'Einheit', 'ist', 'Beispiele'],
    en: ['No', 'Column', 'Unit', 'is', 'Samples'],
  }[language];
  const room = Math.max(30, width - 40);
  const rows = columns.map(({ name, unit, samples, role, dimension }, index) => [
    String(index + 1),
    shortened(name, room),
    unit ?? '',
    dimension === null ? roles[role][language] : `${roles[role][language]}: ${dimension}`,
    samples.map((sample) => cut(sample, 20)).join(' · '),
  ]);
  const taken = [1, 2, 3].reduce(
    (sum, column) => sum + 2 + Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
    4,
  );
  return [
    head,
    ...rows.map((row) => [...row.slice(0, -1), cut(row.at(-1) ?? '', Math.max(12, width - taken))]),
  ];
}

/** The labels of each column that tells rows apart, with how many rows of ours have them. */
export function labelFacts({
  columns,
}: Findings): readonly { readonly name: string; readonly text: string }[] {
  return columns
    .filter(({ role }) => role === 'labels' || role === 'measure')
    .map(({ name, labels }) => ({
      name,
      text: [...labels].map(([label, count]) => `${label === '' ? '„“' : label} (${count})`).join(' · '),
    }));
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The end of a name tells columns apart as much as its beginning. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const half = Math.floor((length - 1) / 2);
  return `${text.slice(0, length - 1 - half)}…${text.slice(-half)}`;
}
