import { basename } from 'node:path/posix';
import type { AcceptedSnapshot, Snapshot } from '../effects/snapshots.ts';
import { ordinary, type StoredRelease } from '../stored-releases.ts';

/** Which releases must stay, beside the newest. */
export interface Staying {
  /** How many of the newest stay. */
  readonly keep: number;
  /** Names of folders that something points to: what is published, what was rolled back to or from. */
  readonly needed: ReadonlySet<string>;
  /** What was released after this instant stays: a harvest of it may be under way. */
  readonly since: string;
}

/** The releases that may go, oldest first. Recomputations of other days are counted for themselves. */
export function dispensableReleases(
  releases: readonly StoredRelease[],
  { keep, needed, since }: Staying,
): readonly StoredRelease[] {
  const recomputed = releases.filter(({ release }) => release.as_of);
  const newest = new Set([...ordinary(releases).slice(-keep), ...recomputed.slice(-keep)]);
  return releases.filter(
    (one) =>
      !newest.has(one) &&
      !needed.has(basename(one.folder)) &&
      Date.parse(one.release.released) < Date.parse(since),
  );
}

/** What is stored of one source. */
export interface StoredSource {
  /** In order of retrieval. */
  readonly stored: readonly Snapshot[];
  /** Oldest first, as they count. */
  readonly accepted: readonly AcceptedSnapshot[];
  /** What the last fetch saw. */
  readonly latest: string | null;
  /** Of a source that nobody defines any more, nobody knows what counts; then all accepted ones stay, as for a window. */
  readonly isWhole: boolean;
}

/**
 * The snapshots of a source that may go. What counts now stays, and what is cited by a release that stays, what the last
 * fetch saw, and the newest that was held back, because `accept` may release it.
 */
export function dispensableSnapshots(
  { stored, accepted, latest, isWhole }: StoredSource,
  cited: ReadonlySet<string>,
): readonly Snapshot[] {
  const counting = isWhole ? accepted.slice(-1) : accepted;
  const held = stored.findLast(({ sha256 }) => accepted.every((one) => one.sha256 !== sha256));
  const kept = new Set([...counting.map(({ sha256 }) => sha256), ...cited, latest, held?.sha256]);
  return stored.filter(({ sha256 }) => !kept.has(sha256));
}

/** When a newer snapshot took the place of an accepted one; null where none has. */
export function countedUntil(snapshot: Snapshot, accepted: readonly AcceptedSnapshot[]): string | null {
  const index = accepted.findIndex(({ sha256 }) => sha256 === snapshot.sha256);
  const later = accepted.slice(index + 1).map((one) => one.accepted);
  return later.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null;
}
