import { expand } from './prefixes.ts';
import type { Graph, Triple } from './triple.ts';

/** Each triple once, by subject, predicate and object, so that equal catalogs give equal bytes (harvest.md H15). */
export function sorted(triples: readonly Triple[]): Graph {
  const byKey = new Map(triples.map((triple) => [key(triple), triple]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, triple]) => triple);
}

/** The type comes first, as people read it; then German before English, because some harvesters take the first (H18). */
function key({ subject, predicate, object }: Triple): string {
  const property = predicate === expand('rdf:type') ? '' : predicate;
  const about = object.kind === 'iri' ? ['', ''] : [object.language, object.datatype];
  return [subject, property, object.kind, ...about, object.value].join('\0');
}
