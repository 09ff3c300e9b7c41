import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** So many files are waited for at once. */
const together = 16;

/**
 * Waits until a file, or the list of names in a folder, is on the disk. A rename can outlive a power cut that what it
 * shows does not, so everything is flushed before it is given its name.
 */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until all that a folder holds is on the disk, whoever wrote it. */
export async function flushTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const below = entries.filter((entry) => entry.isFile() || entry.isDirectory());
  const paths = [...below.map(({ parentPath, name }) => join(parentPath, name)), folder];
  for (let from = 0; from < paths.length; from += together) {
    await Promise.all(paths.slice(from, from + together).map(flush));
  }
}

/** Makes a folder and those above it, and waits until their names are on the disk. At once: a lock cannot wait. */
export function makeFolders(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; ; made = dirname(made)) {
    const above = openSync(dirname(made), 'r');
    fsyncSync(above);
    closeSync(above);
    if (made === first) return;
  }
}
