import { bySubject } from './by-subject.ts';
import { expand } from './prefixes.ts';
import type { Graph, Triple } from './triple.ts';

/**
 * Each triple once, by subject, predicate and object, so that equal catalogs give equal bytes (harvest.md H15). Subject
 * by subject, because keys for a whole catalog at once take more memory than the catalog.
 */
export function sorted(triples: readonly Triple[]): Graph {
  const subjects = [...bySubject(triples)].sort(([a], [b]) => (a < b ? -1 : 1));
  return subjects.flatMap(([, said]) => sortedSubject(said));
}

function sortedSubject(said: readonly Triple[]): readonly Triple[] {
  if (said.length === 1) return said;
  const byKey = new Map(said.map((triple) => [key(triple), triple]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, triple]) => triple);
}

/** The type comes first, as people read it; then German before English, because some harvesters take the first (H18). */
function key({ predicate, object }: Triple): string {
  const property = predicate === type ? '' : predicate;
  const about = object.kind === 'iri' ? ['', ''] : [object.language, object.datatype];
  return [property, object.kind, ...about, object.value].join('\0');
}

const type = expand('rdf:type');
