import { literal } from '../../schemas/sql-quote.ts';
import type { Release } from '../../schemas/types.ts';
import type { Effects } from '../effects/index.ts';
import { readRelease } from '../published.ts';
import type { ReleaseOptions } from '../release.ts';
import type { PublishedFigure } from './explanation.ts';
import { exact } from './labels.ts';
import { type Row, rowsOf, type Tracing } from './tracing.ts';

/** What the published file says of the row; null where nothing has been published of this kind. */
export async function publishedFigure(
  row: Row,
  by: readonly string[],
  { out, sample, code }: Pick<ReleaseOptions, 'out' | 'sample' | 'code'>,
  tracing: Tracing,
  files: Effects['files'],
): Promise<PublishedFigure | null> {
  const release = await readRelease(out, files);
  const dataset = release?.datasets.find(({ id }) => id === row.indicator);
  const path = dataset?.files.find(({ format }) => format === 'csv')?.path;
  if (!release || path === undefined || release.sample !== sample) return null;
  const full = `${out}/${path}`;
  if (!(await files.exists(full))) return null;
  const { ref_area, time_period, basis } = row;
  const key = { ref_area: ref_area ?? '', time_period: time_period ?? '', basis: basis ?? '' };
  const relation = `read_csv(${literal(files.absolute(full))}, all_varchar = true, header = true)`;
  const rows = await rowsOf(relation, key, tracing);
  const found = rows.find((one) => by.every((dimension) => one[dimension] === row[dimension]));
  const value = exact(found?.obs_value);
  return {
    release: release.id,
    released: release.released,
    path: full,
    isThere: found !== undefined,
    isSame: found !== undefined && value === exact(row.obs_value) && found.obs_status === row.obs_status,
    value,
    status: found?.obs_status ?? '',
    changed: {
      definitions: release.definitions !== tracing.project.hash,
      data: snapshotsOf(release) !== snapshotsNow(tracing),
      program: release.code !== code,
    },
  };
}

function snapshotsOf({ sources }: Release): string {
  return sources
    .flatMap(({ id, snapshots }) => snapshots.map(({ sha256 }) => `${id} ${sha256}`))
    .sort()
    .join('\n');
}

function snapshotsNow({ used }: Tracing): string {
  return [...used]
    .flatMap(([source, snapshots]) => snapshots.map(({ sha256 }) => `${source} ${sha256}`))
    .sort()
    .join('\n');
}
