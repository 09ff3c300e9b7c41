import type { Language } from '../schemas/language.ts';
import type { Release } from '../schemas/types.ts';
import { dayIn } from './in-words.ts';

/** What a person has released although it was held back: one line each, beneath the table of the night. */
export function overruledLines(sources: Release['sources'], language: Language): readonly string[] {
  const lines = sources.flatMap(({ id, snapshots }) =>
    snapshots.flatMap(({ because, overruled = [], stand, retrieved }) => {
      if (because === undefined) return [];
      const day = dayIn(stand ?? retrieved);
      const codes = overruled.join(', ') || '–';
      return [
        {
          de: `Mit Grund übernommen: ${id}, Stand ${day}, trotz ${codes}: ${because}`,
          en: `Released with a reason: ${id}, as of ${day}, in spite of ${codes}: ${because}`,
        }[language],
      ];
    }),
  );
  return lines.length > 0 ? ['', ...lines] : [];
}
