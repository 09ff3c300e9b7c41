import { type Class, classOf, criteria, scoreOf } from './comparability.ts';
import { type AreaRating, cityOf, deviationsOf, pairsOf } from './comparability-ratings.ts';
import { inWords } from './comparability-words.ts';
import type { Registry } from './registry.ts';

/** A table of text, as the warehouse is filled with it. */
export interface TextTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Indicator → its ratings. */
export type Ratings = ReadonlyMap<string, readonly AreaRating[]>;

/** What every city and group is rated, for each indicator. */
export function comparabilityTable(ratings: Ratings): TextTable {
  return {
    name: 'comparability',
    columns: [
      ...['indicator', 'ref_area', 'area_name', ...criteria, 'score', 'class'],
      ...['breaks', 'deviations', 'reason_de', 'reason_en'],
    ],
    rows: [...ratings].flatMap(([indicator, areas]) =>
      areas.map((rating) => {
        const words = inWords(rating.cities);
        return [
          ...[indicator, rating.area, rating.name],
          ...criteria.map((criterion) => String(rating.scores[criterion])),
          ...[String(scoreOf(rating)), classOf(rating), breaksOf(rating), list(deviationsOf(rating.cities))],
          ...[words?.de ?? null, words?.en ?? null],
        ];
      }),
    ),
  };
}

function breaksOf({ cities }: AreaRating): string | null {
  return list([...new Set(cities.flatMap(({ breaks }) => breaks.map(({ id }) => id)))].sort());
}

/** Every two cities against each other, for each indicator. */
export function pairsTable(ratings: Ratings): TextTable {
  return {
    name: 'comparability_pairs',
    columns: [
      ...['indicator', 'ref_area', 'area_name', 'other_area', 'other_name'],
      ...['score', 'class', 'verdict', 'deviations', 'reason_de', 'reason_en'],
    ],
    rows: [...ratings].flatMap(([indicator, areas]) =>
      pairsOf(areas.filter(isCity)).map((pair) => [
        ...[indicator, pair.one.area, pair.one.name, pair.other.area, pair.other.name],
        ...[String(pair.score), pair.class, pair.verdict, list(pair.deviations)],
        ...[pair.words?.de ?? null, pair.words?.en ?? null],
      ]),
    ),
  };
}

/** Wherein the cities differ, of each indicator in words. */
export function wordsTable(ratings: Ratings): TextTable {
  return {
    name: 'comparability_words',
    columns: ['indicator', 'de', 'en'],
    rows: [...ratings].map(([indicator, areas]) => {
      const words = inWords(areas.filter(isCity));
      return [indicator, words?.de ?? null, words?.en ?? null];
    }),
  };
}

/** The class of every area: a district has that of its city. */
export function classTable(ratings: Ratings, { areas }: Registry): TextTable {
  return {
    name: 'area_class',
    columns: ['indicator', 'area', 'class'],
    rows: [...ratings].flatMap(([indicator, rated]) => {
      const classes = new Map(rated.map((rating): [string, Class] => [rating.area, classOf(rating)]));
      const all = [
        ...areas.areas.map((area) => ({ id: area.id, from: cityOf(area) })),
        ...areas.groups.map(({ id }) => ({ id, from: id })),
      ];
      return all.map(({ id, from }) => [indicator, id, classes.get(from) ?? null]);
    }),
  };
}

export function isCity({ area, cities }: AreaRating): boolean {
  return cities.length === 1 && cities[0]?.area === area;
}

function list(words: readonly string[]): string | null {
  return words.join(' ') || null;
}
