import { localName } from '../catalog/node-values.ts';
import type { Deed, Fate } from '../catalog/portal/fates.ts';
import { inShort } from '../catalog/portal/in-short.ts';
import type { Text } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';

/** One line on what the next harvest brings; whatever is more than an update is named. */
export function planLine(fates: readonly Fate[], language: Language): string {
  const head = { de: 'Beim nächsten Abruf durch die Portale', en: 'At the next harvest by portals' }[
    language
  ];
  const notable = fates.filter(({ deed }) => deed !== 'same' && deed !== 'change');
  const names = notable.map(({ dataset }) => localName(dataset.guid));
  const list = names.length === 0 ? '' : ` (${inShort(names)})`;
  return `${head}: ${planSentence(fates, language)}${list}.`;
}

/** `2 neu, 3 geändert, 10 gleich, 0 gelöscht`: what the portals will do. */
export function planSentence(fates: readonly Fate[], language: Language): string {
  const counts = Map.groupBy(fates, ({ deed }) => deed);
  const parts = [...words.keys()].flatMap((deed) => {
    const count = counts.get(deed)?.length ?? 0;
    return count === 0 && !always.has(deed) ? [] : [`${count} ${deedWords(deed, language)}`];
  });
  return parts.join(', ');
}

/** What happens to a dataset, in a word or two. */
export function deedWords(deed: Deed, language: Language): string {
  return words.get(deed)?.[language] ?? deed;
}

/** A zero here is the news that one looks for. */
const always: ReadonlySet<Deed> = new Set(['delete']);

const words: ReadonlyMap<Deed, Text> = new Map([
  ['add', { de: 'neu', en: 'new' }],
  ['change', { de: 'geändert', en: 'changed' }],
  ['same', { de: 'gleich', en: 'the same' }],
  ['delete', { de: 'gelöscht', en: 'deleted' }],
  ['refuse', { de: 'abgewiesen', en: 'refused' }],
  ['close', { de: 'als nicht offen gezeigt', en: 'shown as not open' }],
  ['split', { de: 'verdoppelt (Kennung geändert)', en: 'doubled (identifier changed)' }],
  ['merge', { de: 'zusammengeworfen (gleiche Kennung)', en: 'thrown together (same identifier)' }],
] as const);
