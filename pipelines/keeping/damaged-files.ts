import type { Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { inBatches } from '../steps/in-batches.ts';
import { filesOf, isUnchanged } from '../steps/release-files.ts';

/** What is wrong with the folder of a release; paths in it. */
export interface Damage {
  /** Missing, or with other bytes. */
  readonly damaged: readonly string[];
  /** Not of this release. */
  readonly foreign: readonly string[];
}

/** Hashes every file of a release again, and looks for any that does not belong to it. */
export async function damageOf(release: Release, folder: string, files: Files): Promise<Damage> {
  const listed = [...filesOf(release), ...(release.compressed ?? [])];
  const checks = await inBatches(listed, async (file) => ({
    path: file.path,
    isSound: await isUnchanged(folder, file, files),
  }));
  const known = new Set(['release.json', ...listed.map(({ path }) => path)]);
  const found = (await files.list(folder, true)).map((path) => path.slice(folder.length + 1));
  return {
    damaged: checks.filter(({ isSound }) => !isSound).map(({ path }) => path),
    foreign: found.filter((path) => !known.has(path)),
  };
}
