import { SourceError } from '../schemas/errors.ts';
import { type Issue, isError, issue } from '../schemas/issues.ts';
import type { Effects } from './effects/index.ts';
import { examine } from './examine.ts';
import { dayIn } from './in-words.ts';
import { orDamage } from './or-damage.ts';
import type { Project, SourceDefinition } from './project.ts';
import { extract, type Fetch } from './steps/extract.ts';
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

type CollectEffects = Pick<Effects, 'snapshots' | 'warehouse' | 'clock'>;

/**
 * Looks at one source: fetch, harmonize, accept. A snapshot that has an error is kept but not accepted; the last
 * accepted one stays. Never throws for a source's sake, so that all others go on.
 */
export async function collect(
  source: SourceDefinition,
  fetch: Fetch,
  project: Project,
  effects: CollectEffects,
): Promise<Outcome> {
  let moved: string | undefined;
  const noticing: Fetch = async (known) => {
    const answer = await fetch(known);
    moved = answer.moved;
    return answer;
  };
  const outcome = await look(source, noticing, project, effects);
  if (moved === undefined) return outcome;
  return { ...outcome, issues: [...outcome.issues, issue('moved', { file: source.id, value: moved })] };
}

async function look(
  source: SourceDefinition,
  fetch: Fetch,
  project: Project,
  effects: CollectEffects,
): Promise<Outcome> {
  const { snapshots, clock } = effects;
  try {
    const snapshot = await extract(source, fetch, { snapshots, clock });
    if (await snapshots.isAccepted(snapshot)) {
      return { source: source.id, state: 'unchanged', rows: 0, observations: 0, issues: [], loaded: [] };
    }
    const examined = await examine(snapshot, source, project, effects);
    const { issues, rows, observations, stand, table } = examined;
    if (examined.isRestamped) {
      return { source: source.id, state: 'unchanged', rows, observations, issues, loaded: [] };
    }
    if (table === null || issues.some(isError)) {
      const stays = await staleOf(source.id, snapshots);
      return {
        source: source.id,
        state: 'rejected',
        rows,
        observations,
        issues: [...issues, ...stays],
        loaded: [],
      };
    }
    await snapshots.accept(snapshot, { accepted: clock.now().toISOString(), stand, observations });
    const loaded = [{ source: source.id, snapshot: snapshot.id, table }];
    return { source: source.id, state: 'accepted', rows, observations, issues, loaded };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const stays = await staleOf(source.id, snapshots);
    return {
      source: source.id,
      state: 'unreachable',
      rows: 0,
      observations: 0,
      issues: [...error.issues, ...stays],
      loaded: [],
    };
  }
}

/** What stays published while this source fails. */
function staleOf(source: string, snapshots: Effects['snapshots']): Promise<readonly Issue[]> {
  return orDamage(async () => {
    const last = (await snapshots.accepted(source)).at(-1);
    return last
      ? [issue('stale', { file: source, value: dayIn(last.stand ?? last.retrieved) })]
      : [issue('never-collected', { file: source })];
  });
}
