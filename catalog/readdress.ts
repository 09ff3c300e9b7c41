import { expand } from './prefixes.ts';
import type { Graph, Term } from './triple.ts';

/**
 * A published graph as another server gives it away, such as a trial on one's own computer: what is an address moves
 * to the base `to`, what is an identifier stays. `extension` is that of the form in which it will be written, since
 * each form has a walk over its pages of its own.
 */
export function readdress(graph: Graph, from: string, to: string, extension: string): Graph {
  const page = (value: string) => {
    const [walk] = value.startsWith(`${from}/`) ? (pageAddress.exec(value.slice(from.length)) ?? []) : [];
    return walk === undefined ? value : `${to}${walk}${extension}`;
  };
  const moved = (value: string) =>
    value.startsWith(`${from}/`) ? `${to}${value.slice(from.length)}` : value;
  const places = new Set(
    graph.flatMap(({ predicate, object }) => (addresses.has(predicate) ? [object.value] : [])),
  );
  return graph.map(({ subject, predicate, object }) => ({
    subject: places.has(subject) ? moved(subject) : page(subject),
    predicate,
    object: onIri(object, addresses.has(predicate) ? moved : page),
  }));
}

/** Up to the extension. */
const pageAddress = /^\/catalog\/[0-9a-f]{16}\/\d+\.(?=\w+$)/;

/** Properties whose objects are fetched and not only compared. */
const addresses: ReadonlySet<string> = new Set([
  expand('dcat:accessURL'),
  expand('dcat:downloadURL'),
  expand('dcat:landingPage'),
]);

function onIri(term: Term, change: (value: string) => string): Term {
  return term.kind === 'iri' ? { ...term, value: change(term.value) } : term;
}
