import { bySubject } from './by-subject.ts';
import { expand, type Name } from './prefixes.ts';
import type { Graph, Term, Triple } from './triple.ts';

/** A subject to walk on from: its values, and the nodes they point at. */
export interface GraphNode {
  readonly iri: string;
  readonly values: (name: Name) => readonly Term[];
  readonly nodes: (name: Name) => readonly GraphNode[];
}

/** All nodes of a class. */
export function nodesOf(graph: Graph, name: Name): readonly GraphNode[] {
  const subjects = bySubject(graph);
  return [...subjects].flatMap(([iri, said]) => (isA(name, said) ? [nodeAt(iri)] : []));

  function nodeAt(iri: string): GraphNode {
    const triples = subjects.get(iri) ?? [];
    const values = (name: Name) => {
      const property = expand(name);
      return triples.filter(({ predicate }) => predicate === property).map(({ object }) => object);
    };
    const nodes = (name: Name) =>
      values(name)
        .filter(({ kind }) => kind === 'iri')
        .map(({ value }) => nodeAt(value));
    return { iri, values, nodes };
  }
}

/** Whether it is said of a subject that it is of a class. */
export function isA(name: Name, said: readonly Triple[]): boolean {
  const [type, wanted] = [expand('rdf:type'), expand(name)];
  return said.some(({ predicate, object }) => predicate === type && object.value === wanted);
}
