import type { Language } from '../schemas/language.ts';
import type { Release } from '../schemas/types.ts';
import { dayInWords, instantInWords } from './in-words.ts';
import { type DefinitionChanges, definitionChanges } from './release-differences.ts';

interface Made {
  readonly release: Release;
}

/** Which two releases are compared, and what they were made of. */
export function diffSummary(
  { before, after }: { readonly before: Made; readonly after: Made },
  language: Language,
): readonly string[] {
  const words = {
    de: {
      before: 'vorher',
      after: 'nachher',
      sources: 'Quellen',
      definitions: 'Definitionen',
      program: 'Programm',
    },
    en: {
      before: 'before',
      after: 'after',
      sources: 'Sources',
      definitions: 'Definitions',
      program: 'Program',
    },
  }[language];
  const same = { de: 'dieselben', en: 'the same' }[language];
  const sources = changedSources(before.release, after.release, language);
  const definitions = definitionLines(before.release, after.release, language);
  return [
    ...titled(words.before, [releaseText(before.release, language)]),
    ...titled(words.after, [releaseText(after.release, language)]),
    '',
    ...titled(words.sources, sources.length > 0 ? sources : [same]),
    ...titled(words.definitions, definitions.length > 0 ? definitions : [same]),
    ...titled(words.program, [programText(before.release, after.release, language)]),
  ];
}

/** A word, and beside it its lines. */
function titled(word: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `${(index === 0 ? word : '').padEnd(14)}${line}`);
}

function releaseText({ id, released, sample, as_of }: Release, language: Language): string {
  const recomputed = as_of
    ? [
        {
          de: `nachgerechnet zum ${dayInWords(as_of.slice(0, 10), language)}`,
          en: `recomputed as of ${dayInWords(as_of.slice(0, 10), language)}`,
        }[language],
      ]
    : [];
  const kind = sample ? [{ de: 'Muster', en: 'sample' }[language]] : [];
  return [id, instantInWords(released, language), ...recomputed, ...kind].join(' · ');
}

function changedSources(before: Release, after: Release, language: Language): readonly string[] {
  const ids = [...new Set([...before.sources, ...after.sources].map(({ id }) => id))].sort();
  return ids.flatMap((id) => {
    const [old, now] = [before, after].map(
      ({ sources }) => sources.find((source) => source.id === id)?.snapshots ?? [],
    );
    const without = (some: typeof old, others: typeof old) =>
      (some ?? []).filter((one) => !others?.some((other) => other.id === one.id));
    const [gone, come] = [without(old, now), without(now, old)];
    if (gone.length + come.length === 0) return [];
    const list = (some: typeof gone) => some.map((one) => snapshotText(one, language)).join(', ') || '–';
    const added = { de: 'hinzugekommen', en: 'added' }[language];
    return [gone.length === 0 ? `${id}: ${added} ${list(come)}` : `${id}: ${list(gone)} → ${list(come)}`];
  });
}

function snapshotText(
  { id, stand, retrieved }: Release['sources'][number]['snapshots'][number],
  language: Language,
): string {
  const when =
    stand === null
      ? {
          de: `abgerufen ${dayInWords(retrieved, language)}`,
          en: `fetched ${dayInWords(retrieved, language)}`,
        }
      : { de: `Stand ${dayInWords(stand, language)}`, en: `as of ${dayInWords(stand, language)}` };
  return `${id} (${when[language]})`;
}

function definitionLines(before: Release, after: Release, language: Language): readonly string[] {
  if (before.definitions === after.definitions) return [];
  return definitionChangeLines(definitionChanges(before, after), language);
}

/** Which definition files were added, changed or removed. */
function definitionChangeLines(changes: DefinitionChanges | null, language: Language): readonly string[] {
  if (changes === null) {
    return [
      {
        de: 'geändert; welche, hat die ältere Veröffentlichung noch nicht festgehalten',
        en: 'changed; which ones, the older release did not record yet',
      }[language],
    ];
  }
  const words = {
    de: { added: 'neu', changed: 'geändert', removed: 'entfallen' },
    en: { added: 'new', changed: 'changed', removed: 'removed' },
  }[language];
  return (['changed', 'added', 'removed'] as const).flatMap((kind) =>
    changes[kind].map((path) => `${words[kind]}: ${path}`),
  );
}

function programText(before: Release, after: Release, language: Language): string {
  if (before.code === after.code)
    return { de: `dasselbe (${after.quartett})`, en: `the same (${after.quartett})` }[language];
  const versions =
    before.quartett === after.quartett ? after.quartett : `${before.quartett} → ${after.quartett}`;
  return { de: `geändert (${versions})`, en: `changed (${versions})` }[language];
}
