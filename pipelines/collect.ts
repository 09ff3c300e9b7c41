import { SourceError } from '../schemas/errors.ts';
import { type Issue, isError, issue } from '../schemas/issues.ts';
import type { Effects } from './effects/index.ts';
import type { Snapshot } from './effects/snapshots.ts';
import { harmonize } from './harmonize.ts';
import type { Project, SourceDefinition } from './project.ts';
import { checkFuture } from './steps/check-future.ts';
import { compareWithLast } from './steps/compare.ts';
import { extract } from './steps/extract.ts';
import type { LoadedSnapshot } from './steps/load.ts';

/** absent: a mirror holds no file of the source. */
export type CollectState = 'unchanged' | 'accepted' | 'absent' | 'unreachable' | 'rejected';

/** What became of one look at one source. */
export interface Outcome {
  readonly source: string;
  readonly state: CollectState;
  readonly rows: number;
  readonly observations: number;
  readonly issues: readonly Issue[];
  /** What was accepted in this look, still in the warehouse. */
  readonly loaded: readonly LoadedSnapshot[];
}

type CollectEffects = Pick<Effects, 'http' | 'snapshots' | 'warehouse' | 'clock'>;

/**
 * Looks at one source: fetch, harmonize, accept. A snapshot that has an error is kept but not accepted; the last
 * accepted one stays. Never throws for a source's sake, so that all others go on.
 */
export async function collect(
  source: SourceDefinition,
  url: string,
  project: Project,
  effects: CollectEffects,
): Promise<Outcome> {
  const { http, snapshots, warehouse, clock } = effects;
  try {
    const snapshot = await extract(source, url, { http, snapshots, clock });
    if (await snapshots.isAccepted(snapshot)) {
      return { source: source.id, state: 'unchanged', rows: 0, observations: 0, issues: [], loaded: [] };
    }
    const bytes = await snapshots.read(snapshot);
    const { issues, rows, observations, stand, table } = await harmonize(
      bytes,
      snapshot.id,
      source,
      project,
      await warehouse(),
    );
    // Figures that an error has kept out of the table are not lost by the publisher.
    const isSound = table !== null && !issues.some(isError);
    const later = isSound ? await lookBeyond(table, stand, snapshot, source, project, effects) : [];
    const found = [...issues, ...later];
    if (table === null || found.some(isError)) {
      const stays = await staleOf(source.id, snapshots);
      return {
        source: source.id,
        state: 'rejected',
        rows,
        observations,
        issues: [...found, stays],
        loaded: [],
      };
    }
    await snapshots.accept(snapshot, { accepted: clock.now().toISOString(), stand, observations });
    const loaded = [{ source: source.id, snapshot: snapshot.id, table }];
    return { source: source.id, state: 'accepted', rows, observations, issues: found, loaded };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const stays = await staleOf(source.id, snapshots);
    return {
      source: source.id,
      state: 'unreachable',
      rows: 0,
      observations: 0,
      issues: [...error.issues, stays],
      loaded: [],
    };
  }
}

/** What a file by itself cannot show: that it comes from the future, or has lost what the last one had. */
async function lookBeyond(
  table: string,
  stand: string | null,
  snapshot: Snapshot,
  source: SourceDefinition,
  project: Project,
  { snapshots, warehouse }: CollectEffects,
): Promise<readonly Issue[]> {
  const engine = await warehouse();
  const future = await checkFuture(source.id, table, stand, snapshot.retrieved, engine);
  const last = (await snapshots.accepted(source.id)).at(-1);
  if (!last) return future;
  const before = await harmonize(await snapshots.read(last), last.id, source, project, engine);
  // What today's definition cannot read any more, the release will report.
  if (before.table === null) return future;
  return [...future, ...(await compareWithLast(source, before.table, table, project.registry, engine))];
}

/** What stays published while this source fails. */
async function staleOf(source: string, snapshots: Effects['snapshots']): Promise<Issue> {
  const accepted = await snapshots.accepted(source);
  const last = accepted.at(-1);
  return last
    ? issue('stale', { file: source, value: (last.stand ?? last.retrieved).slice(0, 10) })
    : issue('never-collected', { file: source });
}
