import { iris } from '../catalog/iri.ts';
import { type PublishedFile, type Site, siteOf } from '../catalog/site/site.ts';
import type { Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import { isIntact, readRelease } from './published.ts';
import { type Move, readdressedFiles } from './readdressed-files.ts';
import { byPath, filesOf } from './steps/release-files.ts';

/** A release as it is served. */
export interface LoadedSite {
  readonly site: Site;
  readonly release: Release;
  /** Where its addresses were moved; null where it is served at the base for which it was released. */
  readonly move: Move | null;
}

/**
 * Reads what is published in a folder, to be served at a public base, or else at its own. Null unless every file is there, byte for byte:
 * a catalog with a page less would be taken for the news that its datasets are gone (harvest.md H6).
 */
export async function loadSite(
  folder: string,
  publicBase: string | null,
  files: Files,
): Promise<LoadedSite | null> {
  const release = await readRelease(folder, files);
  // Releases of before there were pages do not say for which address they were made.
  if (release?.catalog === undefined || !(await isIntact(release, folder, files))) return null;
  const from = release.catalog.base;
  const to = publicBase === null ? from : iris.base(publicBase, release.sample);
  const move = from === to ? null : { from, to };
  const published = await held(await publishedIn(release, folder, files), files);
  const served = move === null ? published : await readdressedFiles(published, move, files);
  return { site: siteOf(served, to), release, move };
}

/** Every file that the release names, and release.json itself. */
async function publishedIn(
  release: Release,
  folder: string,
  files: Files,
): Promise<readonly PublishedFile[]> {
  const { compressed = [], released } = release;
  const self = `${folder}/release.json`;
  const own = {
    path: 'release.json',
    sha256: await files.hashFile(self),
    bytes: await files.size(self),
  };
  const named: readonly Named[] = [...filesOf(release), ...compressed, own];
  return named.map(({ path, sha256, bytes, modified = released }) => ({
    path,
    sha256,
    modified,
    body: { file: files.absolute(`${folder}/${path}`), bytes, content: null },
  }));
}

interface Named {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly modified?: string;
}

/** What is small is kept in memory, up to a limit; the paths of the catalog are the first in the order. */
async function held(published: readonly PublishedFile[], files: Files): Promise<readonly PublishedFile[]> {
  const read: PublishedFile[] = [];
  let room = roomInMemory;
  for (const file of published.toSorted(byPath)) {
    const { body } = file;
    const isHeld = body.bytes <= Math.min(smallFile, room);
    if (isHeld) room -= body.bytes;
    read.push(isHeld ? { ...file, body: { ...body, content: await files.readBytes(body.file) } } : file);
  }
  return read;
}

const smallFile = 4 * 2 ** 20;
const roomInMemory = 64 * 2 ** 20;
