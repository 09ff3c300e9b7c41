import { parseRecord } from '../schemas/stored-record.ts';
import type { Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import { inBatches } from './steps/in-batches.ts';
import { filesOf, isUnchanged } from './steps/release-files.ts';

/** What is published now; null if there is nothing, or nothing that can be read. */
export async function readRelease(out: string, files: Files): Promise<Release | null> {
  const path = `${out}/release.json`;
  if (!(await files.exists(path))) return null;
  return parseRecord('release', await files.readBytes(path));
}

/** When what is published now was made; null if there is nothing that can be read. */
export async function releasedAt(out: string, files: Files): Promise<Date | null> {
  const release = await readRelease(out, files);
  return release === null ? null : new Date(release.released);
}

/** Whether every published file is there, byte for byte. */
export async function isIntact(release: Release, out: string, files: Files): Promise<boolean> {
  const all = [...filesOf(release), ...(release.compressed ?? [])];
  const checks = await inBatches(all, (file) => isUnchanged(out, file, files));
  return checks.every(Boolean);
}
