import { type Issue, isError } from '../schemas/issues.ts';
import type { Effects } from './effects/index.ts';
import type { Snapshot } from './effects/snapshots.ts';
import { type Harmonized, harmonize } from './harmonize.ts';
import type { Project, SourceDefinition } from './project.ts';
import { countingSnapshots } from './release-sources.ts';
import { checkFuture } from './steps/check-future.ts';
import { type Candidate, compareWithAccepted } from './steps/compare.ts';
import type { LoadedSnapshot } from './steps/load.ts';

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

/** What the accepted data tell about a file. */
async function compare(
  snapshot: Snapshot,
  candidate: Candidate,
  source: SourceDefinition,
  project: Project,
  effects: ExamineEffects,
): Promise<readonly Issue[]> {
  const accepted = await countingSnapshots(source, effects.snapshots);
  const order = effects.snapshots.inOrder([...accepted, { ...snapshot, stand: candidate.stand }]);
  const line: Candidate[] = [];
  for (const one of order) {
    if (one.id === snapshot.id) line.push(candidate);
    else line.push(...(await harmonizeAgain(one, source, project, effects)));
  }
  const comparison = { source, registry: project.registry, warehouse: await effects.warehouse() };
  return compareWithAccepted(comparison, line, candidate, () => othersOf(source, project, effects));
}

/** The accepted files of the other sources that fill a variable of this one. */
async function othersOf(
  source: SourceDefinition,
  project: Project,
  effects: ExamineEffects,
): Promise<readonly LoadedSnapshot[]> {
  const own = new Set(source.map.values.map(({ variable }) => variable));
  const others = [...project.sources.values()].filter(
    ({ id, map }) => id !== source.id && map.values.some(({ variable }) => own.has(variable)),
  );
  const loaded: LoadedSnapshot[] = [];
  for (const other of others) {
    for (const one of await countingSnapshots(other, effects.snapshots)) {
      loaded.push(...(await harmonizeAgain(one, other, project, effects)));
    }
  }
  return loaded;
}

/** What today's definition cannot read any more, the release will report. */
async function harmonizeAgain(
  { stand, retrieved, ...snapshot }: Snapshot & { readonly stand: string | null },
  source: SourceDefinition,
  project: Project,
  { snapshots, warehouse }: ExamineEffects,
): Promise<readonly Candidate[]> {
  const bytes = await snapshots.read({ ...snapshot, retrieved });
  const { table } = await harmonize(bytes, snapshot.id, source, project, await warehouse());
  return table === null
    ? []
    : [{ source: source.id, snapshot: snapshot.id, table, stand: stand ?? retrieved }];
}
