import { dirname } from 'node:path/posix';
import { ReleaseError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import { compareWithThen } from '../as-of.ts';
import { asOfLines } from '../as-of-lines.ts';
import type { Session } from '../commands.ts';
import { compareReleases } from '../diff.ts';
import { diffLines } from '../diff-lines.ts';
import { release } from '../release.ts';
import type { StoredRelease } from '../stored-releases.ts';

/** What came of making a release again. */
export interface Rebuilt {
  readonly lines: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Makes a stored release again from its snapshots, in a folder of its own that is removed afterwards, and compares: byte by byte
 * where definitions and program are the same, else figure by figure.
 */
export async function rebuild(stored: StoredRelease, session: Session): Promise<Rebuilt> {
  const { effects, releases } = session;
  const place = `${dirname(releases)}/.verify`;
  try {
    return await compareIn(place, stored, session);
  } catch (error) {
    if (error instanceof ReleaseError) return { lines: [], issues: error.issues };
    throw error;
  } finally {
    await effects.files.remove(place);
  }
}

async function compareIn(place: string, stored: StoredRelease, session: Session): Promise<Rebuilt> {
  const { project, effects, language, releases: folder } = session;
  // The release itself tells whole seconds only.
  const asOf = stored.release.released.replace('Z', '.999Z');
  const options = { ...(await session.releaseOptions()), place, out: `${place}/out`, asOf };
  const { release: again } = await release(project, { ...options, failed: new Set(), loaded: [] }, effects);
  const recomputed = { asOf, out: `${place}/${again.id}`, release: again };
  const comparison = await compareWithThen(recomputed, folder, effects.files);
  if (comparison.then?.release.id !== stored.release.id) throw new Error('another release was current then');
  if (comparison.differing === null) {
    const after = { folder: recomputed.out, release: again };
    const found = await compareReleases({ before: stored, after }, project, effects);
    const lines = diffLines(found, false, project.registry, language);
    return { lines: [otherwise[language], ...lines], issues: found.issues };
  }
  const value = comparison.differing.join(', ');
  const issues =
    value === ''
      ? []
      : [issue('rebuilt-differs', { file: stored.folder, value }, { release: stored.release.id })];
  return { lines: asOfLines(recomputed, comparison, language), issues };
}

const otherwise: Readonly<Record<Language, string>> = {
  de: 'Definitionen oder Programm sind seither andere, die Bytes müssen nicht gleich sein. Verglichen sind die Zahlen:',
  en: 'Definitions or program are others since, so the bytes need not be equal. The figures are compared:',
};
