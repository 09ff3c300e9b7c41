import { compileFigures, type FigureFile, figureColumns } from '../../indicators/figures-sql.ts';
import type { Registry } from '../../indicators/registry.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { literal } from '../../schemas/sql-quote.ts';
import type { Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import type { Warehouse } from '../effects/warehouse.ts';

interface Effects {
  readonly files: Files;
  readonly warehouse: Warehouse;
}

/** A release with its folder, stored or still being built. */
export interface Place {
  readonly folder: string;
  readonly release: Pick<Release, 'id' | 'datasets' | 'files' | 'gone'>;
}

type Listed = Pick<FigureFile, 'table' | 'id'> & { readonly path: string; readonly sha256: string };

/** A file of a release as it lies there: its columns, or why nothing can be read from it. */
export type Readable =
  | { readonly columns: readonly string[] }
  | { readonly reason: { readonly de: string; readonly en: string } };

/**
 * Puts the published figures of two releases side by side into the warehouse. A table that one of the two cannot give
 * is left out of both, so that it does not look withdrawn, and reported; one that is gone with its dataset is left out
 * without a word, since the release lists it.
 */
export async function readFigures(
  before: Place,
  after: Place,
  tables: { readonly before: string; readonly after: string },
  registry: Registry,
  effects: Effects,
): Promise<readonly Issue[]> {
  const old = await inspect(withoutGone(before, after.release.gone), effects);
  const now = await inspect(after, effects);
  const lost = new Set([...old.lost, ...now.lost].map(nameOf));
  for (const [target, { files }] of [
    [tables.before, old],
    [tables.after, now],
  ] as const) {
    const kept = files.filter((file) => !lost.has(nameOf(file)));
    await effects.warehouse.run(compileFigures(target, kept, registry.dimensions));
  }
  return [...old.issues, ...now.issues];
}

function withoutGone({ folder, release }: Place, gone: Release['gone'] = []): Place {
  const datasets = release.datasets.filter(({ id }) => gone.every((one) => one.id !== id));
  return { folder, release: { ...release, datasets } };
}

interface Inspected {
  readonly files: readonly FigureFile[];
  readonly lost: readonly Listed[];
  readonly issues: readonly Issue[];
}

async function inspect({ folder, release }: Place, effects: Effects): Promise<Inspected> {
  const found = await Promise.all(
    figureFiles(release).map(async (listed) => ({
      listed,
      readable: await readable(folder, listed, figureColumns, effects),
    })),
  );
  return {
    files: found.flatMap(({ listed: { table, id, path }, readable: read }) =>
      'columns' in read
        ? [{ table, id, path: effects.files.absolute(`${folder}/${path}`), columns: read.columns }]
        : [],
    ),
    lost: found.flatMap(({ listed, readable: read }) => ('reason' in read ? [listed] : [])),
    issues: found.flatMap(({ listed: { id, path }, readable: read }) => {
      if ('columns' in read) return [];
      const { de: reason, en: reasonen } = read.reason;
      const place = { file: `${folder}/${path}`, value: id };
      return [issue('stored-table-unreadable', place, { release: release.id, reason, reasonen })];
    }),
  };
}

/** Whether a file is the one that the release lists, and has the columns that are needed. */
export async function readable(
  folder: string,
  { path, sha256 }: { readonly path: string; readonly sha256: string },
  needed: readonly string[],
  { files, warehouse }: Effects,
): Promise<Readable> {
  const file = `${folder}/${path}`;
  if (!(await files.exists(file))) return { reason: { de: 'die Datei fehlt', en: 'the file is missing' } };
  if ((await files.hashFile(file)) !== sha256)
    return { reason: { de: 'die Prüfsumme stimmt nicht', en: 'the checksum differs' } };
  const described = await warehouse.rows<{ column_name: string }>(
    `DESCRIBE SELECT * FROM read_parquet(${literal(files.absolute(file))})`,
  );
  const columns = described.map(({ column_name }) => column_name);
  const lacking = needed.filter((column) => !columns.includes(column)).join(', ');
  if (lacking === '') return { columns };
  return { reason: { de: `es fehlt die Spalte ${lacking}`, en: `it lacks the column ${lacking}` } };
}

function figureFiles({ datasets, files }: Place['release']): readonly Listed[] {
  const indicators = datasets.flatMap(({ id, files: own }) =>
    own
      .filter(({ format }) => format === 'parquet')
      .map(({ path, sha256 }) => ({ table: 'indicator' as const, id, path, sha256 })),
  );
  const variables = files.flatMap(({ path, sha256 }) => {
    const [, id] = /^data\/variables\/([^/]+)\.parquet$/.exec(path) ?? [];
    return id === undefined ? [] : [{ table: 'variable' as const, id, path, sha256 }];
  });
  return [...indicators, ...variables];
}

function nameOf({ table, id }: Pick<FigureFile, 'table' | 'id'>): string {
  return `${table} ${id}`;
}
