import type { PortalDataset } from './dataset.ts';
import { isSameInstant } from './same-instant.ts';
import type { PortalView } from './view.ts';

/**
 * What happens to a dataset on the portals at the next harvest. GovData updates every dataset on every run (harvest.md §1.2);
 * `change` and `same` tell whether there is something to update.
 *
 * - refuse: CKAN or GovData does not take it, and may delete the copy it has
 * - merge: it shares its identifier with another one, of which GovData keeps one
 * - split: IRI and identifier no longer belong together as before, so that CKAN and piveau take it for different datasets
 * - close: it is shown under other-closed
 */
export type Deed = 'add' | 'change' | 'same' | 'delete' | 'refuse' | 'close' | 'split' | 'merge';

export interface Fate {
  readonly deed: Deed;
  readonly dataset: PortalDataset;
  /** As it was harvested last; null if it is new. */
  readonly before: PortalDataset | null;
}

/** One fate for each dataset of either harvest, the gravest that applies, in the order of keys. */
export function fatesOf(previous: ReadonlyMap<string, PortalDataset>, next: PortalView): readonly Fate[] {
  const owners = Map.groupBy(next.datasets.values(), ({ identifier }) => identifier);
  const guidsBefore = new Map([...previous.values()].map(({ identifier, guid }) => [identifier, guid]));
  const kept = [...next.datasets.values()].map((dataset): Fate => {
    const before = previous.get(dataset.guid) ?? null;
    return { deed: deedOf(dataset, before), dataset, before };
  });
  const gone = [...previous.values()]
    .filter(({ guid }) => !next.datasets.has(guid))
    .map((dataset): Fate => ({ deed: 'delete', dataset, before: dataset }));
  return [...kept, ...gone].sort((one, other) => (one.dataset.guid < other.dataset.guid ? -1 : 1));

  function deedOf(dataset: PortalDataset, before: PortalDataset | null): Deed {
    const { guid, identifier } = dataset;
    if (next.refused.has(guid)) return 'refuse';
    if ((owners.get(identifier)?.length ?? 0) > 1) return 'merge';
    if ((before?.identifier ?? identifier) !== identifier) return 'split';
    if ((guidsBefore.get(identifier) ?? guid) !== guid) return 'split';
    if (next.closed.has(guid)) return 'close';
    if (before === null) return 'add';
    return isSame(before, dataset) ? 'same' : 'change';
  }
}

/** By content and date: what the portals themselves look at, where they look at all. */
function isSame(one: PortalDataset, other: PortalDataset): boolean {
  return (
    one.content !== null &&
    one.content.held === other.content?.held &&
    isSameInstant(one.modified, other.modified)
  );
}
