import { basename, dirname } from 'node:path/posix';
import { SourceError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Session } from '../commands.ts';
import type { Snapshots } from '../effects/snapshots.ts';
import { readStoredReleases, type StoredRelease } from '../stored-releases.ts';
import { releaseDamage } from './release-damage.ts';

/** How much was looked at, and what is damaged. */
export interface Verified {
  readonly count: number;
  readonly bytes: number;
  readonly issues: readonly Issue[];
}

/** Reads every stored snapshot: its record, its bytes against their name, and its acceptance. */
export async function verifySnapshots(snapshots: Snapshots): Promise<Verified> {
  let [count, bytes] = [0, 0];
  const issues: Issue[] = [];
  for (const source of await snapshots.sources()) {
    for (const sha256 of await snapshots.hashes(source)) {
      count += 1;
      try {
        bytes += await readWhole(source, sha256, snapshots);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        issues.push(...error.issues);
      }
    }
  }
  return { count, bytes, issues };
}

async function readWhole(source: string, sha256: string, snapshots: Snapshots): Promise<number> {
  const snapshot = await snapshots.find(source, sha256);
  if (snapshot === null) return 0; // Gone since it was listed.
  const { length } = await snapshots.read(snapshot);
  await snapshots.isAccepted(snapshot);
  return length;
}

/** Hashes every file of every stored release. */
export async function verifyReleases({ effects: { files }, releases: folder }: Session): Promise<Verified> {
  const { releases, unreadable } = await readStoredReleases(folder, files);
  let bytes = 0;
  const issues: Issue[] = unreadable.map((file) => issue('release-unreadable', { file }, {}, 'error'));
  for (const stored of releases) {
    issues.push(...(await releaseDamage(stored, files)));
    for (const file of await files.list(stored.folder, true)) bytes += await files.size(file);
  }
  return { count: releases.length + unreadable.length, bytes, issues };
}

/** The stored release that is given away; an issue where the link points to none. */
export async function verifyPublished(
  session: Session,
): Promise<{ readonly published: StoredRelease | null; readonly issues: readonly Issue[] }> {
  const { files } = session.effects;
  const { folder, out } = await session.releaseOptions();
  const { releases } = await readStoredReleases(folder, files);
  const target = await files.readLink(out);
  const isOurs = target !== null && files.absolute(dirname(target)) === files.absolute(folder);
  const published = isOurs
    ? (releases.find((one) => basename(one.folder) === basename(target)) ?? null)
    : null;
  if (published !== null) return { published, issues: [] };
  return { published, issues: [issue('published-elsewhere', { file: out, value: target ?? '–' })] };
}
