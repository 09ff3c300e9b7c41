import { createHash } from 'node:crypto';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createFiles } from '../../pipelines/effects/files.ts';
import { createSnapshots } from '../../pipelines/effects/snapshots.ts';
import { filesOf } from '../../pipelines/steps/release-files.ts';
import type { Release } from '../../schemas/types.ts';
import { validator } from '../../schemas/validator.ts';

/**
 * What is wrong in the morning, whatever the night was like; nothing, it is hoped. What is published, and every other release
 * that is stored, is whole: each file of release.json with its checksum and nothing else. Every stored file of a
 * publisher is the one that came, and every record beside it can be read.
 */
export async function morningProblems(root: string, state: string): Promise<readonly string[]> {
  const folder = join(root, 'data', state);
  const stored = (await namesIn(join(folder, 'releases'))).filter((name) => !name.startsWith('.'));
  const releases = stored.map((name) => join(folder, 'releases', name));
  const shown = resolve(root, 'output', await readlink(join(root, 'output/public')));
  return [
    ...(releases.includes(shown) ? [] : [`output/public leads to ${shown}`]),
    ...(await Promise.all(releases.map(releaseProblems))).flat(),
    ...(await storeProblems(root, state)),
  ];
}

/** What has stayed that somebody should have cleared away: names that only a run under way uses. */
export async function leftovers(root: string): Promise<readonly string[]> {
  const below = await Promise.all(
    ['data', 'output'].map(async (folder) =>
      (await namesIn(join(root, folder), true)).map((name) => `${folder}/${name}`),
    ),
  );
  return below.flat().filter((path) => /(^|\/)(\.new-|\.next-|spill-)|\.next-\d+$|\.tmp$/.test(path));
}

async function releaseProblems(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'release.json'), 'utf8').catch(() => '{}');
  const release = JSON.parse(text) as Release;
  if (validator()('release', release, 'release.json').length > 0) return [`${folder}: no release.json`];
  const listed = [...filesOf(release), ...(release.compressed ?? [])];
  const present = (await filesIn(folder)).filter((path) => path !== 'release.json');
  const unlisted = present.filter((path) => !listed.some((file) => file.path === path));
  const checked = await Promise.all(
    listed.map(async ({ path, sha256 }) => ((await hashOf(join(folder, path))) === sha256 ? [] : [path])),
  );
  return [
    ...unlisted.map((path) => `${folder}/${path} is not listed`),
    ...checked.flat().map((path) => `${folder}/${path} is not what was released`),
  ];
}

async function storeProblems(root: string, state: string): Promise<readonly string[]> {
  const snapshots = createSnapshots(`data/${state}/snapshots`, createFiles(root));
  const problems: string[] = [];
  for (const source of await sourcesIn(join(root, 'data', state, 'snapshots'))) {
    try {
      for (const snapshot of await snapshots.list(source)) await snapshots.read(snapshot);
      await snapshots.accepted(source);
    } catch (error) {
      problems.push(`${source}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return problems;
}

async function sourcesIn(folder: string): Promise<readonly string[]> {
  const publishers = await namesIn(folder);
  const sources = publishers.map(async (publisher) =>
    (await namesIn(join(folder, publisher))).map((source) => `${publisher}/${source}`),
  );
  return (await Promise.all(sources)).flat();
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

async function namesIn(folder: string, recursive = false): Promise<readonly string[]> {
  return readdir(folder, { recursive }).catch(() => []);
}

async function hashOf(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}
