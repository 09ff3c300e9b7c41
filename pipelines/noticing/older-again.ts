import { type Issue, issue } from '../../schemas/issues.ts';
import type { Snapshots } from '../effects/snapshots.ts';
import { dayIn } from '../in-words.ts';

/**
 * A source that answers with a file which was replaced by a newer one long ago. Nothing is wrong with the file itself, so
 * nobody else says so: either the publisher has put an old file back by mistake, or has taken a correction back.
 */
export async function olderAgain(source: string, snapshots: Snapshots): Promise<readonly Issue[]> {
  const seen = await snapshots.latest(source);
  const accepted = await snapshots.accepted(source);
  const [newest, again] = [accepted.at(-1), accepted.find(({ sha256 }) => sha256 === seen?.sha256)];
  if (!newest || !again || again === newest) return [];
  const details = { newest: newest.id, retrieved: dayIn(newest.retrieved) };
  return [issue('older-file-again', { file: source, value: dayIn(again.retrieved) }, details)];
}
