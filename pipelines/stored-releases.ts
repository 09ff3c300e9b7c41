import { basename, dirname } from 'node:path/posix';
import type { Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import { readRelease } from './published.ts';

/** A release as it lies in the run state: bytes that nobody edits. */
export interface StoredRelease {
  readonly folder: string;
  readonly release: Release;
}

/** What is stored of a state. */
export interface StoredReleases {
  /** Those that can be read, oldest first; recomputations of another day among them. */
  readonly releases: readonly StoredRelease[];
  /** Folders whose release.json cannot be read. */
  readonly unreadable: readonly string[];
}

/** All releases of a state; `folder` is for example data/live/releases. */
export async function readStoredReleases(folder: string, files: Files): Promise<StoredReleases> {
  const names = (await files.folders(folder)).filter((name) => !name.startsWith('.'));
  const found = await Promise.all(
    names.map(async (name) => ({
      folder: `${folder}/${name}`,
      release: await readRelease(`${folder}/${name}`, files),
    })),
  );
  const releases = found.flatMap(({ folder: place, release }) =>
    release ? [{ folder: place, release }] : [],
  );
  return {
    releases: releases.sort(byTime),
    unreadable: found.filter(({ release }) => release === null).map((one) => one.folder),
  };
}

/** What was published, without the recomputations. */
export function ordinary(releases: readonly StoredRelease[]): readonly StoredRelease[] {
  return releases.filter(({ release }) => !release.as_of);
}

/** The release that was current at an instant; null if there was none. */
export function currentAt(instant: string, releases: readonly StoredRelease[]): StoredRelease | null {
  const until = ordinary(releases).filter(
    ({ release }) => Date.parse(release.released) <= Date.parse(instant),
  );
  return until.at(-1) ?? null;
}

/**
 * The release that the next one follows: the one that is given away at `out`, or else the newest. A run that was killed
 * can have left a newer one behind that was never given away.
 */
export async function precedingRelease(
  folder: string,
  out: string,
  releases: readonly StoredRelease[],
  files: Files,
): Promise<StoredRelease | null> {
  const target = await files.readLink(out);
  const published =
    target === null || files.absolute(dirname(target)) !== files.absolute(folder)
      ? undefined
      : ordinary(releases).find((stored) => basename(stored.folder) === basename(target));
  return published ?? ordinary(releases).at(-1) ?? null;
}

function byTime(one: StoredRelease, other: StoredRelease): number {
  const [first, second] = [one.release, other.release];
  return Date.parse(first.released) - Date.parse(second.released) || (first.id < second.id ? -1 : 1);
}
