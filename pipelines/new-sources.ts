import { type Issue, issue } from '../schemas/issues.ts';
import type { Outcome } from './collect.ts';
import type { Snapshots } from './effects/snapshots.ts';

/** Sources of which these very looks have accepted the first files. */
export async function newSources(
  outcomes: readonly Outcome[],
  snapshots: Pick<Snapshots, 'accepted'>,
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const { source, loaded } of outcomes) {
    if (loaded.length === 0) continue;
    const accepted = await snapshots.accepted(source);
    if (accepted.length === loaded.length) issues.push(issue('new-source', { file: source }));
  }
  return issues;
}
