import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../pipelines/effects/clock.ts';
import { createFiles, type Files } from '../../pipelines/effects/files.ts';
import type { Effects } from '../../pipelines/effects/index.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import { startMirror } from '../../pipelines/effects/mirror.ts';
import { openWarehouse, type Warehouse } from '../../pipelines/effects/warehouse.ts';
import { takeOver } from '../../pipelines/keeping/take-over.ts';
import { nightly, type SourceReport } from '../../pipelines/nightly.ts';
import { readProject } from '../../pipelines/project.ts';
import type { ReleaseOutcome } from '../../pipelines/release.ts';
import { ReleaseError } from '../../schemas/errors.ts';
import type { Issue } from '../../schemas/issues.ts';
import { repository } from './repository.ts';
import { storeEffects } from './store-effects.ts';

export const sample = join(repository, 'pipelines/sample');

export interface NightOptions {
  /** The folder that stands in for the web; without it the night asks the addresses of the sources. */
  readonly mirror?: string;
  /** When the night begins; the clock goes on by a second at each look. */
  readonly at?: string;
  /** Where the run keeps its state below data/. */
  readonly state?: string;
  /** What the test puts in the place of an effect, such as a disk that is full. */
  readonly wrap?: (effects: Effects) => Effects;
  /** The disk on which all of the state lies, in place of a reliable one. */
  readonly disk?: (files: Files) => Files;
  /** That nothing was run for more than a year. */
  readonly afterPause?: boolean;
}

/** A night that has ended with a release. */
export interface GoodNight {
  /** What was noticed of the machine before it began, and of all sources together. */
  readonly notices: readonly Issue[];
  readonly sources: readonly SourceReport[];
  readonly release: ReleaseOutcome;
}

/**
 * Runs a whole night in a project folder, as the command line does, with short pauses between attempts. Where the
 * release is refused, it throws a ReleaseError with all that a person would read.
 */
export async function night(
  root: string,
  {
    mirror: folder,
    at = '2026-11-21T03:00:00Z',
    state: name,
    wrap = (effects) => effects,
    disk = (files) => files,
    afterPause = false,
  }: NightOptions = {},
): Promise<GoodNight> {
  const files = disk(createFiles(root));
  const project = await readProject(files);
  const state = `data/${name ?? (folder === undefined ? 'live' : 'mirror')}`;
  let warehouse: Promise<Warehouse> | null = null;
  const untouched = wrap({
    ...storeEffects(state, files),
    warehouse: () => {
      warehouse ??= openWarehouse({ isSmall: true });
      return warehouse;
    },
    terminal: createTerminal({ write: () => true }, { color: false, isTTY: false }),
    clock: steppingClock(at),
  });
  const { effects, notices } = await takeOver(`${state}/releases`, untouched, afterPause);
  const sources = [...project.sources.values()].map(({ id, request }) => ({ id, prefix: request.mirror }));
  const mirror = folder === undefined ? null : await startMirror(folder, sources);
  const options = {
    folder: `${state}/releases`,
    out: 'output/public',
    sample: mirror !== null,
    version: '0.0.0',
    code: '0'.repeat(64),
  };
  try {
    const quiet = { begin: () => {}, end: () => {} };
    const all = [...project.sources.values()];
    const {
      sources: looked,
      release,
      refused,
      notices: noticed,
    } = await nightly(all, project, options, mirror, effects, quiet);
    if (release !== null) return { notices: [...notices, ...noticed], sources: looked, release };
    const issues = looked.flatMap((source) => source.issues).filter(({ severity }) => severity !== 'info');
    throw new ReleaseError([...issues, ...noticed.filter(({ severity }) => severity !== 'info'), ...refused]);
  } finally {
    await mirror?.close();
    if (warehouse) (await (warehouse as Promise<Warehouse>)).close();
  }
}

/** A copy of the sample that a test may alter. */
export async function copySample(folder: string, files: RegExp = /\.(csv|xlsx)$/): Promise<string> {
  await cp(sample, folder, { recursive: true, filter: (path) => path === sample || files.test(path) });
  return folder;
}

export function reportOf(report: GoodNight, source: string): SourceReport {
  const found = report.sources.find((one) => one.source === source);
  if (!found) throw new Error(`no report of ${source}`);
  return found;
}

/** What a person reads: place, sentence and cure of every issue that is more than a remark, one a line. */
export function germanText(issues: readonly Issue[]): string {
  return issues
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, record, sentence, cure }) => {
      const place = record === null ? file : `${file}, Zeile ${record}`;
      return `${place}: ${sentence.de} ${cure.de}`;
    })
    .join('\n');
}

/** Path → SHA-256 of everything that is given away. */
export async function hashPublic(root: string, out = 'output/public'): Promise<Record<string, string>> {
  const folder = join(root, out);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = paths.sort().map(async (path) => {
    const bytes = await readFile(path);
    return [path.slice(folder.length + 1), createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

const everyForm = (path: string) => ['jsonld', 'rdf', 'ttl'].map((extension) => `${path}.${extension}`);

/** What changes when a publisher corrects a number of hospital beds, which one indicator and two variables rest on. */
export const restingOnHospitals: readonly string[] = [
  ...everyForm('catalog-full'),
  ...everyForm('catalog'),
  ...['data/hospital-beds-per-1000.csv', 'data/hospital-beds-per-1000.parquet', 'data/observations.parquet'],
  ...['data/revisions.csv', 'data/revisions.parquet'],
  ...['data/variables/hospital-beds.csv', 'data/variables/hospital-beds.parquet'],
  ...['data/variables/hospitals.csv', 'data/variables/hospitals.parquet'],
  'dataset/hospital-beds-per-1000.html',
  ...everyForm('dataset/hospital-beds-per-1000'),
  'index.html',
  'release.json',
  'releases.atom',
];

/** What differs between two states of a public folder; packed files and pinned pages only repeat it. */
export function changedFiles(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return paths.filter((path) => now[path] !== before[path] && !/^catalog\/|\.(br|gz)$/.test(path));
}

function steppingClock(start: string): Clock {
  let time = Date.parse(start);
  return {
    now: () => {
      time += 1000;
      return new Date(time);
    },
  };
}
