import { createHash } from 'node:crypto';
import { guard } from '../catalog/guard.ts';
import { indicatorTable } from '../indicators/indicator-sql.ts';
import { ReleaseError, SourceError } from '../schemas/errors.ts';
import { type Issue, isError, issue } from '../schemas/issues.ts';
import type { Release } from '../schemas/types.ts';
import type { Effects } from './effects/index.ts';
import type { AcceptedSnapshot } from './effects/snapshots.ts';
import type { Warehouse } from './effects/warehouse.ts';
import { harmonize } from './harmonize.ts';
import type { Project, SourceDefinition } from './project.ts';
import { isIntact, readRelease } from './published.ts';
import { aggregate } from './steps/aggregate.ts';
import { describe } from './steps/describe.ts';
import { compileShares, type LoadedSnapshot, load } from './steps/load.ts';
import { publish } from './steps/publish.ts';

export interface ReleaseOptions {
  /** Where releases of this state are kept, for example data/live/releases. */
  readonly folder: string;
  /** The link that is given away, for example output/public. */
  readonly out: string;
  /** true: made from a mirror. */
  readonly sample: boolean;
  /** Sources whose last look failed: their data are stale. */
  readonly failed: ReadonlySet<string>;
  /** Only snapshots accepted until this instant. */
  readonly asOf?: string;
  readonly version: string;
  /** SHA-256 over the program. */
  readonly code: string;
}

export interface Coverage {
  readonly indicator: string;
  readonly cities: number;
  readonly districts: number;
  readonly periods: readonly string[];
  readonly rows: number;
}

export interface ReleaseOutcome {
  readonly state: 'unchanged' | 'published';
  readonly release: Release;
  readonly coverage: readonly Coverage[];
  readonly issues: readonly Issue[];
}

type ReleaseEffects = Pick<Effects, 'files' | 'snapshots' | 'warehouse' | 'clock'>;

/**
 * Everything again, from snapshots and definitions, all or nothing: a new folder is built beside the last release
 * and takes its place in one rename. Throws a ReleaseError, and leaves everything as it was, when it must not be.
 */
export async function release(
  project: Project,
  options: ReleaseOptions,
  effects: ReleaseEffects,
): Promise<ReleaseOutcome> {
  const { files } = effects;
  const last = await readRelease(options.out, files);
  if (last && !last.sample && options.sample) {
    throw new ReleaseError([issue('live-release-present', { file: options.out })]);
  }
  const previous = last && last.sample === options.sample ? last : null;
  const used = await usedSnapshots(project, effects, options.asOf);
  if ([...used.values()].every((snapshots) => snapshots.length === 0)) {
    throw new ReleaseError([issue('release-empty', { file: options.out })]);
  }
  if (previous && isSame(previous, project, options, used) && (await isIntact(previous, options.out, files))) {
    return { state: 'unchanged', release: previous, coverage: [], issues: [] };
  }
  const building = `${options.folder}/.next-${process.pid}`;
  await removeAbandoned(options.folder, files);
  try {
    return await build(building, previous, used, project, options, effects);
  } finally {
    await files.remove(building);
  }
}

