import { dirname } from 'node:path/posix';
import { ReleaseError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { parseRecord } from '../../schemas/stored-record.ts';
import type { Pruned } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import type { Snapshots } from '../effects/snapshots.ts';
import { dayInWords } from '../in-words.ts';
import type { Project } from '../project.ts';

export type PrunedSnapshot = Pruned['snapshots'][number];

/** Notes which accepted snapshots are about to be removed; `releases` is for example data/live/releases. */
export async function notePruned(
  some: readonly PrunedSnapshot[],
  releases: string,
  files: Files,
): Promise<void> {
  if (some.length === 0) return;
  const before = await readPruned(releases, files);
  const known = new Set(some.map(keyOf));
  const all = [...before.filter((one) => !known.has(keyOf(one))), ...some];
  const snapshots = all.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  await files.writeAtomic(fileOf(releases), `${JSON.stringify({ snapshots }, null, 2)}\n`);
}

/** Throws a ReleaseError where snapshots that counted at an instant have been removed since. */
export async function refusePruned(
  asOf: string,
  { sources }: Pick<Project, 'sources'>,
  releases: string,
  { files, snapshots }: { readonly files: Files; readonly snapshots: Snapshots },
): Promise<void> {
  const missing: PrunedSnapshot[] = [];
  for (const one of await readPruned(releases, files)) {
    const source = sources.get(one.source);
    if (source === undefined || !counted(one, asOf, source.snapshot)) continue;
    // Noted, but then not removed: the run that pruned was killed in between.
    const isThere = (await snapshots.accepted(one.source, asOf)).some(({ sha256 }) => sha256 === one.sha256);
    if (!isThere) missing.push(one);
  }
  if (missing.length === 0) return;
  const list = missing.map(({ source, sha256 }) => `${source} ${sha256.slice(0, 12)}`).join(', ');
  const place = { file: fileOf(releases), value: dayInWords(asOf.slice(0, 10), 'de') };
  throw new ReleaseError([
    issue('as-of-pruned', place, { valueen: dayInWords(asOf.slice(0, 10), 'en'), snapshots: list }),
  ]);
}

async function readPruned(releases: string, files: Files): Promise<readonly PrunedSnapshot[]> {
  const file = fileOf(releases);
  if (!(await files.exists(file))) return [];
  const pruned = parseRecord('pruned', await files.readBytes(file));
  if (pruned === null) throw new ReleaseError([issue('pruned-unreadable', { file })]);
  return pruned.snapshots;
}

function counted({ accepted, until }: PrunedSnapshot, asOf: string, kind: 'whole' | 'window'): boolean {
  const at = Date.parse(asOf);
  return Date.parse(accepted) <= at && (kind === 'window' || until === null || at < Date.parse(until));
}

function fileOf(releases: string): string {
  return `${dirname(releases)}/pruned.json`;
}

function keyOf({ source, accepted, sha256 }: PrunedSnapshot): string {
  return `${source} ${accepted} ${sha256}`;
}
