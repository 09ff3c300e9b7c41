import { type Issue, isError } from '../schemas/issues.ts';
import type { Effects } from './effects/index.ts';
import type { Snapshot } from './effects/snapshots.ts';
import { type Harmonized, harmonize } from './harmonize.ts';
import type { Project, SourceDefinition } from './project.ts';
import { checkFuture } from './steps/check-future.ts';
import { type Candidate, compareWithAccepted } from './steps/compare.ts';

type ExamineEffects = Pick<Effects, 'snapshots' | 'warehouse'>;

/** Everything that decides whether a snapshot is accepted: the file by itself, then against the accepted data. */
export async function examine(
  snapshot: Snapshot,
  source: SourceDefinition,
  project: Project,
  effects: ExamineEffects,
): Promise<Harmonized> {
  const engine = await effects.warehouse();
  const bytes = await effects.snapshots.read(snapshot);
  const harmonized = await harmonize(bytes, snapshot.id, source, project, engine);
  const { table, stand, issues } = harmonized;
  // Figures that an error has kept out of the table are not lost by the publisher.
  if (table === null || issues.some(isError)) return harmonized;
  const future = await checkFuture(source.id, table, stand, snapshot.retrieved, engine);
  const candidate = { source: source.id, snapshot: snapshot.id, table, stand };
  const compared = await compare(snapshot, candidate, source, project, effects);
  return { ...harmonized, issues: [...issues, ...future, ...compared] };
}

/** What the accepted data tell about a file. What today's definition cannot read any more, the release will report. */
async function compare(
  snapshot: Snapshot,
  candidate: Candidate,
  source: SourceDefinition,
  project: Project,
  { snapshots, warehouse }: ExamineEffects,
): Promise<readonly Issue[]> {
  const engine = await warehouse();
  const all = await snapshots.accepted(source.id);
  const accepted = source.snapshot === 'whole' ? all.slice(-1) : all;
  const order = snapshots.inOrder([...accepted, { ...snapshot, stand: candidate.stand }]);
  const line: Candidate[] = [];
  for (const one of order) {
    if (one.id === snapshot.id) line.push(candidate);
    else {
      const { table } = await harmonize(await snapshots.read(one), one.id, source, project, engine);
      const day = one.stand ?? one.retrieved;
      if (table !== null) line.push({ source: source.id, snapshot: one.id, table, stand: day });
    }
  }
  return compareWithAccepted(source, line, candidate, project.registry, engine);
}
