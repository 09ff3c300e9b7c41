import type { Language } from '../schemas/language.ts';
import type { Bilingual } from '../schemas/types.ts';
import { criteria, type Rating } from './comparability.ts';

/** A rating with the name of its city. */
export interface NamedRating extends Rating {
  readonly name: string;
}

/** One reason and whom it concerns. */
interface Remark {
  readonly reason: Bilingual;
  readonly cities: readonly NamedRating[];
}

/**
 * The deviations and breaks of the cities compared as sentences, each reason once, under those whom it concerns; null if
 * there is none. Only reasons that concern one of `spoken` are given, all unless told.
 *
 * @example inWords([trier, mainz]) // { de: 'Beide Städte: Jahresmittel. Trier: Ohne Stadtteile.', en: … }
 */
export function inWords(
  cities: readonly NamedRating[],
  spoken: readonly NamedRating[] = cities,
): Bilingual | null {
  const remarks = remarksOf(cities).filter((remark) => remark.cities.some((city) => spoken.includes(city)));
  const together = [...Map.groupBy(remarks, (remark) => namesOf(remark.cities)).values()];
  const sentences = (language: Language) =>
    together
      .map((group) => {
        const whom = concerned(group[0]?.cities ?? [], cities.length)[language];
        return `${whom}${group.map(({ reason }) => reason[language]).join(' ')}`;
      })
      .join(' ');
  return together.length === 0 ? null : { de: sentences('de'), en: sentences('en') };
}

/** Definition first, breaks last. */
function remarksOf(cities: readonly NamedRating[]): readonly Remark[] {
  const all = cities.flatMap((city) => [
    ...city.deviations.map(({ criterion, reason }) => ({ city, order: criteria.indexOf(criterion), reason })),
    ...city.breaks.map(({ reason }) => ({ city, order: criteria.length, reason })),
  ]);
  const sorted = all.sort((a, b) => a.order - b.order);
  const together = Map.groupBy(sorted, ({ order, reason }) => `${order} ${reason.de} ${reason.en}`);
  return [...together.values()].flatMap((same) =>
    same[0] ? [{ reason: same[0].reason, cities: same.map(({ city }) => city) }] : [],
  );
}

/** Whom remarks concern; what concerns all names none, and of a single city everybody knows which. */
function concerned(cities: readonly NamedRating[], of: number): Bilingual {
  if (of === 1) return { de: '', en: '' };
  const names = namesOf(cities);
  if (cities.length < of) return { de: `${names}: `, en: `${names}: ` };
  return of === 2
    ? { de: 'Beide Städte: ', en: 'Both cities: ' }
    : { de: 'Alle Städte: ', en: 'All cities: ' };
}

function namesOf(cities: readonly NamedRating[]): string {
  return cities.map(({ name }) => name).join(', ');
}
