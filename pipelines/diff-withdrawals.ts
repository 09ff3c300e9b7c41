import { spelled } from '../catalog/spelled.ts';
import { reasonOf } from '../catalog/withdrawal-note.ts';
import type { Language } from '../schemas/language.ts';
import type { Release } from '../schemas/types.ts';

interface Compared {
  readonly before: { readonly release: Release };
  readonly after: { readonly release: Release };
}

/** What became of withdrawn datasets between two releases; the figures of one that is gone are not compared. */
export function withdrawalLines(
  { before: { release: old }, after: { release: now } }: Compared,
  language: Language,
): readonly string[] {
  const own = words[language];
  const was = new Map(old.datasets.map(({ id, withdrawn }) => [id, withdrawn]));
  const gone = (now.gone ?? []).filter(({ id }) => old.gone?.every((one) => one.id !== id) ?? true);
  return [
    ...gone.map(
      ({ id, title, withdrawn, because }) =>
        `  ${title[language]} (${id}): ${own.gone(spelled.day(withdrawn, language))} ${reasonOf(because)[language]}`,
    ),
    ...now.datasets.flatMap(({ id, title, withdrawn }) => {
      if (was.get(id) === withdrawn) return [];
      return [`  ${title[language]} (${id}): ${withdrawn === undefined ? own.back : own.withdrawn}`];
    }),
  ];
}

const words = {
  de: {
    gone: (since: string) => `gibt es nicht mehr, zurückgezogen seit dem ${since}.`,
    withdrawn: 'zurückgezogen',
    back: 'nicht mehr zurückgezogen',
  },
  en: {
    gone: (since: string) => `gone, withdrawn since ${since}.`,
    withdrawn: 'withdrawn',
    back: 'no longer withdrawn',
  },
} as const;
