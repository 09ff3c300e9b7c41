import type { Graph } from '../triple.ts';

/** One page of a catalog as a harvester receives it. */
export interface Page {
  /** From where it was fetched. */
  readonly address: string;
  readonly graph: Graph;
}
