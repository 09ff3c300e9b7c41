import { indicatorTable } from '../../indicators/indicator-sql.ts';
import type { Registry } from '../../indicators/registry.ts';
import { compilePublishedVariable } from '../../indicators/variable-sql.ts';
import { formats, type OutputColumn, type OutputFormat } from '../../output/format.ts';
import { identifier } from '../../schemas/sql-quote.ts';
import type { Files } from '../effects/files.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import { codeTables } from './code-tables.ts';

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
    const types = Object.fromEntries(columns.map((column) => [column, 'VARCHAR' as const]));
    await warehouse.fill(`code ${name}`, types, rows);
    const only = formats.filter(({ id }) => id === 'csv');
    others.push(
      ...(await writeTable(identifier(`code ${name}`), `data/codes/${name}`, only, folder, effects)),
    );
  }
  const all = [...indicators.keys()].map((id) => `SELECT * FROM ${indicatorTable(id)}`);
  if (all.length > 0) {
    const only = formats.filter(({ id }) => id === 'parquet');
    const relation = `(${compileAll(all, registry)})`;
    others.push(...(await writeTable(relation, 'data/observations', only, folder, effects)));
  }
  return { indicators, others: [...others].sort((a, b) => (a.path < b.path ? -1 : 1)) };
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

/** Writes one relation in the wanted formats, all rows in order. */
export async function writeTable(
  relation: string,
  path: string,
  wanted: readonly OutputFormat[],
  folder: string,
  { files, warehouse }: Effects,
): Promise<readonly Distribution[]> {
  const columns = (
    await warehouse.rows<{ column_name: string; column_type: string }>(`DESCRIBE SELECT * FROM ${relation}`)
  ).map(({ column_name, column_type }): OutputColumn => ({ name: column_name, type: column_type }));
  const [count] = await warehouse.rows<{ n: number }>(`SELECT count(*) AS n FROM ${relation}`);
  const written: Distribution[] = [];
  for (const format of wanted) {
    const file = `${path}.${format.extension}`;
    const full = `${folder}/${file}`;
    await warehouse.run(format.statement(relation, columns, files.absolute(full)));
    written.push({
      path: file,
      format: format.id,
      bytes: await files.size(full),
      sha256: await files.hashFile(full),
      rows: count?.n ?? 0,
    });
  }
  return written;
}
