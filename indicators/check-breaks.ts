import { type Issue, issue } from '../schemas/issues.ts';
import type { Locate } from './cross-check.ts';
import { type Break, citiesOf, codesOf, type Registry } from './registry.ts';
import { unknownReferences } from './unknown-reference.ts';

/** Breaks of something that does not exist, or with an id that another one has. */
export function checkBreaks(registry: Registry, locate: Locate): readonly Issue[] {
  const { breaks, areas, variables, codelists } = registry;
  const ids = breaks.map(({ id }) => id);
  const known = {
    variables: { names: [...variables.keys()], what: 'die Variable in indicators/variables / the variable' },
    bases: { names: codesOf(codelists.get('basis')), what: 'eine Basis in codes/basis.yaml / a basis' },
    areas: { names: areas.areas.map(({ id }) => id), what: 'das Gebiet in codes/areas.yaml / the area' },
    districts_of: {
      names: citiesOf(registry).map(({ id }) => id),
      what: 'die Stadt in codes/areas.yaml / the city',
    },
  };
  return breaks.flatMap((one, index) => {
    const at = (word: string) => locate('codelist', 'breaks', `/breaks/${index}/${word}`);
    const isTaken = ids.indexOf(one.id) < index;
    return [
      ...(isTaken
        ? [issue('duplicate-id', { ...at('id'), value: one.id }, { other: 'codes/breaks.yaml' })]
        : []),
      ...checkBridge(one, at('bridge'), known.bases),
      ...(['variables', 'bases', 'areas', 'districts_of'] as const).flatMap((word) =>
        unknownReferences(at(word), word, one[word] ?? [], known[word].names, known[word].what),
      ),
    ];
  });
}

/** A back-correction leads from a basis that ends to one that continues, and writes to a third. */
function checkBridge(
  { bridge, bases = [], from }: Break,
  place: { readonly file: string; readonly record: number | null },
  known: { readonly names: readonly string[]; readonly what: string },
): readonly Issue[] {
  if (!bridge) return [];
  const { old, basis, since } = bridge;
  const isApart =
    bases.includes(bridge.new) && ![old, basis].some((one) => bases.includes(one)) && old !== basis;
  const year = from.slice(0, 4);
  return [
    ...unknownReferences(place, 'bridge', [old, bridge.new, basis], known.names, known.what),
    ...(isApart ? [] : [issue('bridge-bases', { ...place, value: basis }, { old, new: bridge.new })]),
    ...(since < year
      ? []
      : [issue('empty-range', { ...place, column: 'bridge' }, { from: since, until: year })]),
  ];
}
