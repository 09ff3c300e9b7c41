import type { Clock } from '../effects/clock.ts';
import type { Http } from '../effects/http.ts';
import type { Snapshot, Snapshots } from '../effects/snapshots.ts';
import type { SourceDefinition } from '../project.ts';

/**
 * Fetches a source conditionally and stores what came. The same bytes are the same snapshot. `url` is the source's
 * address, or the one under which a mirror serves it; stored is always the source's own.
 */
export async function extract(
  source: SourceDefinition,
  url: string,
  { http, snapshots, clock }: { readonly http: Http; readonly snapshots: Snapshots; readonly clock: Clock },
): Promise<Snapshot> {
  const latest = await snapshots.latest(source.id);
  const { timeout = 60, limit = 50 } = source.request;
  const answer = await http.get({
    file: source.id,
    url,
    etag: latest?.etag ?? null,
    lastModified: latest?.lastModified ?? null,
    timeout,
    limit,
  });
  if (answer.status === 'fetched') {
    return snapshots.store(source.id, answer, source.request.url, clock.now().toISOString());
  }
  const known = latest && (await snapshots.find(source.id, latest.sha256));
  if (!known) throw new Error(`${source.id}: 304 although nothing is stored`);
  return known;
}
