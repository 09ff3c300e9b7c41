import type { Issue } from '../schemas/issues.ts';
import { describeCatalog } from './catalog.ts';
import { describeTerms } from './classes.ts';
import { describeDataset } from './dataset.ts';
import { fingerprint } from './fingerprint.ts';
import type { CatalogInput, DatasetInput } from './input.ts';
import { iris } from './iri.ts';
import { dated } from './modified.ts';
import { describeQuality } from './quality.ts';
import { checkCatalog } from './rules.ts';
import { sorted } from './sorted.ts';
import type { Graph, Triple } from './triple.ts';

export interface Description {
  readonly datasets: readonly DatasetDescription[];
  /** What harvesters are given: no dataset points at another, and nothing that CKAN refuses (harvest.md H16, H20). */
  readonly feed: Graph;
  /** The feed, and what is said about quality. */
  readonly graph: Graph;
  /** What a portal would refuse or lose. */
  readonly issues: readonly Issue[];
}

export interface DatasetDescription {
  readonly id: string;
  readonly iri: string;
  /** Keep it for the next release: it decides whether `modified` moves. */
  readonly fingerprint: string;
  readonly modified: string;
}

/** A release as catalog. The same input gives the same graph; the only clock value in it is `release.released`. */
export function describe(input: CatalogInput): Description {
  const described = input.datasets.map((dataset) => withDate(dataset, input));
  const modified = described.map((dataset) => dataset.modified).reduce(later, '') || input.release.released;
  const triples = [...describeCatalog(input, modified), ...described.flatMap((dataset) => dataset.triples)];
  const feed = sorted([...triples, ...describeTerms(triples, input.licences)]);
  const graph = sorted([...feed, ...input.datasets.flatMap((dataset) => describeQuality(dataset, input))]);
  return {
    datasets: described.map(({ triples: _, ...dataset }) => dataset),
    feed,
    graph,
    issues: checkCatalog(graph),
  };
}

/** A dataset is modified when its fingerprint moves, and at no other time (harvest.md H17). */
function withDate(
  dataset: DatasetInput,
  input: CatalogInput,
): DatasetDescription & { readonly triples: readonly Triple[] } {
  const { previous, id, files } = dataset;
  const undated = describeDataset(dataset, input);
  const now = fingerprint(undated, files);
  const modified = previous?.fingerprint === now ? previous.modified : input.release.released;
  const iri = iris.dataset(iris.base(input.publisher.base, input.release.sample), id);
  return { id, iri, fingerprint: now, modified, triples: dated(undated, modified) };
}

/** Compared as moments, not as text: the zones may differ. */
function later(a: string, b: string): string {
  return a === '' || Date.parse(b) > Date.parse(a) ? b : a;
}
