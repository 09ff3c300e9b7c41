import type { Clock } from '../effects/clock.ts';
import type { HttpAnswer } from '../effects/http.ts';
import type { Latest, Snapshot, Snapshots } from '../effects/snapshots.ts';
import type { SourceDefinition } from '../project.ts';

/** Asks for a source's file; `known` is what the last look saw. */
export type Fetch = (known: Latest | null) => Promise<HttpAnswer>;

/** Fetches a source conditionally and stores what came. The same bytes are the same snapshot. */
export async function extract(
  source: SourceDefinition,
  fetch: Fetch,
  { snapshots, clock }: { readonly snapshots: Snapshots; readonly clock: Clock },
): Promise<Snapshot> {
  const latest = await snapshots.latest(source.id);
  const answer = await fetch(latest);
  if (answer.status === 'fetched') {
    return snapshots.store(source.id, answer, answer.from ?? source.request.url, clock.now().toISOString());
  }
  const known = latest && (await snapshots.find(source.id, latest.sha256));
  if (!known) throw new Error(`${source.id}: 304 although nothing is stored`);
  return known;
}
