import { publishedComparability } from '../../indicators/comparability-sql.ts';
import { indicatorTable } from '../../indicators/indicator-sql.ts';
import type { Registry } from '../../indicators/registry.ts';
import { compilePublishedVariable } from '../../indicators/variable-sql.ts';
import { csv } from '../../output/csv.ts';
import { formats, type OutputColumn, type OutputFormat } from '../../output/format.ts';
import { parquet } from '../../output/parquet.ts';
import { identifier } from '../../schemas/sql-quote.ts';
import type { Files } from '../effects/files.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import { codeTables } from './code-tables.ts';
import { byPath } from './release-files.ts';

/** One written file. */
export interface Distribution {
  /** Below the public folder. */
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number | null;
}

export interface Published {
  /** Indicator → its files. */
  readonly indicators: ReadonlyMap<string, readonly Distribution[]>;
  readonly others: readonly Distribution[];
}

interface Effects {
  readonly files: Files;
  readonly warehouse: Warehouse;
}

/** Writes every table of the release into `folder`: indicators, variables, code lists, and all indicators in one. */
export async function publish(
  folder: string,
  registry: Registry,
  known: ReadonlySet<string>,
  effects: Effects,
): Promise<Published> {
  const { files, warehouse } = effects;
  for (const sub of ['data', 'data/variables', 'data/codes']) await files.makeFolder(`${folder}/${sub}`);
  const indicators = new Map<string, readonly Distribution[]>();
  for (const id of await publishable(registry, known, warehouse)) {
    indicators.set(id, await writeTable(indicatorTable(id), `data/${id}`, formats, folder, effects));
  }
  const others: Distribution[] = [];
  for (const [id, variable] of registry.variables) {
    const relation = `(${compilePublishedVariable(id, variable)})`;
    others.push(...(await writeTable(relation, `data/variables/${id}`, formats, folder, effects)));
  }
  for (const { name, columns, rows } of codeTables(registry)) {
    others.push(...(await writeTexts(columns, rows, `data/codes/${name}`, folder, effects)));
  }
  for (const { path, relation } of publishedComparability) {
    others.push(...(await writeTable(relation, `data/${path}`, formats, folder, effects)));
  }
  const all = [...indicators.keys()].map((id) => `SELECT * FROM ${indicatorTable(id)}`);
  if (all.length > 0) {
    const relation = `(${compileAll(all, registry)})`;
    others.push(...(await writeTable(relation, 'data/observations', [parquet], folder, effects)));
  }
  return { indicators, others: [...others].sort(byPath) };
}

/**
 * Indicators that have at least one figure; one without is reported by the release and left out. One that is `known`,
 * because it has been published before, stays even then: its identifier must not vanish.
 */
async function publishable(
  registry: Registry,
  known: ReadonlySet<string>,
  warehouse: Warehouse,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const id of registry.indicators.keys()) {
    const [count] = await warehouse.rows<{ rows: number; figures: number }>(
      `SELECT count(*) AS rows, count(obs_value) AS figures FROM ${indicatorTable(id)}`,
    );
    if ((count?.figures ?? 0) > 0 || (known.has(id) && (count?.rows ?? 0) > 0)) found.push(id);
  }
  return found;
}

/** SQL: all indicators in one table; every dimension has its column, `_Z` where it does not apply. */
function compileAll(selects: readonly string[], { dimensions }: Registry): string {
  const none = dimensions.map((dimension) => `NULL::VARCHAR AS ${identifier(dimension)}`).join(', ');
  const filled = dimensions
    .map((name) => `coalesce(${identifier(name)}, '_Z') AS ${identifier(name)}`)
    .join(', ');
  const names = dimensions.map(identifier).join(', ');
  return `SELECT indicator, ref_area, area_name, area_level, time_period, basis, ${filled},
  * EXCLUDE (indicator, ref_area, area_name, area_level, time_period, basis, ${names})
FROM ((SELECT ${none} LIMIT 0) UNION ALL BY NAME ${selects.join('\nUNION ALL BY NAME\n')})`;
}

/** Writes rows of text as CSV. */
export async function writeTexts(
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  path: string,
  folder: string,
  effects: Effects,
): Promise<readonly Distribution[]> {
  const types = Object.fromEntries(columns.map((column) => [column, 'VARCHAR' as const]));
  await effects.warehouse.fill('texts', types, rows);
  const texts = columns.map((name): OutputColumn => ({ name, type: 'VARCHAR' }));
  return writeColumns('texts', texts, path, [csv], folder, effects);
}

/** Writes one relation in the wanted formats, all rows in order. */
export async function writeTable(
  relation: string,
  path: string,
  wanted: readonly OutputFormat[],
  folder: string,
  effects: Effects,
): Promise<readonly Distribution[]> {
  const described = await effects.warehouse.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM ${relation}`,
  );
  const columns = described.map(({ column_name: name, column_type: type }): OutputColumn => ({ name, type }));
  return writeColumns(relation, columns, path, wanted, folder, effects);
}

async function writeColumns(
  relation: string,
  columns: readonly OutputColumn[],
  path: string,
  wanted: readonly OutputFormat[],
  folder: string,
  { files, warehouse }: Effects,
): Promise<readonly Distribution[]> {
  const written: Distribution[] = [];
  for (const format of wanted) {
    const file = `${path}.${format.extension}`;
    const statement = format.statement(relation, columns, files.absolute(`${folder}/${file}`));
    // COPY says how many rows it has written.
    const [copied] = await warehouse.rows<{ Count: number }>(statement);
    if (copied === undefined) throw new Error(`nothing is known of the rows in ${file}`);
    written.push(await measure(folder, file, format.id, copied.Count, files));
  }
  return written;
}

/** What is recorded of a file that has been written. */
export async function measure(
  folder: string,
  path: string,
  format: string,
  rows: number | null,
  files: Pick<Files, 'size' | 'hashFile'>,
): Promise<Distribution> {
  const full = `${folder}/${path}`;
  return { path, format, bytes: await files.size(full), sha256: await files.hashFile(full), rows };
}
