import { newsOf } from '../../catalog/release-news.ts';
import { releasesFeed } from '../../catalog/releases-feed.ts';
import type { Publisher, Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { Distribution } from './publish.ts';
import { writeDocuments } from './write-documents.ts';

/** Writes the feed of releases: this one, and those that are stored, as they tell of themselves. */
export async function publishFeed(
  folder: string,
  release: Release,
  earlier: readonly Release[],
  publisher: Publisher,
  { files, warehouse }: { readonly files: Files; readonly warehouse: Warehouse },
): Promise<readonly Distribution[]> {
  const revised = await warehouse.rows<{ release: string; n: number }>(
    `SELECT release, count(*) AS n FROM revision WHERE "table" = 'indicator' GROUP BY release ORDER BY release`,
  );
  const counts = new Map(revised.map((row) => [row.release, row.n]));
  const entry = (one: Release, before: Release | null) => ({
    id: one.id,
    released: one.released,
    news: newsOf(one, before, counts.get(one.id) ?? 0),
  });
  const others = earlier.map((one, index) => entry(one, earlier[index - 1] ?? null)).reverse();
  const all = [entry(release, earlier.at(-1) ?? null), ...others] as const;
  const text = () => releasesFeed(all, publisher, release.sample);
  return writeDocuments(folder, [{ path: 'releases.atom', format: 'atom', text }], files);
}
