import type { GraphNode } from './graph-node.ts';
import type { Name } from './prefixes.ts';

/** The German text of a property, else its first value: a CKAN dataset speaks one language. */
export function textOf(node: GraphNode | undefined, property: Name): string | undefined {
  const terms = node?.values(property) ?? [];
  const german = terms.find((term) => term.kind === 'literal' && term.language === 'de');
  return (german ?? terms[0])?.value;
}

/** Every value of a property, each once and in code-point order, whatever the order of the file. */
export function valuesOf(node: GraphNode, property: Name): readonly string[] {
  return [...new Set(node.values(property).map(({ value }) => value))].sort();
}

/** The last part of an address or an official term: `…/file-type/CSV` is CSV. */
export function localName(iri: string): string {
  return iri.slice(iri.lastIndexOf('/') + 1);
}
