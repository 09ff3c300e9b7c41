import { guard, type Verdict } from '../catalog/guard.ts';
import { addressedPages, type Feed } from '../catalog/harvest.ts';
import { harvestSettingsOf } from '../catalog/harvest-settings.ts';
import { iris } from '../catalog/iri.ts';
import { issue } from '../schemas/issues.ts';
import type { Publisher } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import { readCatalogOf } from './published-catalog.ts';
import type { StoredRelease } from './stored-releases.ts';

/** What the new catalog takes the place of. */
export interface Last {
  /** Null: nothing was published before. */
  readonly harvested: StoredRelease | null;
  /** The folder of all releases, for the message to whoever has changed the base. */
  readonly releases: string;
  /** Ids of datasets that may be missing now, because they were withdrawn long enough. */
  readonly mayGo: readonly string[];
}

/** What harvesters would do with the new catalog after the one that they have found here last. */
export async function guardRelease(
  feed: Feed,
  { harvested, releases, mayGo }: Last,
  publisher: Publisher,
  sample: boolean,
  files: Files,
): Promise<Verdict> {
  const base = iris.base(publisher.base, sample);
  const before = harvested?.release.catalog?.base ?? base;
  if (before !== base) {
    const place = { file: 'catalog/publisher.yaml', value: base };
    return { fates: [], issues: [issue('base-changed', place, { before, releases })] };
  }
  const previous = harvested && (await readCatalogOf(harvested, base, files));
  const verdict = guard({
    previous: previous?.datasets ?? new Map(),
    next: addressedPages(feed, base, 'ttl'),
    withdrawn: new Set(mayGo.map((id) => iris.dataset(base, id))),
    limit: harvestSettingsOf(publisher).deletions,
  });
  return { ...verdict, issues: [...(previous?.issues ?? []), ...verdict.issues] };
}
