import type { GraphNode } from '../graph-node.ts';
import { textOf } from '../node-values.ts';
import type { Name } from '../prefixes.ts';

/**
 * The text that a German CKAN shows: exactly `de`, else whichever stands first, `de-DE` or not (harvest.md §2.1, no. 14).
 * Null where there is none, or an empty one.
 */
export function preferredText(node: GraphNode, property: Name): string | null {
  return textOf(node, property) || null;
}
