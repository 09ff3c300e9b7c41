import type { Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';

export type ReleasedFile = Release['files'][number];

/** Every file of a release but release.json itself and what is packed. */
export function filesOf({ datasets, files }: Pick<Release, 'datasets' | 'files'>): readonly ReleasedFile[] {
  return [...datasets.flatMap((dataset) => dataset.files), ...files];
}

/** Whether a file lies in the folder of a release as it was released, byte for byte. */
export async function isUnchanged(
  folder: string,
  { path, sha256 }: Pick<ReleasedFile, 'path' | 'sha256'>,
  files: Files,
): Promise<boolean> {
  const place = `${folder}/${path}`;
  return (await files.exists(place)) && (await files.hashFile(place)) === sha256;
}

/** The order in which every list of files is written. */
export function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1;
}
