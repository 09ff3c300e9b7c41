import type { DatasetSource, Entries } from './input.ts';

/**
 * The one licence of a dataset's files (harvest.md H19), from those of its sources:
 *
 * - One source must be named → dl-by-de/2.0. The figures are ours to license, but naming the source and marking the
 *   change is a condition we must hand on, and dl-by-de asks for exactly that; it covers the conditions of cc-by, too.
 * - All sources are under the same licence without that condition → that one. What an office calls an official work
 *   stays one; we claim no right that nobody gave us.
 * - Several such licences → dl-zero-de/2.0, the plainest grant on the list.
 */
export function licenceOf(sources: readonly DatasetSource[], licences: Entries): string | null {
  const ids = new Set(sources.map(({ licence }) => licence));
  const [first] = ids;
  if (first === undefined) return null;
  if ([...ids].some((id) => licences[id]?.byText ?? true)) return 'dl-by-de/2.0';
  return ids.size === 1 ? first : 'dl-zero-de/2.0';
}
