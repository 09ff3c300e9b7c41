import { feedOf } from '../catalog/harvest.ts';
import { harvestSettingsOf } from '../catalog/harvest-settings.ts';
import { instantOf } from '../catalog/instant.ts';
import type { Fate } from '../catalog/portal/fates.ts';
import type { Withdrawals } from '../catalog/withdrawal.ts';
import { ReleaseError } from '../schemas/errors.ts';
import { type Issue, isError, issue } from '../schemas/issues.ts';
import type { Release } from '../schemas/types.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { Effects } from './effects/index.ts';
import { guardRelease } from './guard-release.ts';
import { harmonizeAccepted } from './harmonize-accepted.ts';
import { readPin } from './keeping/pin.ts';
import { refusePruned } from './keeping/pruned.ts';
import { stayPinned } from './keeping/stay-pinned.ts';
import { type Before, lookBack } from './look-back.ts';
import type { Project } from './project.ts';
import { isIntact, readRelease } from './published.ts';
import { refuseLive } from './refuse-live.ts';
import { readBefore } from './release-revisions.ts';
import { isSame, overruledSnapshots, type UsedSnapshots, usedSnapshots } from './release-sources.ts';
import { aggregate } from './steps/aggregate.ts';
import { checkTimeliness } from './steps/check-timeliness.ts';
import { type Described, describe } from './steps/describe.ts';
import { judgeCorrections } from './steps/judge-corrections.ts';
import { type LoadedSnapshot, load } from './steps/load.ts';
import { type Published, publish } from './steps/publish.ts';
import type { StoredRelease } from './stored-releases.ts';
import { writeRelease } from './write-release.ts';

export interface ReleaseOptions {
  /** Where releases of this state are kept, for example data/live/releases. */
  readonly folder: string;
  /** Where this one is put; beside the others unless told. */
  readonly place?: string;
  /** The link that is given away, for example output/public. */
  readonly out: string;
  /** true: made from a mirror. */
  readonly sample: boolean;
  /** Sources whose last look failed: their data are stale. */
  readonly failed: ReadonlySet<string>;
  /** Snapshots that this very run has harmonized already. */
  readonly loaded: readonly LoadedSnapshot[];
  /** Only snapshots accepted until this instant. */
  readonly asOf?: string;
  readonly version: string;
  /** SHA-256 over the program. */
  readonly code: string;
}

export interface ReleaseOutcome {
  /** pinned: a person has rolled back, so nothing was published. */
  readonly state: 'unchanged' | 'published' | 'pinned';
  readonly release: Release;
  /** The stored release whose figures it revises; null where nothing is new, or nothing was before. */
  readonly revised: StoredRelease | null;
  readonly coverage: readonly Coverage[];
  /** What the portals will do with its datasets; none where nothing has changed. */
  readonly fates: readonly Fate[];
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
  await refuseLive(last, options, files);
  const pin = options.asOf === undefined ? await readPin(options.folder, options.out, files) : null;
  if (pin !== null) {
    return {
      state: 'pinned',
      revised: null,
      coverage: [],
      fates: [],
      ...(await stayPinned(pin, options, files)),
    };
  }
  const previous = last && last.sample === options.sample ? last : null;
  const released = instantOf(effects.clock.now().getTime());
  if (options.asOf !== undefined) await refusePruned(options.asOf, project, options.folder, effects);
  const used = await usedSnapshots(project, effects.snapshots, options.asOf);
  if ([...used.values()].every((snapshots) => snapshots.length === 0)) {
    throw new ReleaseError([issue('release-empty', { file: options.out })]);
  }
  if (
    previous &&
    isSame(previous, project, options, used, released) &&
    (await isIntact(previous, options.out, files))
  ) {
    return { state: 'unchanged', release: previous, revised: null, coverage: [], fates: [], issues: [] };
  }
  const place = options.place ?? options.folder;
  const building = `${place}/.next-${process.pid}`;
  try {
    const before = await lookBack(previous, released, project, options, files);
    refuseOnError(before.issues);
    const kept = withoutGone(project, before.withdrawals);
    return await build(building, released, before, used, kept, options, effects);
  } finally {
    await files.remove(building);
  }
}

