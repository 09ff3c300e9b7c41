import type { Bilingual } from '../schemas/types.ts';

/** Whoever meets a sample release in a portal must see at first sight that it is none (design.md §9). */
export function titleOf(title: Bilingual, sample: boolean): Bilingual {
  return sample ? { de: `MUSTER – ${title.de}`, en: `SAMPLE – ${title.en}` } : title;
}
