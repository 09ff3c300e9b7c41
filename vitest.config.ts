import { statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each night flushes hundreds of files to the disk; where there is room in memory, a quarter of the time is saved.
    env: isRoomy('/dev/shm') ? { TMPDIR: '/dev/shm' } : {},
  },
});

/** A container may have 64 MB there. */
function isRoomy(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 4e9;
  } catch {
    return false;
  }
}
