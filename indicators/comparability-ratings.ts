import type { Bilingual } from '../schemas/types.ts';
import {
  against,
  type Class,
  classOf,
  criteria,
  declaredRating,
  type SpanBreak,
  scoreOf,
  worstOf,
} from './comparability.ts';
import { inWords, type NamedRating } from './comparability-words.ts';
import { citiesOf, type Group, type Registry } from './registry.ts';

export interface CityRating extends NamedRating {
  readonly area: string;
}

/** The rating of a city; for a group that of its worst member. */
export interface AreaRating extends CityRating {
  /** The city itself, or the members of the group. */
  readonly cities: readonly CityRating[];
}

export type Verdict = 'comparable' | 'with_caveat' | 'not_comparable';

/** Two cities against each other. */
export interface Pair {
  readonly one: CityRating;
  readonly other: CityRating;
  readonly score: number;
  readonly class: Class;
  readonly verdict: Verdict;
  readonly deviations: readonly string[];
  readonly words: Bilingual | null;
}

/** The unbridged breaks inside the compared span of a city. */
export type BreaksOf = (city: string) => readonly SpanBreak[];

/** The ratings of an indicator for every city and every group. */
export function ratingsOf(id: string, registry: Registry, breaksOf: BreaksOf): readonly AreaRating[] {
  const indicator = registry.indicators.get(id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  const cities = citiesOf(registry).map(({ id: area, name }): CityRating => {
    return { ...declaredRating(indicator, area), breaks: breaksOf(area), area, name };
  });
  return [
    ...cities.map((city) => ({ ...city, cities: [city] })),
    ...registry.areas.groups.map((group) => {
      const members = membersOf(group, cities, registry);
      return { ...worstOf(members), area: group.id, name: group.label.de, cities: members };
    }),
  ];
}

/** A member below the city counts as its city. */
function membersOf(
  { members }: Group,
  cities: readonly CityRating[],
  { areas }: Registry,
): readonly CityRating[] {
  const own = new Set(areas.areas.filter(({ id }) => members.includes(id)).map(cityOf));
  return cities.filter(({ area }) => own.has(area));
}

/** The city that an area is, or lies in. */
export function cityOf({ id, parent }: { readonly id: string; readonly parent?: string }): string {
  return parent ?? id;
}

/** Every two cities once, each against the other. */
export function pairsOf(cities: readonly CityRating[]): readonly Pair[] {
  const sorted = [...cities].sort((a, b) => (a.area < b.area ? -1 : 1));
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other) => pairOf(one, other)));
}

function pairOf(one: CityRating, other: CityRating): Pair {
  const both = against(one, other);
  const worse = classOf(worstOf(both));
  return {
    one,
    other,
    score: Math.min(...both.map(scoreOf)),
    class: worse,
    verdict: verdicts[worse],
    deviations: deviationsOf(both),
    words: inWords(both),
  };
}

const verdicts: Readonly<Record<Class, Verdict>> = {
  A: 'comparable',
  B: 'comparable',
  C: 'with_caveat',
  D: 'not_comparable',
};

/** The deviation codes of several cities, each once, in the order of the criteria. */
export function deviationsOf(ratings: readonly CityRating[]): readonly string[] {
  const all = ratings.flatMap(({ deviations }) => deviations);
  const sorted = criteria.flatMap((criterion) =>
    all.filter((deviation) => deviation.criterion === criterion),
  );
  return [...new Set(sorted.map(({ code }) => code))];
}

/** What is to be said before the cities are compared, if one of them is in class C (caveat) or D (not at all). */
export function caveatOf(cities: readonly CityRating[]): Bilingual | null {
  return inWords(
    cities,
    cities.filter((city) => 'CD'.includes(classOf(city))),
  );
}
