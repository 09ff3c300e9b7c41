import type { LocalText, Release, Withdrawn } from '../schemas/types.ts';
import { allowedDeletions, type DeletionLimit } from './deletion-limit.ts';
import { instantOf } from './instant.ts';

/** A dataset that is still shown, but no longer for long. */
export interface Withdrawal {
  /** The first release that said so. ISO 8601 with a zone, as all instants here. */
  readonly since: string;
  /** No release before this instant may be without it. */
  readonly until: string;
  readonly because: LocalText;
}

/** A dataset that is gone for good, as release.json carries it on. */
export type Gone = NonNullable<Release['gone']>[number];

export interface Withdrawals {
  readonly shown: ReadonlyMap<string, Withdrawal>;
  readonly gone: readonly Gone[];
}

/** What a release says of withdrawn datasets. */
export type Known = Pick<Release, 'gone'> & {
  readonly datasets: readonly Pick<Release['datasets'][number], 'id' | 'withdrawn'>[];
};

/**
 * What has become of the datasets that somebody withdrew (harvest.md H7: shown as withdrawn for 30 days, so that portals
 * and people learn of it, then gone). The days count from the first release that shows it, not from the decision: a
 * nightly job that stood still must not skip them. `files` are catalog/withdrawn/, by dataset; `previous` is the release
 * before, null if there is none. No more may go in one release than portals may lose at once (`limit`): what is left
 * over goes with the next ones.
 */
export function judgeWithdrawals(
  files: ReadonlyMap<string, Withdrawn>,
  previous: Known | null,
  now: string,
  limit: DeletionLimit = noLimit,
): Withdrawals {
  const past = previous?.gone ?? [];
  const open = [...files]
    .filter(([id]) => past.every((one) => one.id !== id))
    .map(([id, { title, on, because }]) => {
      const since = firstShown(id, on, previous, now);
      return { id, title, since, until: endOf(since), because };
    });
  const due = open.filter(({ until }) => isReached(until, now)).sort(byUntil);
  const leaving = new Set(
    due.slice(0, previous === null ? undefined : allowedDeletions(limit, previous.datasets.length)),
  );
  const shown = open.filter((one) => !leaving.has(one));
  const ended = [...leaving].map(
    ({ id, title, since, because }): Gone => ({ id, title, withdrawn: since, gone: now, because }),
  );
  return {
    shown: new Map(shown.map(({ id, since, until, because }) => [id, { since, until, because }])),
    gone: [...past, ...ended].sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

const noLimit: DeletionLimit = { share: 1, number: 0 };

function byUntil(one: Withdrawal, other: Withdrawal): number {
  return Date.parse(one.until) - Date.parse(other.until);
}

/** Whether a release says just that: if not, the next one is due although no figure has changed. */
export function isSaid({ shown, gone }: Withdrawals, { datasets, gone: said = [] }: Known): boolean {
  return (
    datasets.every(({ id, withdrawn }) => shown.get(id)?.since === withdrawn) &&
    gone.length === said.length &&
    gone.every(({ id }) => said.some((one) => one.id === id))
  );
}

/** Of a dataset that no release knows, only the decision tells how long it has been withdrawn. */
function firstShown(id: string, on: string, previous: Known | null, now: string): string {
  const known = previous?.datasets.find((dataset) => dataset.id === id);
  if (known !== undefined) return known.withdrawn ?? now;
  const decided = `${on}T00:00:00Z`;
  return isReached(endOf(decided), now) ? decided : now;
}

/** When a dataset may go that was first shown as withdrawn at `since`. */
export function endOf(since: string): string {
  return instantOf(Date.parse(since) + days * 86_400_000);
}

const days = 30;

function isReached(instant: string, now: string): boolean {
  return Date.parse(instant) <= Date.parse(now);
}
