import { citiesOf } from '../indicators/registry.ts';
import { unknownReferences } from '../indicators/unknown-reference.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Project, SourceDefinition } from './project.ts';
import type { At } from './source-references.ts';

/** What a source says of its areas: a city that there is not, a key that means nothing alone, a word that goes with within. */
export function checkAreaWords(
  { map }: SourceDefinition,
  { registry }: Omit<Project, 'warnings'>,
  at: At,
): readonly Issue[] {
  const { within, scheme: name, city, unassigned } = map.area;
  const scheme = registry.areas.schemes[name];
  const cities = citiesOf(registry).map(({ id }) => id);
  if (within !== undefined) {
    const what = 'die Stadt in codes/areas.yaml / the city';
    return unknownReferences(at('/map/area/within'), 'map.area.within', [within], cities, what);
  }
  const idle = [
    ...(city ? [{ column: 'map.area.city', pointer: '/map/area/city' }] : []),
    ...(unassigned ? [{ column: 'map.area.unassigned', pointer: '/map/area/unassigned' }] : []),
  ];
  return [
    ...(scheme && !scheme.city
      ? [issue('within-missing', { ...at('/map/area/scheme'), column: 'map.area.scheme', value: name })]
      : []),
    ...idle.map(({ column, pointer }) => issue('within-needed', { ...at(pointer), column })),
  ];
}