async function build(
  building: string,
  released: string,
  before: Before,
  used: UsedSnapshots,
  project: Project,
  options: ReleaseOptions,
  effects: ReleaseEffects,
): Promise<ReleaseOutcome> {
  const { files, snapshots } = effects;
  const warehouse = await effects.warehouse();
  const io = { files, warehouse };
  const { registry } = project;
  const { last, revised, withdrawals } = before;
  await files.makeFolder(building);

  await load(
    await harmonizeAccepted(used, options.loaded, project, snapshots, warehouse),
    registry,
    warehouse,
  );
  const corrections = await judgeCorrections(project, options.asOf !== undefined, warehouse);
  const aggregated = [
    ...corrections.flatMap((correction) => correction.issues),
    ...(await aggregate(project, warehouse)),
  ];
  refuseOnError(aggregated);

  const gone = [...withdrawals.gone];
  const published = await publish(building, registry, before.known, io);
  const previous = last?.release ?? null;
  const catalog = { released, sample: options.sample, previous, withdrawn: withdrawals.shown };
  const described = await describe(published, project, catalog, warehouse);
  const datasets = datasetsOf(described, published);
  const written = { id: building, datasets, gone, files: [...published.others] };
  // Nobody harvests a recomputation.
  const harvested = options.asOf === undefined ? last : null;
  const replaced = { harvested, releases: options.folder, mayGo: gone.map(({ id }) => id) };
  const feed = feedOf(described.description.feed, harvestSettingsOf(project.publisher));
  const verdict = await guardRelease(feed, replaced, project.publisher, options.sample, files);
  const issues = [
    ...aggregated,
    ...(await checkTimeliness([...used.values()].flat(), project.registry, warehouse)),
    ...overruledSnapshots(used),
    ...emptyIndicators(project, published.indicators),
    ...described.description.issues,
    ...verdict.issues,
    ...before.issues,
    ...(await readBefore(revised, { folder: building, release: written }, registry, io)),
  ];
  refuseOnError(issues);

  const made = { released, published, described, feed, datasets, corrections, used, issues };
  const { release, lost } = await writeRelease(building, made, before, project, options, io);
  const place = options.place ?? options.folder;
  await putInPlace(building, `${place}/${release.id}`, options.out, files);
  return {
    state: 'published',
    release,
    revised,
    coverage: await coverageOf(project, warehouse),
    fates: verdict.fates,
    issues: [...issues, ...lost],
  };
}

/** The project as if the indicators of datasets that are gone were not there, wherever indicators are listed. */
function withoutGone(project: Project, { gone }: Withdrawals): Project {
  const indicators = [...project.registry.indicators].filter(([id]) => gone.every((one) => one.id !== id));
  return { ...project, registry: { ...project.registry, indicators: new Map(indicators) } };
}

/** The one moment at which the public folder changes. */
async function putInPlace(
  building: string,
  place: string,
  out: string,
  files: Effects['files'],
): Promise<void> {
  await files.flush(building);
  // A run that was killed before it could set the link has left the very same release behind, whole.
  if (!(await files.exists(place))) await files.rename(building, place);
  await files.replaceLink(out, place);
}

function datasetsOf({ input, description }: Described, { indicators }: Published): Release['datasets'] {
  const dates = new Map(description.datasets.map((dataset) => [dataset.id, dataset]));
  return input.datasets.map(({ id, indicator, cities, from, until, sources, withdrawn }) => {
    const [dated, files] = [dates.get(id), indicators.get(id)];
    if (!dated || !files?.[0]) throw new Error(`${id} was described, but not published`);
    return {
      id,
      title: indicator.title,
      rows: files[0].rows ?? 0,
      areas: [...cities],
      from,
      until,
      sources: sources.map((source) => source.id),
      fingerprint: dated.fingerprint,
      modified: dated.modified,
      ...(withdrawn === null ? {} : { withdrawn: withdrawn.since }),
      files: [...files],
    };
  });
}

function emptyIndicators(project: Project, indicators: ReadonlyMap<string, unknown>): readonly Issue[] {
  return [...project.registry.indicators.keys()]
    .filter((id) => !indicators.has(id))
    .map((id) => issue('indicator-empty', { file: `indicators/${id}.yaml`, value: id }));
}

function refuseOnError(issues: readonly Issue[]): void {
  if (issues.some(isError)) throw new ReleaseError(issues.filter(isError));
}
