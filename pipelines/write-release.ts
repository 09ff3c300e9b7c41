import { createHash } from 'node:crypto';
import type { Feed } from '../catalog/harvest.ts';
import { harvestSettingsOf } from '../catalog/harvest-settings.ts';
import { iris } from '../catalog/iri.ts';
import type { Issue } from '../schemas/issues.ts';
import type { Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import type { Warehouse } from './effects/warehouse.ts';
import type { Before } from './look-back.ts';
import type { Project } from './project.ts';
import { publishRevisions } from './release-revisions.ts';
import { describeSources, type UsedSnapshots } from './release-sources.ts';
import type { Described } from './steps/describe.ts';
import type { JudgedCorrection } from './steps/judge-corrections.ts';
import { keepPages } from './steps/keep-pages.ts';
import { dating, prepare } from './steps/prepare.ts';
import type { Published } from './steps/publish.ts';
import { publishCatalog } from './steps/publish-catalog.ts';
import { publishChecks } from './steps/publish-checks.ts';
import { publishCorrections } from './steps/publish-corrections.ts';
import { publishDescriptions } from './steps/publish-descriptions.ts';
import { publishFeed } from './steps/publish-feed.ts';
import { publishPages } from './steps/publish-pages.ts';
import { publishTombstones } from './steps/publish-tombstones.ts';
import { byPath, filesOf } from './steps/release-files.ts';

/** What a release is written of, once nothing speaks against it. */
export interface Made {
  readonly released: string;
  readonly published: Published;
  readonly described: Described;
  readonly feed: Feed;
  readonly datasets: Release['datasets'];
  readonly corrections: readonly JudgedCorrection[];
  readonly used: UsedSnapshots;
  readonly issues: readonly Issue[];
}

export interface ReleaseWriting {
  readonly sample: boolean;
  readonly failed: ReadonlySet<string>;
  readonly asOf?: string;
  readonly version: string;
  readonly code: string;
}

export interface Written {
  readonly release: Release;
  /** Pages of earlier states that could not be kept. */
  readonly lost: readonly Issue[];
}

/** Writes all that is not data into the folder of a new release, release.json last. */
export async function writeRelease(
  building: string,
  { released, published, described, feed, datasets, corrections, used, issues }: Made,
  { last, revised, earlier, withdrawals }: Before,
  project: Project,
  options: ReleaseWriting,
  io: { readonly files: Files; readonly warehouse: Warehouse },
): Promise<Written> {
  const { files, warehouse } = io;
  const { publisher, registry } = project;
  const corrected = await publishCorrections(building, corrections, project, io);
  const base = iris.base(publisher.base, options.sample);
  const { catalog, files: paged } = await publishCatalog(building, feed, base, files);
  const alone = await publishDescriptions(building, described.description, files);
  const pages = await publishPages(building, described, files);
  const tombstones = await publishTombstones(building, withdrawals.gone, described.input, files);
  const keeping = { released, hours: harvestSettingsOf(publisher).keep };
  const older = await keepPages(building, last, catalog.state, keeping, files);
  const checks = await publishChecks(building, [...issues, ...older.lost], io);
  const date = dating(last?.release ?? null, released);
  const content: Omit<Release, 'id'> = {
    released,
    sample: options.sample,
    as_of: options.asOf ?? null,
    quartett: options.version,
    definitions: project.hash,
    definition_files: [...project.definitionFiles],
    code: options.code,
    sources: await describeSources(used, project, options.failed, warehouse),
    datasets: datasets.map((dataset) => ({ ...dataset, files: dataset.files.map(date) })),
    gone: [...withdrawals.gone],
    files: [
      ...published.others,
      ...corrected,
      ...checks,
      ...paged,
      ...alone,
      ...pages,
      ...tombstones,
      ...older.files,
    ]
      .map(date)
      .sort(byPath),
    catalog,
    kept: [...older.kept],
  };
  // Revisions and feed carry the id, so it does not cover them; nor what is packed, which another zlib may pack otherwise.
  const named: Release = { id: idOf(content), ...content };
  const revisions = await publishRevisions(building, revised, named, registry, io);
  const news = await publishFeed(building, named, earlier, publisher, io);
  const own = [...revisions, ...news].map(date);
  const complete = { ...named, files: [...named.files, ...own].sort(byPath) };
  const compressed = await prepare(building, filesOf(complete), released, files);
  const release: Release = { ...complete, compressed: [...compressed] };
  await files.writeAtomic(`${building}/release.json`, `${JSON.stringify(release, null, 2)}\n`);
  return { release, lost: older.lost };
}

/** The time, and a checksum over all that the release says of itself. */
function idOf(content: Omit<Release, 'id'>): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return `${content.released.replace(/[-:]/g, '')}-${hash.slice(0, 8)}`;
}
