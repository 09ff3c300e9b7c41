import type { Text } from '../../schemas/issues.ts';

/** A conclusion and what speaks for it. */
export interface Guess<Value> {
  readonly value: Value;
  readonly because: Text;
}

export function guess<Value>(value: Value, de: string, en: string): Guess<Value> {
  return { value, because: { de, en } };
}

/** The items grouped by what a function says of them, in the order of their first appearance. */
export function countBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
