import type {
  Areas,
  Breaks,
  Codelist,
  Deviations,
  Indicator,
  IndicatorTerm,
  Signs,
  Units,
  Variable,
} from '../schemas/types.ts';

export type Area = Areas['areas'][number];
export type Group = Areas['groups'][number];
export type Scheme = Areas['schemes'][string];
export type Break = Breaks['breaks'][number];
export type SignProfile = Signs['profiles'][string];

/** What we measure: all definitions under indicators/, valid and cross-checked. */
export interface Registry {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly variables: ReadonlyMap<string, Variable>;
  /** All code lists by file name: dimensions, basis, status, reason … */
  readonly codelists: ReadonlyMap<string, Codelist>;
  /** Names of the code lists that are dimensions, in alphabetical order. */
  readonly dimensions: readonly string[];
  readonly areas: Areas;
  /** In which ways figures of cities can differ; empty where no indicator needs one. */
  readonly deviations: Deviations['codes'];
  readonly units: Units;
  readonly signs: Signs;
  /** Where figures before and after cannot be compared. */
  readonly breaks: readonly Break[];
}

/** Names of published files that no indicator may take (definitions of the public folder). */
export const reservedIds: readonly string[] = [
  'observations',
  'variables',
  'codes',
  'comparability',
  'comparability-pairs',
  'rankings',
  'corrections',
  'revisions',
  'checks',
];

/** The terms of an indicator with the JSON pointer at which each stands. */
export function termsOf(
  indicator: Indicator,
): readonly { readonly pointer: string; readonly term: IndicatorTerm }[] {
  if (indicator.value) return [{ pointer: '/value', term: indicator.value }];
  const side = (name: 'of' | 'per') =>
    (indicator.ratio?.[name] ?? []).map((term, index) => ({ pointer: `/ratio/${name}/${index}`, term }));
  return [...side('of'), ...side('per')];
}

/** The cities, without their districts. */
export function citiesOf({ areas }: Pick<Registry, 'areas'>): readonly Area[] {
  return areas.areas.filter(({ level }) => level === 'city');
}

export function codesOf(codelist: Codelist | undefined): readonly string[] {
  return codelist?.codes.map(({ code }) => code) ?? [];
}
