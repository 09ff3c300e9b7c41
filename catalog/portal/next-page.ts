import { bySubject } from '../by-subject.ts';
import { isA } from '../graph-node.ts';
import { expand, type Name } from '../prefixes.ts';
import type { Graph, Triple } from '../triple.ts';

/** What a page says about paging, as ckanext-dcat looks for it (harvest.md §2.1, no. 7). */
export interface Paging {
  readonly nodes: readonly PagingNode[];
  /** Where the harvester goes next; null on the last page. It may be no absolute address. */
  readonly next: string | null;
}

export interface PagingNode {
  readonly iri: string;
  readonly type: 'hydra:PartialCollectionView' | 'hydra:PagedCollection';
  /** hydra:totalItems as written; null where there is none. */
  readonly total: string | null;
  readonly first: string | null;
  readonly next: string | null;
}

/** All paging nodes; the first one that names a next page leads on, views before collections. */
export function pagingOf(graph: Graph): Paging {
  const subjects = bySubject(graph.filter(({ predicate }) => asked.has(predicate)));
  const nodes = types.flatMap((type) =>
    [...subjects]
      .filter(([, triples]) => isA(type, triples))
      .map(([iri, triples]) => ({
        iri,
        type,
        total: objects(triples, 'hydra:totalItems')[0] ?? null,
        first: objects(triples, 'hydra:first')[0] ?? objects(triples, 'hydra:firstPage')[0] ?? null,
        // An IRI or a literal: ckanext-dcat takes both, and writes literals itself.
        next: objects(triples, 'hydra:next')[0] ?? objects(triples, 'hydra:nextPage')[0] ?? null,
      })),
  );
  return { nodes, next: nodes.find(({ next }) => next !== null)?.next ?? null };
}

const types = ['hydra:PartialCollectionView', 'hydra:PagedCollection'] as const;

const asked: ReadonlySet<string> = new Set(
  (
    [
      'rdf:type',
      'hydra:totalItems',
      'hydra:first',
      'hydra:firstPage',
      'hydra:next',
      'hydra:nextPage',
    ] as const
  ).map(expand),
);

function objects(triples: readonly Triple[], name: Name): readonly string[] {
  return triples.filter(({ predicate }) => predicate === expand(name)).map(({ object }) => object.value);
}
