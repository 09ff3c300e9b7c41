import { bySubject } from './by-subject.ts';
import { isA } from './graph-node.ts';
import { expand } from './prefixes.ts';
import { sorted } from './sorted.ts';
import type { Graph, Triple } from './triple.ts';

/** A catalog taken apart, to be put together again for fewer datasets. */
export interface Parts {
  /** Dataset IRI → all that is said of it and of what lies below it. */
  readonly datasets: ReadonlyMap<string, readonly Triple[]>;
  /** The catalog, its publisher and the terms that datasets share, by subject. */
  readonly shared: ReadonlyMap<string, readonly Triple[]>;
  /** The catalog node itself, without its list of datasets. */
  readonly catalog: readonly Triple[];
}

/** Takes a graph apart: everything of a dataset's own lies at its IRI or below it with `#` (iri.ts). */
export function partsOf(graph: Graph): Parts {
  const subjects = bySubject(graph);
  const datasets = new Map<string, Triple[]>();
  for (const [subject, triples] of subjects) {
    if (isA('dcat:Dataset', triples)) datasets.set(subject, []);
  }
  const shared = new Map<string, readonly Triple[]>();
  let catalog: readonly Triple[] = [];
  for (const [subject, triples] of subjects) {
    const own = datasets.get(subject.split('#', 1)[0] ?? '');
    if (own !== undefined) own.push(...triples);
    else if (isA('dcat:Catalog', triples)) catalog = triples.filter((triple) => !isListing(triple));
    else shared.set(subject, triples);
  }
  return { datasets, shared, catalog };
}

function isListing({ predicate }: Triple): boolean {
  return predicate === expand('dcat:dataset');
}

/** The triples, and those of every shared node that they point at: a graph that needs nothing from elsewhere. */
export function withTerms(said: readonly Triple[], shared: Parts['shared']): Graph {
  return sorted([...said, ...reachable(said, shared)]);
}

function reachable(from: readonly Triple[], shared: Parts['shared']): readonly Triple[] {
  const reached = new Set<string>();
  const found: Triple[] = [];
  let frontier = from;
  while (frontier.length > 0) {
    const next = new Set(
      frontier
        .filter(({ object }) => object.kind === 'iri' && !reached.has(object.value))
        .map(({ object }) => object.value),
    );
    frontier = [...next].flatMap((it) => shared.get(it) ?? []);
    for (const it of next) reached.add(it);
    found.push(...frontier);
  }
  return found;
}
