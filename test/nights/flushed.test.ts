import { readlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canTrace, type Naming, traceDisk } from '../helpers/disk-trace.ts';
import { tinyNight } from '../helpers/night-after-night.ts';
import { correct, writeProject } from '../helpers/tiny-state.ts';
import { withFolder } from '../helpers/with-folder.ts';

const program = join(import.meta.dirname, '../helpers/night-after-night.ts');

describe.skipIf(!canTrace)(canTrace ? 'a power cut' : 'skipped: no strace, or it may not watch', () => {
  it.each([
    ['the very first night', false],
    ['a later night', true],
  ])('loses nothing that %s has given its name', async (_, isLater) => {
    await withFolder(async (folder) => {
      const root = join(folder, 'project');
      await writeProject(root);
      await correct(root, 500_001);
      if (isLater) await tinyNight(root);
      await correct(root, 500_002);
      const namings = await traceDisk([program, root, '1'], join(folder, 'trace'));
      const link = namings.find(({ to }) => to === join(root, 'output/public'));
      const release = resolve(root, 'output', await readlink(join(root, 'output/public')));
      expect(lostWith(link, release, dirname(release))).toEqual([]);
      const own = namings.filter(({ to }) => to.startsWith(`${root}/data/`) && !/\/\.(new|next)-/.test(to));
      expect(own.map(({ to }) => to)).toContain(release);
      for (const naming of own) {
        // The folder in which it gets its name is flushed next; until then it has the old one, or none.
        expect(lostWith(naming, naming.from, dirname(dirname(naming.to))), naming.to).toEqual([]);
      }
    });
  });
});

/** Of what lies below a path, and of the names that lead to it from above, what the disk does not hold yet. */
function lostWith(naming: Naming | undefined, path: string, above: string): readonly string[] {
  if (naming === undefined) return [`${path} was never given a name`];
  const leading = new Set<string>();
  for (let folder = above; folder !== dirname(folder); folder = dirname(folder)) leading.add(folder);
  return [...naming.unflushed].filter(
    (one) => one === path || one.startsWith(`${path}/`) || leading.has(one),
  );
}
