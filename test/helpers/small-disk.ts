import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system in memory, of so many kilobytes. */
export interface SmallDisk {
  readonly folder: string;
  readOnly(): void;
  unmount(): void;
}

export function mountSmallDisk(kilobytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'quartett-disk-'));
  const mount = (...args: readonly string[]) => spawnSync('mount', [...args, folder]).status === 0;
  if (!mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs')) {
    rmdirSync(folder);
    return null;
  }
  return {
    folder,
    readOnly: () => {
      if (!mount('-o', 'remount,ro')) throw new Error('cannot be made read-only');
    },
    unmount: () => {
      spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

/** Only root may mount, and not in every container. */
export const canMount = (() => {
  const disk = mountSmallDisk(64);
  disk?.unmount();
  return disk !== null;
})();
