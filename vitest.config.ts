import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: {
      // Each night flushes hundreds of files to the disk; where there is room in memory, a quarter of the time is saved.
      ...(isRoomy('/dev/shm') ? { TMPDIR: '/dev/shm' } : {}),
      // A command line that a test starts need not strip the types of all modules again.
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node'),
    },
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
