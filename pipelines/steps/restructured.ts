import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import type { SourceDefinition } from '../project.ts';
import { type ColumnChanges, columnChanges, type Rename, type Sketch } from './column-changes.ts';
import { labelsOf } from './column-labels.ts';
import { roleColumns } from './columns.ts';

/**
 * Says in one issue how the columns of a new file differ from those of the last accepted one, and which words of the
 * definition name those that are gone: an error where the file could not be mapped, a warning where columns are missing, and
 * only a remark where the definition knows all names, the old ones and the new.
 */
export function restructured(
  before: Sketch,
  after: Sketch,
  source: SourceDefinition,
  isReadable: boolean,
): readonly Issue[] {
  const { area, period } = source.map;
  const keys = [...roleColumns(source.map)].filter((name) => name !== area.name && name !== period.const);
  const changes = columnChanges(before, after, keys);
  if (changes === null) return [];
  const severity = !isReadable ? 'error' : changes.removed.length > 0 ? 'warning' : 'info';
  const gone = [...changes.renamed.map(({ from }) => from), ...changes.removed];
  const places = [...new Set(gone.flatMap((column) => placesOf(column, source)))];
  const cure = severity === 'info' && gone.length > 0 ? nothingToDo : adapt(places, source.file);
  const details = {
    changes: sentences(changes, 'de'),
    changesen: sentences(changes, 'en'),
    places: cure.de,
    placesen: cure.en,
  };
  return [issue('restructured', { file: source.id }, details, severity)];
}

const nothingToDo: Text = {
  de: 'Die Definition kennt die neuen Namen schon; zu ändern ist nichts.',
  en: 'The definition knows the new names already; nothing is to be changed.',
};

const listed = 12;

function sentences({ renamed, removed, added, isReordered }: ColumnChanges, language: Language): string {
  const all = [
    ...renamed.map((one) => words.renamed(one)[language]),
    ...removed.map((name) => words.removed(name)[language]),
    ...added.map((name) => words.added(name)[language]),
    ...(isReordered ? [words.reordered[language]] : []),
  ];
  const more = all.length > listed ? [`… (${all.length})`] : [];
  return [...all.slice(0, listed), ...more].join('; ');
}

const words = {
  renamed: (rename: Rename): Text => ({
    de: `„${rename.from}“ heißt jetzt ${sure(rename).de} „${rename.to}“`,
    en: `"${rename.from}" is ${sure(rename).en} called "${rename.to}" now`,
  }),
  removed: (name: string): Text => ({ de: `„${name}“ fehlt`, en: `"${name}" is gone` }),
  added: (name: string): Text => ({ de: `„${name}“ ist neu`, en: `"${name}" is new` }),
  reordered: { de: 'die Reihenfolge ist anders', en: 'their order is another' },
} as const;

/** Figures tell more than names. */
function sure({ score, equal }: Rename): Text {
  if (equal !== null && equal >= 0.95) {
    return { de: 'so gut wie sicher (gleiche Zahlen)', en: 'almost certainly (equal figures)' };
  }
  return score >= 0.7 || (equal ?? 0) >= 0.5
    ? { de: 'wahrscheinlich', en: 'probably' }
    : { de: 'vielleicht', en: 'possibly' };
}

/** The words of the definition that take a column. */
function placesOf(column: string, { map }: SourceDefinition): readonly string[] {
  const roles = Object.entries(map).flatMap(([word, value]) => {
    const own = value as { readonly column?: unknown; readonly name?: unknown };
    return [
      ...(own.column === column ? [`map.${word}.column`] : []),
      ...(own.name === column ? [`map.${word}.name`] : []),
    ];
  });
  const lines = map.values.flatMap((line) => {
    if (line.column === column) return [`map.values „${column}“`];
    return labelsOf(line.column, column) === null ? [] : [`map.values „${line.column}“ + spellings.yaml`];
  });
  return [...roles, ...lines];
}

function adapt(places: readonly string[], file: string): Text {
  if (places.length === 0) {
    return {
      de: `In ${file} kommen die Namen nicht vor; neue Spalten dort zuordnen oder unter skip mit Grund nennen, wenn eine Meldung es verlangt.`,
      en: `${file} does not have these names; assign new columns there, or name them under skip with a reason, where an issue asks for it.`,
    };
  }
  const list = places.join(', ');
  return {
    de: `Bleibt es dabei, in ${file} anpassen: ${list}.`,
    en: `If it stays so, adapt in ${file}: ${list.replaceAll(/[„“]/g, '"')}.`,
  };
}
