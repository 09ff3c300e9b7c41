import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { night } from './night.ts';
import { thoroughly } from './thoroughly.ts';
import { correct, mirrorOf, writeProject } from './tiny-state.ts';
import { recordedDisk, type Write } from './unreliable-disk.ts';

/** A state on the evening before a night in which a corrected figure comes, and all that this night writes. */
export interface Evening {
  readonly writes: readonly Write[];
  readonly before: number;
  readonly corrected: number;
  /** Gives a copy of the state as it is on that evening. */
  inCopy<Result>(use: (root: string) => Promise<Result>): Promise<Result>;
  forget(): Promise<void>;
}

export const bedtime = '2026-11-22T03:00:00Z';

/** The state has a published release and leftovers of a run that was killed, so that clearing them away is tried, too. */
export async function evening(): Promise<Evening> {
  const folder = await mkdtemp(join(tmpdir(), 'quartett-evening-'));
  const [root, trial] = [join(folder, 'evening'), join(folder, 'trial')];
  const [before, corrected] = [500_001, 500_002];
  await writeProject(root);
  await correct(root, before);
  await night(root, { mirror: mirrorOf(root), at: '2026-11-21T03:00:00Z' });
  await correct(root, corrected);
  await cp(join(root, 'catalog'), join(root, 'data/mirror/releases/.next-1'), { recursive: true });
  const inCopy: Evening['inCopy'] = async (use) => {
    await cp(root, trial, { recursive: true, verbatimSymlinks: true });
    try {
      return await use(trial);
    } finally {
      await rm(trial, { recursive: true });
    }
  };
  const writes: Write[] = [];
  await inCopy((copy) =>
    night(copy, {
      mirror: mirrorOf(copy),
      at: bedtime,
      disk: (files) => recordedDisk(files, writes),
    }),
  );
  return { writes, before, corrected, inCopy, forget: () => rm(folder, { recursive: true }) };
}

/**
 * The writes at which something is tried. Within the unfinished release, which the next run throws away as a whole, the
 * first of each kind stands for the others.
 */
export function chosen(writes: readonly Write[]): readonly number[] {
  const kinds = new Set<string>();
  return [...writes.keys()].filter((index) => {
    const write = writes[index] ?? '';
    const isNew = !kinds.has(kindOf(write));
    kinds.add(kindOf(write));
    return thoroughly || isNew || !write.includes('/.next-');
  });
}

/** `writeAtomic …/.next-7/a/b.csv` is of the kind of `writeAtomic …/.next-7/c.ttl`. */
function kindOf(write: string): string {
  return write.replace(/\/\.next-\d+\/.*$/, '/.next-').replace(/\.next-\d+/, '.next-');
}
