import type { Graph, Triple } from './triple.ts';

/** The graph node by node, in its own order. */
export function bySubject(graph: Graph): ReadonlyMap<string, readonly Triple[]> {
  return Map.groupBy(graph, ({ subject }) => subject);
}