async function build(
  building: string,
  previous: Release | null,
  used: ReadonlyMap<string, readonly AcceptedSnapshot[]>,
  project: Project,
  options: ReleaseOptions,
  effects: ReleaseEffects,
): Promise<ReleaseOutcome> {
  const { files, clock } = effects;
  const warehouse = await effects.warehouse();
  const released = clock.now().toISOString().replace(/\.\d+Z$/, 'Z');
  await files.makeFolder(building);
  const loaded = await harmonizeAll(used, project, effects, warehouse);
  await load(loaded, project.registry, warehouse);
  const issues = [...(await aggregate(project, warehouse))];
  refuseOnError(issues);
  const published = await asRelease(publish(building, project.registry, { files, warehouse }), building);
  issues.push(...emptyIndicators(project, published.indicators));
  const described = await describe(
    building,
    published,
    project,
    { released, sample: options.sample, previous },
    { files, warehouse },
  );
  issues.push(
    ...described.description.issues,
    ...guard(previous?.datasets.map(({ id }) => id) ?? [], [...published.indicators.keys()]),
  );
  refuseOnError(issues);
  const dates = new Map(described.description.datasets.map((dataset) => [dataset.id, dataset]));
  const datasets = described.datasets.map(({ id, indicator, cities, from, until, sources }) => ({
    id,
    title: indicator.title,
    rows: published.indicators.get(id)?.[0]?.rows ?? 0,
    areas: [...cities],
    from,
    until,
    sources: sources.map((source) => source.id),
    fingerprint: dates.get(id)?.fingerprint ?? '',
    modified: dates.get(id)?.modified ?? '',
    files: [...(published.indicators.get(id) ?? [])],
  }));
  const others = [...published.others, ...described.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const id = `${released.replace(/[-:]/g, '')}-${contentHash([...datasets.flatMap((one) => one.files), ...others])}`;
  const next: Release = {
    id,
    released,
    sample: options.sample,
    quartett: options.version,
    definitions: project.hash,
    code: options.code,
    sources: await describeSources(used, project, options.failed, warehouse),
    datasets,
    files: others,
  };
  await files.writeAtomic(`${building}/release.json`, `${JSON.stringify(next, null, 2)}\n`);
  await files.rename(building, `${options.folder}/${id}`);
  await files.replaceLink(options.out, `${options.folder}/${id}`);
  return { state: 'published', release: next, coverage: await coverageOf(project, warehouse), issues };
}

async function usedSnapshots(
  project: Project,
  { snapshots }: Pick<Effects, 'snapshots'>,
  asOf: string | undefined,
): Promise<ReadonlyMap<string, readonly AcceptedSnapshot[]>> {
  const entries = [...project.sources.values()].map(async (source) => {
    const accepted = await snapshots.accepted(source.id, asOf);
    return [source.id, source.snapshot === 'whole' ? accepted.slice(-1) : accepted] as const;
  });
  return new Map(await Promise.all(entries));
}

/** Whether the last release was made of the same data by the same definitions and program. */
function isSame(
  last: Release,
  project: Project,
  options: ReleaseOptions,
  used: ReadonlyMap<string, readonly AcceptedSnapshot[]>,
): boolean {
  if (last.definitions !== project.hash || last.code !== options.code) return false;
  const now = [...used].map(
    ([source, snapshots]) =>
      `${source} ${stateOf(source, snapshots, options.failed)} ${snapshots.map(({ sha256 }) => sha256).join(' ')}`,
  );
  const then = last.sources.map(
    ({ id, state, snapshots }) => `${id} ${state} ${snapshots.map(({ sha256 }) => sha256).join(' ')}`,
  );
  return now.sort().join('\n') === then.sort().join('\n');
}

function stateOf(
  source: string,
  snapshots: readonly AcceptedSnapshot[],
  failed: ReadonlySet<string>,
): Release['sources'][number]['state'] {
  if (snapshots.length === 0) return 'missing';
  return failed.has(source) ? 'stale' : 'current';
}

async function harmonizeAll(
  used: ReadonlyMap<string, readonly AcceptedSnapshot[]>,
  project: Project,
  { snapshots }: Pick<Effects, 'snapshots'>,
  warehouse: Warehouse,
): Promise<readonly LoadedSnapshot[]> {
  const loaded: LoadedSnapshot[] = [];
  for (const source of project.sources.values()) {
    for (const snapshot of used.get(source.id) ?? []) {
      loaded.push(await harmonizeAgain(snapshot, source, project, snapshots, warehouse));
    }
  }
  return loaded;
}

/** An accepted snapshot that the definitions of today cannot read refuses the release and names the definition. */
async function harmonizeAgain(
  snapshot: AcceptedSnapshot,
  source: SourceDefinition,
  project: Project,
  snapshots: Effects['snapshots'],
  warehouse: Warehouse,
): Promise<LoadedSnapshot> {
  try {
    const bytes = await snapshots.read(snapshot);
    const { table, issues } = await harmonize(bytes, snapshot.id, source, project, warehouse);
    if (table !== null && !issues.some(isError)) return { source: source.id, snapshot: snapshot.id, table };
    const place = { file: source.id, value: snapshot.id };
    throw new ReleaseError([
      issue('snapshot-unreadable', place, { definition: source.file }),
      ...issues.filter(isError),
    ]);
  } catch (error) {
    throw error instanceof SourceError ? new ReleaseError(error.issues, { cause: error }) : error;
  }
}

function emptyIndicators(
  project: Project,
  indicators: ReadonlyMap<string, unknown>,
): readonly Issue[] {
  return [...project.registry.indicators.keys()]
    .filter((id) => !indicators.has(id))
    .map((id) => issue('indicator-empty', { file: `indicators/${id}.yaml`, value: id }));
}

async function describeSources(
  used: ReadonlyMap<string, readonly AcceptedSnapshot[]>,
  { sources, vocabularies }: Project,
  failed: ReadonlySet<string>,
  warehouse: Warehouse,
): Promise<Release['sources']> {
  const shares = await warehouse.rows<{ source: string; snapshot: string; n: number }>(
    compileShares([...sources.keys()]),
  );
  return [...sources.values()].map(({ id, title, publisher, licence, request }) => {
    const snapshots = used.get(id) ?? [];
    const office = vocabularies.get('publishers')?.[publisher];
    return {
      id,
      title: title.de,
      publisher: office?.label.de ?? publisher,
      attribution: office?.attribution ?? office?.label.de ?? publisher,
      licence: vocabularies.get('licences')?.[licence]?.iri ?? licence,
      url: request.url,
      state: stateOf(id, snapshots, failed),
      snapshots: snapshots.map((snapshot) => ({
        id: snapshot.id,
        sha256: snapshot.sha256,
        bytes: snapshot.bytes,
        retrieved: snapshot.retrieved,
        stand: snapshot.stand,
        observations: shares.find((share) => share.source === id && share.snapshot === snapshot.id)?.n ?? 0,
      })),
    };
  });
}

async function coverageOf(project: Project, warehouse: Warehouse): Promise<readonly Coverage[]> {
  const rows: Coverage[] = [];
  for (const indicator of project.registry.indicators.keys()) {
    const [row] = await warehouse.rows<Omit<Coverage, 'indicator'>>(`SELECT
  count(DISTINCT ref_area) FILTER (WHERE area_level = 'city' AND obs_value IS NOT NULL) AS cities,
  count(DISTINCT ref_area) FILTER (WHERE area_level NOT IN ('city', 'group') AND obs_value IS NOT NULL) AS districts,
  coalesce(list_sort(list(DISTINCT time_period) FILTER (WHERE obs_value IS NOT NULL)), []) AS periods,
  count(*) AS rows FROM ${indicatorTable(indicator)}`);
    if (row) rows.push({ indicator, ...row });
  }
  return rows;
}

function contentHash(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256 } of files) hash.update(`${path} ${sha256}\n`);
  return hash.digest('hex').slice(0, 8);
}

function refuseOnError(issues: readonly Issue[]): void {
  if (issues.some(isError)) throw new ReleaseError(issues.filter(isError));
}

/** The engine writes files itself; when the disk refuses, it says so in its own words. */
async function asRelease<Result>(work: Promise<Result>, folder: string): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!/IO Error/.test(reason)) throw error;
    const details = { reason: ioReason(reason), reasonen: ioReason(reason) };
    throw new ReleaseError([issue('write-failed', { file: folder }, details)], { cause: error });
  }
}

function ioReason(message: string): string {
  return /: (No space left on device|Permission denied|Read-only file system)/.exec(message)?.[1] ?? 'IO Error';
}

/** What a killed run has left behind was never published. */
async function removeAbandoned(folder: string, files: Effects['files']): Promise<void> {
  for (const name of await files.folders(folder)) {
    if (name.startsWith('.next-')) await files.remove(`${folder}/${name}`);
  }
}
