/** Each value once, in the order in which they came. */
export function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
