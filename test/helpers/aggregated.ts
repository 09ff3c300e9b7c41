import { indicatorTable } from '../../indicators/indicator-sql.ts';
import { variableTable } from '../../indicators/variable-sql.ts';
import type { Project } from '../../pipelines/project.ts';
import { aggregate } from '../../pipelines/steps/aggregate.ts';
import { load } from '../../pipelines/steps/load.ts';
import type { Issue } from '../../schemas/issues.ts';
import { identifier, literal } from '../../schemas/sql-quote.ts';
import { withWarehouse } from './with-warehouse.ts';

/** An observation as a test states it; whatever it does not speak about is filled in. */
export interface Stated {
  /** people unless told. */
  readonly variable?: string;
  readonly area: string;
  readonly time_period?: string;
  readonly ref_date?: string;
  readonly basis?: string;
  readonly obs_value: number | string | null;
  readonly obs_status?: string;
  readonly conf_status?: string;
  readonly unreliable?: boolean;
  readonly revised?: boolean;
  readonly reason?: string;
  readonly [dimension: string]: number | string | boolean | null | undefined;
}

/** The observations of one file. */
export interface StatedSnapshot {
  readonly source: string;
  readonly snapshot?: string;
  readonly rows: readonly Stated[];
}

/** A row of a variable or an indicator, values as numbers. */
export type AggregatedRow = Readonly<Record<string, string | number | boolean | null>>;

export interface Aggregated {
  readonly issues: readonly Issue[];
  readonly variable: (id: string) => readonly AggregatedRow[];
  readonly indicator: (id: string) => readonly AggregatedRow[];
}

export const [mainz, ludwigshafen, trier, koblenz] = [
  '07315000',
  '07314000',
  '07211000',
  '07111000',
] as const;

/** Loads what files say, oldest first, and makes variables and indicators of it, as a release does. */
export function aggregated(project: Project, snapshots: readonly StatedSnapshot[]): Promise<Aggregated> {
  const { registry } = project;
  return withWarehouse(async (warehouse) => {
    const loaded = [];
    for (const [
      position,
      { source, snapshot = `${position}`.padStart(12, '0'), rows },
    ] of snapshots.entries()) {
      const table = `stated_${position}`;
      await warehouse.run(`CREATE TABLE ${table} AS ${select(rows, source, snapshot, project)}`);
      loaded.push({ source, snapshot, table });
    }
    await load(loaded, registry, warehouse);
    const issues = await aggregate(project, warehouse);
    const read = async (table: string) =>
      warehouse.rows<AggregatedRow>(`SELECT * REPLACE (${await doubles(table)}) FROM ${table} ORDER BY ALL`);
    const doubles = async (table: string) => {
      const columns = await warehouse.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${table}`);
      return columns
        .filter(({ column_type }) => /^(DECIMAL|DATE|VARCHAR\[\])/.test(column_type))
        .map(({ column_name, column_type }) => {
          const name = identifier(column_name);
          return `${name}::${column_type.startsWith('DECIMAL') ? 'DOUBLE' : 'VARCHAR'} AS ${name}`;
        })
        .join(', ');
    };
    const variables = new Map<string, readonly AggregatedRow[]>();
    for (const id of registry.variables.keys()) variables.set(id, await read(variableTable(id)));
    const indicators = new Map<string, readonly AggregatedRow[]>();
    for (const id of registry.indicators.keys()) indicators.set(id, await read(indicatorTable(id)));
    return {
      issues,
      variable: (id) => variables.get(id) ?? [],
      indicator: (id) => indicators.get(id) ?? [],
    };
  });
}

function select(rows: readonly Stated[], source: string, snapshot: string, { registry }: Project): string {
  const selects = rows.map((row, index) => {
    const { variable = 'people' } = row;
    const own = registry.variables.get(variable)?.dimensions ?? [];
    const codes = registry.dimensions.map(
      (name) => `${literal(own.includes(name) ? String(row[name] ?? '_T') : '_Z')} AS ${identifier(name)}`,
    );
    const status = row.obs_status ?? (row.obs_value === null ? 'O' : 'A');
    return `SELECT ${literal(variable)} AS variable, ${literal(row.area)} AS area, ${literal(row.time_period ?? '2018')} AS time_period,
  ${literal(row.ref_date ?? null)}::VARCHAR AS ref_date, ${literal(row.basis ?? '_Z')} AS basis, ${codes.join(', ')},
  ${row.obs_value ?? 'NULL'}::DECIMAL(28, 6) AS obs_value, ${literal(status)} AS obs_status,
  ${literal(row.conf_status ?? 'F')} AS conf_status, ${row.unreliable ?? false} AS unreliable, ${row.revised ?? false} AS revised,
  ${literal(row.reason ?? null)}::VARCHAR AS reason, ${literal(source)} AS source, ${literal(snapshot)} AS snapshot,
  ${index + 1} AS record, 'people' AS "column"`;
  });
  return selects.join('\nUNION ALL\n');
}
