import type { Entries } from './input.ts';
import { type Iri, iri } from './triple.ts';

/** The official IRIs of ids. An unknown id is left out here; that the property is then missing, rules.ts tells. */
export function irisOf(ids: readonly string[], entries: Entries): readonly Iri[] {
  return ids.flatMap((id) => entries[id]?.iri ?? []).map(iri);
}
