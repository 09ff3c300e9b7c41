import { ReleaseError, SourceError } from '../schemas/errors.ts';
import { type IssueCode, isError, issue } from '../schemas/issues.ts';
import type { AcceptedSnapshot, Snapshots } from './effects/snapshots.ts';
import type { Warehouse } from './effects/warehouse.ts';
import { harmonize, type Kept } from './harmonize.ts';
import type { Project, SourceDefinition } from './project.ts';
import type { UsedSnapshots } from './release-sources.ts';
import type { LoadedSnapshot } from './steps/load.ts';

/** Harmonizes what was accepted with the definitions of today; what this run has `loaded` already is taken as it is. */
export async function harmonizeAccepted(
  used: UsedSnapshots,
  loaded: readonly LoadedSnapshot[],
  project: Project,
  snapshots: Snapshots,
  warehouse: Warehouse,
  keep: Kept = 'observations',
): Promise<readonly LoadedSnapshot[]> {
  const all: LoadedSnapshot[] = [];
  for (const source of project.sources.values()) {
    for (const snapshot of used.get(source.id) ?? []) {
      const ready = loaded.find((one) => one.source === source.id && one.snapshot === snapshot.id);
      all.push(ready ?? (await harmonizeAgain(snapshot, source, project, snapshots, warehouse, keep)));
    }
  }
  return all;
}

/**
 * A correction is made for the file that gives a figure; an older one may say something else. Which of the two this
 * is, is known when all are loaded.
 */
const judgedLater: readonly IssueCode[] = ['correction-unmatched', 'correction-cells'];

/** An accepted snapshot that the definitions of today cannot read refuses the release and names the definition. */
async function harmonizeAgain(
  snapshot: AcceptedSnapshot,
  source: SourceDefinition,
  project: Project,
  snapshots: Snapshots,
  warehouse: Warehouse,
  keep: Kept,
): Promise<LoadedSnapshot> {
  try {
    const bytes = await snapshots.read(snapshot);
    const { table, issues } = await harmonize(bytes, snapshot.id, source, project, warehouse, keep);
    const errors = issues.filter((one) => isError(one) && !judgedLater.includes(one.code));
    if (table !== null && errors.length === 0) return { source: source.id, snapshot: snapshot.id, table };
    const place = { file: source.id, value: snapshot.id };
    throw new ReleaseError([issue('snapshot-unreadable', place, { definition: source.file }), ...errors]);
  } catch (error) {
    throw error instanceof SourceError ? new ReleaseError(error.issues, { cause: error }) : error;
  }
}
