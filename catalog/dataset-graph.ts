import { partsOf, withTerms } from './parts.ts';
import type { Graph } from './triple.ts';

/** Dataset IRI → what a machine is answered that asks for just this dataset. */
export function datasetGraphs(graph: Graph): ReadonlyMap<string, Graph> {
  const { datasets, shared } = partsOf(graph);
  return new Map([...datasets].map(([dataset, own]) => [dataset, withTerms(own, shared)]));
}
