import { ReleaseError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import { collect, type Outcome } from './collect.ts';
import { connectors } from './connectors/connector.ts';
import { download } from './connectors/download.ts';
import type { Effects } from './effects/index.ts';
import type { Mirror } from './effects/mirror.ts';
import { lateSources } from './late-sources.ts';
import { newSources } from './new-sources.ts';
import type { Project, SourceDefinition } from './project.ts';
import { type ReleaseOptions, type ReleaseOutcome, release } from './release.ts';
import type { Fetch } from './steps/extract.ts';

export interface SourceReport extends Outcome {
  /** Seconds. */
  readonly seconds: number;
}

export interface NightReport {
  readonly sources: readonly SourceReport[];
  readonly release: ReleaseOutcome;
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
  const notices = [
    ...(await newSources(sources, effects.snapshots)),
    // A mirror has no calendar.
    ...(mirror ? [] : await lateSources(project, effects)),
  ];
  try {
    return { sources, release: await release(project, { ...options, failed, loaded }, effects), notices };
  } catch (error) {
    throw error instanceof ReleaseError ? withSources(error, sources, notices) : error;
  }
}

/** A refused release must not hide why its sources failed: often that is why it was refused. */
function withSources(
  error: ReleaseError,
  sources: readonly SourceReport[],
  notices: readonly Issue[],
): ReleaseError {
  const issues = [...sources.flatMap((source) => source.issues), ...notices];
  const grave = issues.filter(({ severity }) => severity !== 'info');
  return new ReleaseError([...grave, ...error.issues], { cause: error });
}

/** Looks at the sources one after another, each on its own. */
export async function collectAll(
  sources: readonly SourceDefinition[],
  project: Project,
  mirror: Mirror | null,
  effects: Effects,
  progress: Progress,
): Promise<readonly SourceReport[]> {
  const reports: SourceReport[] = [];
  for (const source of sources) {
    progress.begin(source.id);
    const started = effects.clock.now();
    const outcome = mirror
      ? await collectMirrored(source, project, mirror, effects)
      : await collect(source, asking(source, effects), project, effects);
    const report = { ...outcome, seconds: (effects.clock.now().getTime() - started.getTime()) / 1000 };
    const { state, seconds } = report;
    await effects.looks.record(source.id, { looked: started.toISOString(), state, seconds });
    progress.end(report);
    reports.push(report);
  }
  return reports;
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
    const request = { ...source.request, url: mirror.urlFor(source.id) };
    const fetch: Fetch = (known) => download({ file: source.id, request, known }, effects);
    outcomes.push(await collect(source, fetch, project, effects));
  }
  return outcomes.reduce(together);
}

const severity = ['unchanged', 'accepted', 'absent', 'unreachable', 'rejected'] as const;

function together(one: Outcome, other: Outcome): Outcome {
  const worst = Math.max(severity.indexOf(one.state), severity.indexOf(other.state));
  return {
    source: one.source,
    state: severity[worst] ?? other.state,
    rows: one.rows + other.rows,
    observations: one.observations + other.observations,
    issues: [...one.issues, ...other.issues],
    loaded: [...one.loaded, ...other.loaded],
  };
}
