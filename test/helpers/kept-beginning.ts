import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Many stories begin alike. Same input, same bytes: what `run` has left in an empty folder is kept, and copied where the next
 * story begins like this. `input` is all that the beginning depends on, and tells it from all others. Where something has
 * happened already, nothing begins: there it just runs.
 */
export async function keptBeginning<Result>(
  input: unknown,
  root: string,
  run: () => Promise<Result>,
): Promise<Result> {
  if (!(await isEmpty(root))) return run();
  const key = JSON.stringify(input);
  const known = kept.get(key);
  if (known) {
    await cp(known.root, root, asItIs);
    return structuredClone(known.result) as Result;
  }
  const result = await run();
  folder ??= await mkdtemp(join(tmpdir(), 'quartett-kept-'));
  const copy = join(folder, String(kept.size));
  await cp(root, copy, asItIs);
  kept.set(key, { root: copy, result: structuredClone(result) });
  return result;
}

async function isEmpty(root: string): Promise<boolean> {
  return (await readdir(root).catch(() => [])).length === 0;
}

const kept = new Map<string, { readonly root: string; readonly result: unknown }>();
const asItIs = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true } as const;

let folder: string | null = null;
