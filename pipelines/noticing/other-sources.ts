import { type Issue, issue } from '../../schemas/issues.ts';
import type { Snapshot, Snapshots } from '../effects/snapshots.ts';
import { dayIn } from '../in-words.ts';
import type { Project, SourceDefinition } from '../project.ts';

/**
 * A file that is, byte for byte, one that was accepted of another source: the wrong file at an address, or in an office's
 * folder. Where the districts of two cities have the same numbers, nothing else would tell. Sources that ask for the
 * same file share it.
 */
export async function findInOtherSources(
  { sha256 }: Snapshot,
  source: SourceDefinition,
  { sources }: Project,
  snapshots: Snapshots,
): Promise<readonly Issue[]> {
  const others = [...sources.values()].filter(
    ({ id, request }) => id !== source.id && !sharesFile(request, source.request),
  );
  const issues: Issue[] = [];
  for (const { id } of others) {
    // Damage in the store of another source is reported when it is looked at.
    const same = await snapshots.find(id, sha256).catch(() => null);
    if (same === null || !(await snapshots.isAccepted(same).catch(() => false))) continue;
    const place = { file: source.id, value: same.id };
    issues.push(issue('file-of-other', place, { other: id, retrieved: dayIn(same.retrieved) }));
  }
  return issues;
}

function sharesFile(one: SourceDefinition['request'], other: SourceDefinition['request']): boolean {
  const isAskedAlike = one.url === other.url && one.folder === other.folder && one.files === other.files;
  return isAskedAlike || one.mirror === other.mirror;
}
