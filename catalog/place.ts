import type { City } from './input.ts';
import { official } from './official.ts';
import type { Iri } from './triple.ts';

/** The EU's place, which DCAT-AP.de demands for a place that has one, and the Regionalschlüssel (Konvention 11). */
export function placesOf(cities: readonly City[]): readonly Iri[] {
  return cities.flatMap(({ place, ars }) => [official.place(place), official.regionalKey(ars)]);
}
