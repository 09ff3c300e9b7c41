import { jsonText } from './json-text.ts';
import { notATable } from './not-a-table.ts';

/** Properties → column name → text: `{"a": {"b": 1}}` gives `a > b`. A list stays JSON; null is an empty cell. */
export function flatProperties(
  properties: Readonly<Record<string, unknown>>,
  file: string,
  record: number,
): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const [name, value] of leaves(properties, [])) {
    const text = Array.isArray(value) ? JSON.stringify(value) : jsonText(value);
    if (text === null) throw notATable(file, lostDigits(name, record), record);
    if (cells.has(name)) throw notATable(file, sameName(name, record), record);
    cells.set(name, text);
  }
  return cells;
}

type Leaf = readonly [name: string, value: unknown];

function leaves(value: object, path: readonly string[]): readonly Leaf[] {
  return Object.entries(value).flatMap(([key, inner]): readonly Leaf[] => {
    const steps = [...path, key.trim()];
    const isGroup = inner !== null && typeof inner === 'object' && !Array.isArray(inner);
    if (isGroup && Object.keys(inner).length > 0) return leaves(inner, steps);
    return [[steps.join(' > '), isGroup ? null : inner]];
  });
}

function lostDigits(name: string, record: number) {
  return {
    de: `„${name}“ von Objekt ${record} ist eine Zahl mit mehr Stellen, als JSON genau überträgt; der Herausgeber muss sie als Text liefern`,
    en: `"${name}" of feature ${record} is a number with more digits than JSON transfers exactly; the publisher must deliver it as text`,
  };
}

function sameName(name: string, record: number) {
  return {
    de: `Objekt ${record} hat zwei Angaben mit dem Namen „${name}“`,
    en: `feature ${record} has two properties named "${name}"`,
  };
}
