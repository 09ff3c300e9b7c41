import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat, statfs, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '../../schemas/issues.ts';
import { refusalReason } from './write-failure.ts';

/** What is known of a disk, and what may be done on it. Paths are absolute. */
export interface Disk {
  /** Bytes that this user may still write. */
  free(path: string): Promise<number>;
  /** Number of the user; null where the system has none. */
  owner(path: string): Promise<number | null>;
  modified(path: string): Promise<Date>;
  /** Writes and renames a file in the folder, as runs do, and removes it; why that is refused, or null. */
  tryWriting(folder: string): Promise<Text | null>;
  /** Whether a link to a folder can be made and replaced there, as at the end of a release. */
  tryLinking(folder: string): Promise<boolean>;
}

export const systemDisk: Disk = {
  free: async (path) => {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
  owner: async (path) => (process.platform === 'win32' ? null : (await stat(path)).uid),
  modified: async (path) => (await stat(path)).mtime,
  tryWriting: async (folder) => {
    const probe = probeIn(folder);
    try {
      const handle = await open(probe, 'wx');
      await handle.writeFile('doctor').finally(() => handle.close());
      await rename(probe, `${probe}.renamed`);
      return null;
    } catch (error) {
      const { message } = error as Error;
      return refusalReason(error) ?? { de: message, en: message };
    } finally {
      await remove(probe);
    }
  },
  tryLinking: async (folder) => {
    const probe = probeIn(folder);
    try {
      await symlink('.', probe, 'dir');
      await symlink('.', `${probe}.renamed`, 'dir');
      await rename(probe, `${probe}.renamed`);
      return (await stat(`${probe}.renamed`)).isDirectory();
    } catch {
      return false;
    } finally {
      await remove(probe);
    }
  },
};

/** With a name of its own, so that two who look at the same time do not meet. */
function probeIn(folder: string): string {
  return join(folder, `.quartett-doctor-${randomUUID()}`);
}

/** Where nothing could be written, there is nothing to remove. */
async function remove(probe: string): Promise<void> {
  for (const path of [probe, `${probe}.renamed`]) await rm(path, { force: true }).catch(() => {});
}
