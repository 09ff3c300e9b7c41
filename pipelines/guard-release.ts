import { guard, type Verdict } from '../catalog/guard.ts';
import { addressedPages, type Feed } from '../catalog/harvest.ts';
import { harvestSettingsOf } from '../catalog/harvest-settings.ts';
import { iris } from '../catalog/iri.ts';
import { issue } from '../schemas/issues.ts';
import type { Publisher, Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import { readCatalogOf } from './published-catalog.ts';

/** What the new catalog takes the place of. */
export interface Last {
  /** Null: nothing was published before. */
  readonly release: Release | null;
  /** Where it lies. */
  readonly out: string;
  /** Ids of datasets that may be missing now, because they were withdrawn long enough. */
  readonly mayGo: readonly string[];
}

/** What harvesters would do with the new catalog after the one that they have found here last. */
export async function guardRelease(
  feed: Feed,
  { release: last, out, mayGo }: Last,
  publisher: Publisher,
  sample: boolean,
  files: Files,
): Promise<Verdict> {
  const base = iris.base(publisher.base, sample);
  const before = last?.catalog?.base ?? base;
  if (before !== base) {
    const place = { file: 'catalog/publisher.yaml', value: base };
    return { fates: [], issues: [issue('base-changed', place, { before, out })] };
  }
  const previous = last === null ? null : await readCatalogOf(last, out, base, files);
  const verdict = guard({
    previous: previous?.datasets ?? new Map(),
    next: addressedPages(feed, base, 'ttl'),
    withdrawn: new Set(mayGo.map((id) => iris.dataset(base, id))),
    limit: harvestSettingsOf(publisher).deletions,
  });
  return { ...verdict, issues: [...(previous?.issues ?? []), ...verdict.issues] };
}
