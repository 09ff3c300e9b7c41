/** An instant as releases and catalogs write it: ISO 8601 in UTC, whole seconds. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
