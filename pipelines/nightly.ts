import { ReleaseError, StoppedError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import { collect, type Outcome } from './collect.ts';
import { connectors } from './connectors/connector.ts';
import { download } from './connectors/download.ts';
import { collectDelivered } from './deliveries/collect-delivered.ts';
import { dropOf } from './deliveries/drop.ts';
import type { Effects } from './effects/index.ts';
import type { Mirror } from './effects/mirror.ts';
import { lateSources } from './noticing/late-sources.ts';
import { newSources } from './noticing/new-sources.ts';
import { olderAgain } from './noticing/older-again.ts';
import { orDamage } from './or-damage.ts';
import type { Project, SourceDefinition } from './project.ts';
import { recordLook } from './record-look.ts';
import { type ReleaseOptions, type ReleaseOutcome, release } from './release.ts';
import { redacted } from './report/redacted.ts';
import type { Fetch } from './steps/extract.ts';
import { together } from './together.ts';

export interface SourceReport extends Outcome {
  /** Seconds. */
  readonly seconds: number;
}

/** What a night was: of its sources, and of its release. */
export interface NightReport {
  readonly sources: readonly SourceReport[];
  /** null: it was refused, and the last one stays. */
  readonly release: ReleaseOutcome | null;
  /** Why it was refused. */
  readonly refused: readonly Issue[];
  /** Sources that are new, and sources that were expected by now, of all there are. */
  readonly notices: readonly Issue[];
}

export interface Progress {
  begin(source: string): void;
  end(report: SourceReport): void;
}

/** The main job: look at the sources that are due, then release what is accepted. A source that fails holds back nothing. */
export async function nightly(
  wanted: readonly SourceDefinition[],
  project: Project,
  options: Omit<ReleaseOptions, 'failed' | 'loaded'>,
  mirror: Mirror | null,
  effects: Effects,
  progress: Progress,
): Promise<NightReport> {
  const sources = await collectAll(wanted, project, mirror, effects, progress);
  const failed = new Set(
    sources.filter(({ state }) => state !== 'unchanged' && state !== 'accepted').map(({ source }) => source),
  );
  const loaded = sources.flatMap((source) => source.loaded);
  if (effects.stop?.aborted) throw stopped(sources, wanted);
  const notices = [
    ...(await newSources(sources, effects.snapshots)),
    // A mirror has no calendar.
    ...(mirror ? [] : await lateSources(project, effects)),
  ];
  try {
    const outcome = await release(project, { ...options, failed, loaded }, effects);
    return { sources, release: outcome, refused: [], notices };
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    return { sources, release: null, refused: error.issues, notices };
  }
}

/** What was collected so far is kept; the next run releases it. */
function stopped(done: readonly SourceReport[], wanted: readonly SourceDefinition[]): StoppedError {
  const counts = { done: done.length, all: wanted.length };
  return new StoppedError([...issuesOf(done), issue('run-stopped', { file: 'quartett' }, counts)]);
}

function issuesOf(sources: readonly SourceReport[]): readonly Issue[] {
  return sources.flatMap((source) => source.issues).filter(({ severity }) => severity !== 'info');
}

/** Looks at the sources one after another, each on its own. Throws a StoppedError once somebody wants the run to end. */
export async function collectAll(
  sources: readonly SourceDefinition[],
  project: Project,
  mirror: Mirror | null,
  effects: Effects,
  progress: Progress,
): Promise<readonly SourceReport[]> {
  const reports: SourceReport[] = [];
  for (const source of sources) {
    if (effects.stop?.aborted) throw stopped(reports, sources);
    progress.begin(source.id);
    const started = effects.clock.now();
    const outcome = mirror
      ? await collectMirrored(source, project, mirror, effects)
      : await collectLive(source, project, effects);
    const { state } = outcome;
    const seconds = (effects.clock.now().getTime() - started.getTime()) / 1000;
    const look = { looked: started.toISOString(), state, seconds };
    const unrecorded = await recordLook(source.id, look, effects.looks);
    const issues = redacted([...outcome.issues, ...unrecorded], effects.redact);
    const report = { ...outcome, issues, seconds };
    progress.end(report);
    reports.push(report);
  }
  return reports;
}

/** An office delivers several files at a time; a publisher's service is asked for one. */
async function collectLive(source: SourceDefinition, project: Project, effects: Effects): Promise<Outcome> {
  const drop = dropOf(source);
  if (drop) return collectDelivered(source, drop, project, effects);
  const outcome = await collect(source, asking(source, effects), project, effects);
  if (outcome.state !== 'unchanged') return outcome;
  const older = await orDamage(() => olderAgain(source.id, effects.snapshots));
  return { ...outcome, issues: [...outcome.issues, ...older] };
}

/** How a publisher's own service is asked. */
function asking({ id, request }: SourceDefinition, effects: Effects): Fetch {
  const connector = connectors.get(request.via ?? 'download');
  if (!connector) throw new Error(`no connector ${request.via}`);
  return (known) => connector({ file: id, request, known }, effects);
}

/** A mirror may hold several versions of a source: as if so many nights had passed, oldest first. */
async function collectMirrored(
  source: SourceDefinition,
  project: Project,
  mirror: Mirror,
  effects: Effects,
): Promise<Outcome> {
  const versions = mirror.versions(source.id);
  if (versions === 0) {
    const place = { file: source.id, value: mirror.folder };
    const absent = issue('not-in-mirror', place, { pattern: `${source.request.mirror}…` });
    return { source: source.id, state: 'absent', rows: 0, observations: 0, issues: [absent], loaded: [] };
  }
  const outcomes: Outcome[] = [];
  for (let version = 0; version < versions; version += 1) {
    mirror.show(source.id, version);
    const { account, ...open } = source.request; // a mirror wants no login
    const request = { ...open, url: mirror.urlFor(source.id) };
    const fetch: Fetch = (known) => download({ file: source.id, request, known }, effects);
    outcomes.push(await collect(source, fetch, project, effects));
  }
  return outcomes.reduce(together);
}
