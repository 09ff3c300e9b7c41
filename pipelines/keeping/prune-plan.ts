import { basename, dirname } from 'node:path/posix';
import { harvestSettingsOf } from '../../catalog/harvest-settings.ts';
import { SourceError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Session } from '../commands.ts';
import type { Files } from '../effects/files.ts';
import { isIntact } from '../published.ts';
import { precedingRelease, readStoredReleases, type StoredRelease } from '../stored-releases.ts';
import { storedPin } from './pin.ts';
import type { PrunedSnapshot } from './pruned.ts';
import { countedUntil, dispensableReleases, dispensableSnapshots } from './retention.ts';

/** What is to go. Folders, from the root. */
export interface PrunePlan {
  readonly releases: readonly string[];
  readonly snapshots: readonly string[];
  readonly reports: readonly string[];
  /** Of the snapshots, those that were accepted. */
  readonly noted: readonly PrunedSnapshot[];
  /** How many there are now. */
  readonly stored: { readonly releases: number; readonly snapshots: number };
  /** What cannot be read is left alone and told. */
  readonly issues: readonly Issue[];
}

const hour = 3_600_000;
const reportDays = 400;

/** Finds out what may go, without touching anything. */
export async function planPrune(keep: number, session: Session): Promise<PrunePlan> {
  const { files, clock } = session.effects;
  const { releases, unreadable } = await readStoredReleases(session.releases, files);
  const going = await goingReleases(keep, releases, session);
  const staying = releases.filter((one) => !going.includes(one));
  const snapshots = await goingSnapshots(staying, session);
  const state = dirname(session.releases);
  return {
    ...snapshots,
    releases: going.map(({ folder }) => folder),
    reports: await oldReports(`${state}/reports`, clock.now(), files),
    stored: { releases: releases.length, snapshots: snapshots.count },
    issues: [...unreadable.map((file) => issue('release-unreadable', { file })), ...snapshots.issues],
  };
}

async function goingReleases(
  keep: number,
  releases: readonly StoredRelease[],
  session: Session,
): Promise<readonly StoredRelease[]> {
  const { files, clock } = session.effects;
  const { folder, out } = await session.releaseOptions();
  const pin = await storedPin(folder, files);
  const published = await precedingRelease(folder, out, releases, files);
  const links = [
    out,
    ...(pin === null ? [] : [pin.out]),
    ...releases.flatMap(({ release }) => (release.as_of ? [linkOf(release.as_of)] : [])),
  ];
  const targets = await Promise.all(links.map((link) => files.readLink(link)));
  const needed = [...targets.map((target) => target ?? ''), published?.folder ?? ''].map((path) =>
    basename(path),
  );
  const since = new Date(clock.now().getTime() - harvestSettingsOf(session.project.publisher).keep * hour);
  const going = dispensableReleases(releases, {
    keep,
    needed: new Set([...needed, ...(pin === null ? [] : [pin.release, pin.from])]),
    since: since.toISOString(),
  });
  return withoutLastGood(going, releases, files);
}

/** A recomputation is given away under the day it is of, unless --out said otherwise. */
function linkOf(asOf: string): string {
  return `output/as-of-${asOf.slice(0, 10)}`;
}

/** If none of those that stay is whole, the newest whole one of the others stays, too. */
async function withoutLastGood(
  going: readonly StoredRelease[],
  releases: readonly StoredRelease[],
  files: Files,
): Promise<readonly StoredRelease[]> {
  const newestFirst = [...releases.filter((one) => !going.includes(one)).toReversed(), ...going.toReversed()];
  for (const one of newestFirst) {
    if (one.release.as_of || !(await isIntact(one.release, one.folder, files))) continue;
    return going.filter((other) => other !== one);
  }
  return going;
}

async function goingSnapshots(staying: readonly StoredRelease[], session: Session) {
  const { snapshots: store, clock } = session.effects;
  const cited = new Set(
    staying
      .flatMap(({ release }) => release.sources.flatMap(({ snapshots }) => snapshots))
      .map(({ sha256 }) => sha256),
  );
  const pruned = clock.now().toISOString();
  const [snapshots, noted, issues]: [string[], PrunedSnapshot[], Issue[]] = [[], [], []];
  let count = 0;
  for (const source of await store.sources()) {
    try {
      const stored = await store.list(source);
      const accepted = await store.accepted(source);
      const latest = (await store.latest(source))?.sha256 ?? null;
      const isWhole = session.project.sources.get(source)?.snapshot === 'whole';
      count += stored.length;
      for (const one of dispensableSnapshots({ stored, accepted, latest, isWhole }, cited)) {
        snapshots.push(store.place(source, one.sha256));
        const passed = accepted.find(({ sha256 }) => sha256 === one.sha256);
        const until = countedUntil(one, accepted);
        if (passed) noted.push({ source, sha256: one.sha256, accepted: passed.accepted, until, pruned });
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      issues.push(...error.issues);
    }
  }
  return { snapshots, noted, issues, count };
}

/** Reports of nights bear their day in front of their names. */
async function oldReports(folder: string, now: Date, files: Files): Promise<readonly string[]> {
  const names = [
    ...(await files.folders(folder)),
    ...(await files.list(folder)).map((path) => basename(path)),
  ];
  const limit = new Date(now.getTime() - reportDays * 24 * hour).toISOString().slice(0, 10);
  return names
    .filter((name) => {
      const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(name) ?? [];
      return day !== undefined && `${year}-${month}-${day}` < limit;
    })
    .sort()
    .map((name) => `${folder}/${name}`);
}
