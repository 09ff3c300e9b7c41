import type { Gone } from '../catalog/withdrawal.ts';
import { publishedDecimal } from '../indicators/figures-sql.ts';
import type { Registry } from '../indicators/registry.ts';
import { compileRevisions, revisionColumns, revisionNumbers } from '../indicators/revisions-sql.ts';
import { formats } from '../output/format.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import { identifier, literal, literals } from '../schemas/sql-quote.ts';
import type { Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import type { Warehouse } from './effects/warehouse.ts';
import { differencesOf } from './release-differences.ts';
import { type Distribution, writeTable } from './steps/publish.ts';
import { type Place, readable, readFigures } from './steps/read-figures.ts';
import type { StoredRelease } from './stored-releases.ts';

interface Effects {
  readonly files: Files;
  readonly warehouse: Warehouse;
}

/** Tables of the warehouse in which two releases are compared. */
export const compared = { before: 'figures before', after: 'figures after' } as const;

/**
 * Compares what is about to be released with the release before it: the figures of both stand in the warehouse
 * afterwards, and the list of all earlier revisions. What cannot be read is reported.
 */
export async function readBefore(
  before: StoredRelease | null,
  after: Place,
  registry: Registry,
  effects: Effects,
): Promise<readonly Issue[]> {
  const { warehouse } = effects;
  await warehouse.run(`CREATE OR REPLACE TABLE revision AS ${noRevisions(registry)}`);
  if (before === null) return [];
  return [
    ...(await readFigures(before, after, compared, registry, effects)),
    ...(await readEarlierRevisions(before, after.release.gone ?? [], registry, effects)),
  ];
}

/** Writes all revisions up to this release: those of the release before, and what is other now. */
export async function publishRevisions(
  building: string,
  before: StoredRelease | null,
  release: Release,
  registry: Registry,
  effects: Effects,
): Promise<readonly Distribution[]> {
  if (before !== null) {
    const differences = differencesOf(before.release, release);
    const select = compileRevisions(compared, release, differences, registry);
    await effects.warehouse.run(`INSERT INTO revision BY NAME ${select}`);
  }
  return writeTable('revision', 'data/revisions', formats, building, effects);
}

async function readEarlierRevisions(
  { folder, release }: StoredRelease,
  gone: readonly Gone[],
  registry: Registry,
  effects: Effects,
): Promise<readonly Issue[]> {
  const listed = release.files.find(({ path }) => path === 'data/revisions.parquet');
  // Of a time when no revisions were recorded yet.
  if (!listed) return [];
  const needed = revisionColumns(registry).filter((column) => !registry.dimensions.includes(column));
  const read = await readable(folder, listed, needed, effects);
  if ('reason' in read) {
    const { de: reason, en: reasonen } = read.reason;
    const place = { file: `${folder}/${listed.path}` };
    return [issue('earlier-revisions-unreadable', place, { release: release.id, reason, reasonen })];
  }
  const columns = revisionColumns(registry).map((column) => earlier(column, read.columns));
  const path = literal(effects.files.absolute(`${folder}/${listed.path}`));
  await effects.warehouse.run(
    `INSERT INTO revision BY NAME SELECT ${columns.join(', ')} FROM read_parquet(${path})${without(gone)}`,
  );
  return [];
}

/** SQL: what was withdrawn as a whole is given away no more, not even as what it had been. */
function without(gone: readonly Gone[]): string {
  if (gone.length === 0) return '';
  return ` WHERE NOT ("table" = 'indicator' AND id IN (${literals(gone.map(({ id }) => id))}))`;
}

/** SQL: a column of the list as it was written then; a dimension that is younger than the file did not apply. */
function earlier(column: string, known: readonly string[]): string {
  const name = identifier(column);
  if (!known.includes(column)) return `'_Z' AS ${name}`;
  return revisionNumbers.includes(column) ? `${publishedDecimal(name)} AS ${name}` : name;
}

function noRevisions(registry: Registry): string {
  const columns = revisionColumns(registry).map((column) => {
    const type = revisionNumbers.includes(column) ? 'DECIMAL(28, 6)' : 'VARCHAR';
    return `NULL::${type} AS ${identifier(column)}`;
  });
  return `SELECT ${columns.join(', ')} LIMIT 0`;
}
