import { basename, dirname } from 'node:path/posix';
import { ReleaseError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Pinned, Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { isIntact, readRelease } from '../published.ts';
import { pinnedIssue } from './pin.ts';

/** What stays published after a rollback, and why. */
export interface Staying {
  readonly release: Release;
  readonly issues: readonly Issue[];
}

/** Leaves published what a person has rolled back to. A rollback that was killed before it could set the link is carried out now. */
export async function stayPinned(
  pin: Pinned,
  { folder, out }: { readonly folder: string; readonly out: string },
  files: Files,
): Promise<Staying> {
  const place = `${folder}/${pin.release}`;
  const release = await readRelease(place, files);
  if (release === null || !(await isIntact(release, place, files))) {
    throw new ReleaseError([issue('pinned-lost', { file: place, value: pin.release })]);
  }
  if (await pointsToAnother(out, folder, pin.release, files)) await files.replaceLink(out, place);
  return { release, issues: [pinnedIssue(pin, out)] };
}

/** A link into another state is none of ours. */
async function pointsToAnother(out: string, folder: string, id: string, files: Files): Promise<boolean> {
  const target = await files.readLink(out);
  if (target === null) return true;
  return files.absolute(dirname(target)) === files.absolute(folder) && basename(target) !== id;
}
