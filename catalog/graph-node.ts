import { bySubject } from './by-subject.ts';
import { expand, type Name } from './prefixes.ts';
import type { Graph, Term } from './triple.ts';

/** A subject to walk on from: its values, and the nodes they point at. */
export interface GraphNode {
  readonly iri: string;
  readonly values: (name: Name) => readonly Term[];
  readonly nodes: (name: Name) => readonly GraphNode[];
}

/** All nodes of a class. */
export function nodesOf(graph: Graph, type: Name): readonly GraphNode[] {
  const subjects = bySubject(graph);
  return [...subjects.keys()]
    .map(nodeAt)
    .filter(({ values }) => values('rdf:type').some(({ value }) => value === expand(type)));

  function nodeAt(iri: string): GraphNode {
    const values = (name: Name) =>
      (subjects.get(iri) ?? [])
        .filter(({ predicate }) => predicate === expand(name))
        .map(({ object }) => object);
    const nodes = (name: Name) =>
      values(name)
        .filter(({ kind }) => kind === 'iri')
        .map(({ value }) => nodeAt(value));
    return { iri, values, nodes };
  }
}
