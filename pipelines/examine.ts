import { SourceError } from '../schemas/errors.ts';
import { type Issue, isError, issue } from '../schemas/issues.ts';
import type { Effects } from './effects/index.ts';
import type { AcceptedSnapshot, Snapshot } from './effects/snapshots.ts';
import { type Harmonized, harmonize } from './harmonize.ts';
import { dayIn } from './in-words.ts';
import { type Content, readContent } from './noticing/content.ts';
import { movedHeader } from './noticing/moved-header.ts';
import { findInOtherSources } from './noticing/other-sources.ts';
import type { Project, SourceDefinition } from './project.ts';
import { countingSnapshots } from './release-sources.ts';
import { checkFuture } from './steps/check-future.ts';
import { type Candidate, compareWithAccepted } from './steps/compare.ts';
import type { LoadedSnapshot } from './steps/load.ts';
import { restructured } from './steps/restructured.ts';

type ExamineEffects = Pick<Effects, 'snapshots' | 'warehouse'>;

export interface Examined extends Harmonized {
  /** Whether it says nothing that the newest accepted file does not say; nothing more was looked at then. */
  readonly isRestamped: boolean;
}

/**
 * Everything that decides whether a snapshot is accepted: whether it says anything new, the file by itself, then against
 * the accepted data.
 */
export async function examine(
  snapshot: Snapshot,
  source: SourceDefinition,
  project: Project,
  effects: ExamineEffects,
): Promise<Examined> {
  const bytes = await effects.snapshots.read(snapshot);
  const last = (await effects.snapshots.accepted(source.id)).at(-1) ?? null;
  const before = last && (await contentOf(last, source, effects));
  const after = before && (await readContent(bytes, source));
  if (last && before && before.hash === after?.hash) return restamped(last);
  const engine = await effects.warehouse();
  const harmonized = await harmonize(bytes, snapshot.id, source, project, engine);
  const { table, stand, issues: own } = harmonized;
  const isReadable = table !== null && !own.some(isError);
  const layout = before ? await layoutIssues(bytes, before, after, source, isReadable) : [];
  const issues = [...layout, ...own];
  // Figures that an error has kept out of the table are not lost by the publisher.
  if (!isReadable) return { ...harmonized, issues, isRestamped: false };
  const future = await checkFuture(source.id, table, stand, snapshot.retrieved, engine);
  const candidate = { source: source.id, snapshot: snapshot.id, table, stand };
  const compared = await compare(snapshot, candidate, source, project, effects);
  const elsewhere = await findInOtherSources(snapshot, source, project, effects.snapshots);
  const found = [...issues, ...elsewhere, ...future, ...compared];
  return { ...harmonized, issues: found, isRestamped: false };
}

/** What an accepted file says; null where it can no longer be read, which the release will report. */
async function contentOf(
  snapshot: Snapshot,
  source: SourceDefinition,
  { snapshots }: ExamineEffects,
): Promise<Content | null> {
  try {
    return await readContent(await snapshots.read(snapshot), source);
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

function restamped({ source, stand, retrieved }: AcceptedSnapshot): Examined {
  const same = issue('only-restamped', { file: source, value: dayIn(stand ?? retrieved) });
  return { table: null, rows: 0, observations: 0, stand: null, issues: [same], isRestamped: true };
}

/** How the table is built otherwise than in the last accepted file; first of all, for it explains what else is wrong. */
async function layoutIssues(
  bytes: Uint8Array,
  before: Content,
  after: Content | null,
  source: SourceDefinition,
  isReadable: boolean,
): Promise<readonly Issue[]> {
  const moved = isReadable ? [] : await movedHeader(bytes, before, source);
  if (moved.length > 0 || after === null) return moved;
  return restructured(before, after, source, isReadable);
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
