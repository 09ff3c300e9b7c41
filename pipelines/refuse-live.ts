import { ReleaseError } from '../schemas/errors.ts';
import { issue } from '../schemas/issues.ts';
import type { Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';

/** A mirror never takes the place of a live release; what cannot be read may be one, too. `last` stands at `out`. */
export async function refuseLive(
  last: Release | null,
  { out, sample }: { readonly out: string; readonly sample: boolean },
  files: Files,
): Promise<void> {
  const mayBeLive = last ? !last.sample : await files.exists(`${out}/release.json`);
  if (!sample || !mayBeLive) return;
  throw new ReleaseError([issue(last ? 'live-release-present' : 'published-unreadable', { file: out })]);
}
