import { ReleaseError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Looks } from './effects/looks.ts';

/** Records a look at a source. No figure depends on it, so a disk that refuses costs a warning and not the night. */
export async function recordLook(
  source: string,
  look: Parameters<Looks['record']>[1],
  looks: Looks,
): Promise<readonly Issue[]> {
  try {
    await looks.record(source, look);
    return [];
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const said = error.issues.map(({ sentence }) => sentence);
    const reason = said.map(({ de }) => de).join(' ');
    const reasonen = said.map(({ en }) => en).join(' ');
    return [issue('look-not-recorded', { file: source }, { reason, reasonen })];
  }
}
