import { type Issue, issue } from '../../schemas/issues.ts';
import type { Outcome } from '../collect.ts';
import type { Snapshots } from '../effects/snapshots.ts';
import { orDamage } from '../or-damage.ts';

/** Sources of which these very looks have accepted the first files. */
export async function newSources(
  outcomes: readonly Outcome[],
  snapshots: Pick<Snapshots, 'accepted'>,
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const { source, loaded } of outcomes.filter((outcome) => outcome.loaded.length > 0)) {
    const found = await orDamage(async () => {
      const accepted = await snapshots.accepted(source);
      return accepted.length === loaded.length ? [issue('new-source', { file: source })] : [];
    });
    issues.push(...found);
  }
  return issues;
}
