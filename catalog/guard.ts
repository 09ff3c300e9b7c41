import { type Issue, issue } from '../schemas/issues.ts';
import { allowedDeletions, type DeletionLimit } from './deletion-limit.ts';
import { localName } from './node-values.ts';
import { checkChanges } from './portal/changes.ts';
import type { PortalDataset } from './portal/dataset.ts';
import { type Fate, fatesOf } from './portal/fates.ts';
import { inShort } from './portal/in-short.ts';
import type { Page } from './portal/page.ts';
import { checkChain, checkPaging } from './portal/paging-rules.ts';
import { viewOf } from './portal/view.ts';

export interface Guarded {
  /** What the portals have harvested last, by guid; empty before the first release. */
  readonly previous: ReadonlyMap<string, PortalDataset>;
  readonly next: readonly Page[];
  /** IRIs of datasets that may go, because they were withdrawn long enough. */
  readonly withdrawn: ReadonlySet<string>;
  readonly limit: DeletionLimit;
}

export interface Verdict {
  /** What the harvesters will do, dataset by dataset. */
  readonly fates: readonly Fate[];
  readonly issues: readonly Issue[];
}

/** Lets the harvesters' model loose on a catalog before it is published; an error says why it must not be. */
export function guard({ previous, next, withdrawn, limit }: Guarded): Verdict {
  const view = viewOf(next);
  const fates = fatesOf(previous, view);
  const deleted = fates.filter(({ deed }) => deed === 'delete').map(({ dataset }) => dataset.guid);
  return {
    fates,
    issues: [
      ...checkChain(next),
      ...checkPaging(next),
      ...view.issues,
      ...deleted.filter((guid) => !withdrawn.has(guid)).map(vanished),
      ...tooMany(deleted, previous.size, limit),
      ...checkChanges(fates),
    ],
  };
}

/** A harvester deletes what it does not find any more (harvest.md §2.1, no. 12). */
function vanished(value: string): Issue {
  return issue('identifier-vanished', { file: 'catalog', value }, { id: localName(value) });
}

/** Intended or not: so many at once is more likely an accident (harvest.md H7). */
function tooMany(deleted: readonly string[], count: number, limit: DeletionLimit): readonly Issue[] {
  const allowed = allowedDeletions(limit, count);
  if (deleted.length <= allowed) return [];
  const details = { count: deleted.length, all: count, allowed };
  return [issue('catalog-shrunk', { file: 'catalog', value: inShort(deleted) }, details)];
}
