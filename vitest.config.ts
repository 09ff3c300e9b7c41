import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/helpers/tests-folder.ts',
    maxWorkers: Math.max(2, availableParallelism()),
    // Each file would read the program and compile the schemas anew; nothing in them is left behind by a test.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A command line that a test starts need not strip the types of all modules again.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node') },
  },
});
