import type { Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import { changedSnapshots } from './release-differences.ts';
import { filesOf } from './steps/release-files.ts';
import { currentAt, readStoredReleases, type StoredRelease } from './stored-releases.ts';

/** A recomputation, and where it lies. */
export interface Recomputed {
  readonly asOf: string;
  readonly out: string;
  readonly release: Release;
}

/** How a recomputation compares with the release that was current then. */
export interface AsOfComparison {
  /** null: nothing had been released. */
  readonly then: StoredRelease | null;
  /** Files that differ, are missing or too many; null where the bytes need not be equal, since it was made otherwise. */
  readonly differing: readonly string[] | null;
  /** How many files were compared. */
  readonly compared: number;
}

/** What cannot be equal on another day, with the reason. */
export const leftOut = [
  { files: /^release\.json$/, name: 'release.json', de: 'nennt ihre eigene Zeit', en: 'names its own time' },
  {
    files: /^(catalog|dataset\/|gone\/|index\.html$)/,
    name: 'catalog*, dataset/*',
    de: 'nennt Tage der Veröffentlichung',
    en: 'names days of release',
  },
  {
    files: /^(data\/revisions\.|releases\.atom$)/,
    name: 'data/revisions.*, releases.atom',
    de: 'setzt eine Liste fort, die eine Nachrechnung nicht hat',
    en: 'goes on with a list that a recomputation does not have',
  },
  {
    files: /^data\/checks\.csv$/,
    name: 'data/checks.csv',
    de: 'berichtet auch, was in jener Nacht zu lesen war',
    en: 'also reports what could be read in that night',
  },
] as const;

/** Compares byte by byte with the release of then, where data, definitions and program are the same. */
export async function compareWithThen(
  { asOf, out, release }: Recomputed,
  folder: string,
  files: Files,
): Promise<AsOfComparison> {
  const { releases } = await readStoredReleases(folder, files);
  const then = currentAt(asOf, releases);
  if (then === null || !isMadeAlike(then.release, release)) return { then, differing: null, compared: 0 };
  const paths = [...new Set([...pathsOf(then.release), ...pathsOf(release)])].sort();
  const verdicts = await Promise.all(
    paths.map(async (path) => ({
      path,
      isSame: await sameBytes(`${then.folder}/${path}`, `${out}/${path}`, files),
    })),
  );
  const differing = verdicts.filter(({ isSame }) => !isSame).map(({ path }) => path);
  return { then, differing, compared: paths.length };
}

function isMadeAlike(one: Release, other: Release): boolean {
  return (
    one.definitions === other.definitions &&
    one.code === other.code &&
    changedSnapshots(one, other).length === 0
  );
}

function pathsOf(release: Release): readonly string[] {
  return filesOf(release)
    .map(({ path }) => path)
    .filter((path) => !leftOut.some((group) => group.files.test(path)));
}

async function sameBytes(one: string, other: string, files: Files): Promise<boolean> {
  if (!(await files.exists(one)) || !(await files.exists(other))) return false;
  return (await files.hashFile(one)) === (await files.hashFile(other));
}
