import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFiles } from '../../../pipelines/effects/files.ts';
import { keepPages } from '../../../pipelines/steps/keep-pages.ts';
import { measure } from '../../../pipelines/steps/publish.ts';
import type { Release } from '../../../schemas/types.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const states = { old: 'a'.repeat(16), last: 'b'.repeat(16), next: 'c'.repeat(16) };
const at = (day: number, hour = 3) => `2026-11-${day}T0${hour}:00:00Z`;

/** A release of the 21st with two pages of its own state, and one that it has kept itself until the 22nd. */
async function lastRelease(root: string): Promise<Release> {
  const files = createFiles(root);
  const paths = [
    `catalog/${states.last}/1.ttl`,
    `catalog/${states.last}/2.ttl`,
    `catalog/${states.old}/1.ttl`,
  ];
  for (const path of paths) await files.writeAtomic(`last/${path}`, `# ${path}\n`);
  const measured = paths.map((path) => measure('last', path, 'turtle', null, files));
  return {
    id: '20261121T030000Z-00000000',
    released: at(21),
    sample: false,
    quartett: '0',
    definitions: '0'.repeat(64),
    code: '0'.repeat(64),
    sources: [],
    datasets: [],
    files: await Promise.all(measured),
    catalog: { base: 'https://quartett.example.org', state: states.last, pages: 2, datasets: 2 },
    kept: [{ state: states.old, until: at(22, 3) }],
  };
}

const keep = (root: string, release: Release, state: string, released: string) =>
  keepPages('next', { release, folder: 'last' }, state, { released, hours: 48 }, createFiles(root));

test('The pages of the last state stay for the time asked for, older ones until theirs is over', async () => {
  await withFolder(async (root) => {
    const release = await lastRelease(root);
    const { kept, files, lost } = await keep(root, release, states.next, at(22, 2));
    expect(kept).toEqual([
      { state: states.last, until: at(24, 2) },
      { state: states.old, until: at(22, 3) },
    ]);
    expect(files.map(({ path }) => path)).toEqual(release.files.map(({ path }) => path));
    expect(await createFiles(root).readText(`next/catalog/${states.last}/2.ttl`)).toContain('2.ttl');
    expect(lost).toEqual([]);
    expect((await keep(root, release, states.next, at(22, 3))).kept).toHaveLength(1);
  });
});

test('An unchanged catalog keeps its own pages, which are written anew, and does not list them twice', async () => {
  await withFolder(async (root) => {
    const release = await lastRelease(root);
    const { kept } = await keep(root, release, states.last, at(22, 2));
    expect(kept.map(({ state }) => state)).toEqual([states.old]);
  });
});

test('A state that comes back is no earlier state any more', async () => {
  await withFolder(async (root) => {
    const release = await lastRelease(root);
    const { kept } = await keep(root, release, states.old, at(22, 2));
    expect(kept.map(({ state }) => state)).toEqual([states.last]);
  });
});

test('A state with a damaged page is dropped whole and said, because a page less is a shorter catalog', async () => {
  await withFolder(async (root) => {
    const release = await lastRelease(root);
    await writeFile(join(root, 'last', `catalog/${states.last}/2.ttl`), 'cut');
    const { kept, files, lost } = await keep(root, release, states.next, at(22, 2));
    expect(kept.map(({ state }) => state)).toEqual([states.old]);
    expect(files.map(({ path }) => path)).toEqual([`catalog/${states.old}/1.ttl`]);
    expect(lost.map(({ code, file }) => [code, file])).toEqual([['pages-lost', `catalog/${states.last}`]]);
  });
});

test('The first release, and one after a release without pages, keep nothing', async () => {
  await withFolder(async (root) => {
    const { catalog: _, kept: __, ...before } = await lastRelease(root);
    expect((await keep(root, before, states.next, at(22))).kept).toEqual([]);
    const none = await keepPages(
      'next',
      null,
      states.next,
      { released: at(22), hours: 48 },
      createFiles(root),
    );
    expect(none).toEqual({ kept: [], files: [], lost: [] });
  });
});
