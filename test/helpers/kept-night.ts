import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GoodNight } from './night.ts';

/**
 * Many stories begin with the same night. Same input, same bytes: what such a night has left in an empty folder is kept, and
 * copied where the next story begins. `input` is all that the night depends on.
 */
export async function keptNight(
  input: unknown,
  root: string,
  run: () => Promise<GoodNight>,
): Promise<GoodNight> {
  const key = JSON.stringify(input);
  const known = kept.get(key);
  if (known) {
    await cp(known.root, root, asItIs);
    return structuredClone(known.report);
  }
  const report = await run();
  folder ??= await mkdtemp(join(tmpdir(), 'quartett-kept-'));
  const copy = join(folder, String(kept.size));
  kept.set(key, { root: copy, report: structuredClone(report) });
  await cp(root, copy, asItIs);
  return report;
}

/** Whether nothing has happened there yet. */
export async function isEmpty(root: string): Promise<boolean> {
  return (await readdir(root).catch(() => [])).length === 0;
}

const kept = new Map<string, { readonly root: string; readonly report: GoodNight }>();
const asItIs = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true } as const;

let folder: string | null = null;
