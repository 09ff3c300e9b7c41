import { harvestSettingsOf } from '../catalog/harvest-settings.ts';
import { judgeWithdrawals, type Withdrawals } from '../catalog/withdrawal.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Release } from '../schemas/types.ts';
import type { Session } from './commands.ts';
import type { Files } from './effects/files.ts';
import type { Project } from './project.ts';
import { readRelease } from './published.ts';
import {
  currentAt,
  ordinary,
  precedingRelease,
  readStoredReleases,
  type StoredRelease,
} from './stored-releases.ts';
import { checkWithdrawals } from './withdrawal-check.ts';

/** What a release goes on from. */
export interface Before {
  /** What is given away now, or the newest that is stored where that was lost; null before the first release. */
  readonly last: StoredRelease | null;
  /** The stored release whose figures this one revises; a recomputation revises none. */
  readonly revised: StoredRelease | null;
  /** All that was released before, oldest first; of a recomputation nothing. */
  readonly earlier: readonly Release[];
  /** Indicators that stay even without a figure, because they have been published. */
  readonly known: ReadonlySet<string>;
  /** What has become of the datasets that somebody withdrew. */
  readonly withdrawals: Withdrawals;
  readonly issues: readonly Issue[];
}

/** Where a release goes on from, or a recomputation of another day. */
export async function lookBack(
  previous: Release | null,
  released: string,
  project: Project,
  { folder, out, asOf }: { readonly folder: string; readonly out: string; readonly asOf?: string },
  files: Files,
): Promise<Before> {
  const { releases, unreadable } = await readStoredReleases(folder, files);
  const idsOf = (release: Release | null) => (release?.datasets ?? []).map(({ id }) => id);
  const shown = previous && { release: previous, folder: out };
  if (asOf !== undefined) {
    // As it was then, so that the same comes of the same.
    const then = currentAt(asOf, releases)?.release ?? null;
    const withdrawals = judgeWithdrawals(project.withdrawn, then, then?.released ?? asOf);
    const known = new Set(idsOf(then ?? previous));
    return { last: shown, revised: null, earlier: [], known, withdrawals, issues: [] };
  }
  const revised = await precedingRelease(folder, out, releases, files);
  const last = shown ?? revised;
  const before = last?.release ?? null;
  const { deletions } = harvestSettingsOf(project.publisher);
  const withdrawals = judgeWithdrawals(project.withdrawn, before, released, deletions);
  // Without any release to compare with, nothing would keep a dataset from vanishing.
  const severity = last === null ? 'error' : 'warning';
  return {
    last,
    revised,
    earlier: ordinary(releases).map(({ release }) => release),
    known: new Set(idsOf(before)),
    withdrawals,
    issues: [
      ...unreadable.map((file) => issue('release-unreadable', { file }, {}, severity)),
      ...checkWithdrawals(withdrawals, project, before),
    ],
  };
}

/** The release that the next one goes on from: what is given away now, or else the newest of its state. */
export async function lastRelease({
  effects: { files },
  releases: folder,
  releaseOptions,
}: Pick<Session, 'effects' | 'releases' | 'releaseOptions'>): Promise<Release | null> {
  const { out, sample } = await releaseOptions();
  const shown = await readRelease(out, files);
  if (shown?.sample === sample) return shown;
  const { releases } = await readStoredReleases(folder, files);
  return (await precedingRelease(folder, out, releases, files))?.release ?? null;
}
