import { type Issue, issue } from '../schemas/issues.ts';

/** Datasets of the last catalog that the next one lacks: a harvester would delete each of them (harvest.md §2.1, no. 12). */
export function guard(previous: readonly string[], next: readonly string[]): readonly Issue[] {
  const kept = new Set(next);
  return previous
    .filter((id) => !kept.has(id))
    .sort()
    .map((id) => issue('identifier-vanished', { file: 'catalog', value: id }));
}
