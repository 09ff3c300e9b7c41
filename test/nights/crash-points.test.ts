import { afterAll, beforeAll, expect, it } from 'vitest';
import { leftovers, morningProblems } from '../helpers/morning.ts';
import { night } from '../helpers/night.ts';
import { thoroughly } from '../helpers/thoroughly.ts';
import { delivered, mirrorOf, published } from '../helpers/tiny-state.ts';
import { mortalDisk, PowerCut, type Torn } from '../helpers/unreliable-disk.ts';
import { bedtime, chosen, type Evening, evening } from '../helpers/write-points.ts';

let before: Evening;
beforeAll(async () => {
  before = await evening();
});
afterAll(() => before.forget());

it('a night writes what the following tests think it does', () => {
  const outside = before.writes.filter((write) => !/\/\.next-\d+\//.test(write));
  const bare = outside.map((write) =>
    write.replace(/[0-9a-f]{64}/, '<sha256>').replace(/\.(new|next)-[\w-]+/, '.$1'),
  );
  expect(bare).toEqual([
    'remove data/mirror/releases/.next',
    'writeAtomic data/mirror/snapshots/office/people/.new/body',
    'writeAtomic data/mirror/snapshots/office/people/.new/snapshot.json',
    'rename data/mirror/snapshots/office/people/<sha256>',
    'writeAtomic data/mirror/snapshots/office/people/latest.json',
    'writeAtomic data/mirror/snapshots/office/people/<sha256>/accepted.json',
    'writeAtomic data/mirror/looks.json',
    'makeFolder data/mirror/releases/.next',
    'flush data/mirror/releases/.next',
    expect.stringMatching(/^rename data\/mirror\/releases\/\d{8}T\d{6}Z-[0-9a-f]{8}$/),
    'replaceLink output/public',
    'remove data/mirror/releases/.next',
  ]);
});

/** Not to begin a write is to have ended the one before, so that is tried only where everything is. */
const ways: readonly Torn[] = thoroughly ? ['half done', 'not begun'] : ['half done'];

it.each(ways)(
  'the power may go at any write, which is then %s: nothing is lost, and the next night needs no help',
  async (torn) => {
    for (const n of chosen(before.writes)) {
      const where = `${torn}: ${before.writes[n]}`;
      await before.inCopy(async (root) => {
        const disk = (files: Parameters<typeof mortalDisk>[0]) => mortalDisk(files, n, torn);
        const dying = night(root, { mirror: mirrorOf(root), at: bedtime, disk });
        await expect(dying, where).rejects.toThrow(PowerCut);
        expect(await morningProblems(root, 'mirror'), where).toEqual([]);
        expect([before.before, before.corrected], where).toContain(await published(root));

        const next = await night(root, { mirror: mirrorOf(root), at: '2026-11-23T03:00:00Z' });
        expect(
          next.sources.map(({ issues }) => issues.filter(({ severity }) => severity === 'error')),
        ).toEqual([[]]);
        expect(await published(root), where).toBe(await delivered(root));
        expect(await morningProblems(root, 'mirror'), where).toEqual([]);
        expect(await leftovers(root), where).toEqual([]);
      });
    }
  },
  600_000,
);
