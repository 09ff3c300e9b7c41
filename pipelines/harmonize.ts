import { SourceError } from '../schemas/errors.ts';
import type { Issue } from '../schemas/issues.ts';
import { isError } from '../schemas/issues.ts';
import type { Warehouse } from './effects/warehouse.ts';
import type { Project, SourceDefinition } from './project.ts';
import { checkObservations } from './steps/check.ts';
import { planColumns } from './steps/columns.ts';
import { correct } from './steps/correct.ts';
import { lookUp } from './steps/look-up.ts';
import { compileCells, compileObservations, compileOwn, type Mapping, tablesOf } from './steps/map.ts';
import { parse } from './steps/parse.ts';
import { withStatedPeriod } from './steps/stated-period.ts';
import { refuseTemplate } from './steps/template-mark.ts';
import { unfinishedSource } from './unfinished.ts';

export interface Harmonized {
  /** The table of observations in the warehouse; null when the file could not be mapped. */
  readonly table: string | null;
  readonly rows: number;
  readonly observations: number;
  /** The publisher's own time stamp. */
  readonly stand: string | null;
  readonly issues: readonly Issue[];
}

/** What stays in the warehouse. */
export type Kept = 'observations' | 'cells';

/**
 * One file → observations and issues: parse, map, correct, check. Depends on nothing but the bytes and the
 * definitions; `snapshot` (12 hex digits) only names the tables and the origin. Whoever wants to trace a figure keeps
 * the `cells`, too: which text of which record it comes from.
 */
export async function harmonize(
  bytes: Uint8Array,
  snapshot: string,
  source: SourceDefinition,
  project: Project,
  warehouse: Warehouse,
  keep: Kept = 'observations',
): Promise<Harmonized> {
  try {
    const harmonized = await harmonizeTable(bytes, snapshot, source, project, warehouse, keep);
    const unfinished = unfinishedSource(source, project.warnings);
    return { ...harmonized, issues: [...harmonized.issues, ...unfinished] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { table: null, rows: 0, observations: 0, stand: null, issues: error.issues };
  }
}

async function harmonizeTable(
  bytes: Uint8Array,
  snapshot: string,
  defined: SourceDefinition,
  project: Project,
  warehouse: Warehouse,
  keep: Kept,
): Promise<Harmonized> {
  const { registry } = project;
  const tables = tablesOf(defined.id, snapshot);
  const { table, columns, rows } = await parse(bytes, defined, tables.raw, warehouse);
  refuseTemplate(table, defined.id);
  const source = withStatedPeriod(defined, table);
  const plan = planColumns(table.columns, source, registry);
  if (plan.issues.some(isError)) {
    return { table: null, rows, observations: 0, stand: table.stand, issues: plan.issues };
  }
  const mapping: Mapping = { source, snapshot, tables, columns, values: plan.values, registry };
  const lookup = await lookUp(mapping, warehouse);
  await warehouse.run(compileOwn(mapping));
  await warehouse.run(compileCells(mapping));
  const corrections = await correct(mapping, warehouse);
  await warehouse.run(compileObservations(mapping));
  const checks = await checkObservations({ mapping, table, rows, warehouse }, lookup);
  const issues = [...plan.issues, ...lookup, ...corrections, ...checks];
  const [count] = await warehouse.rows<{ n: number }>(`SELECT count(*) AS n FROM ${tables.observations}`);
  // Only the observations are needed from here on; a large file would otherwise stay in memory four times.
  const { raw, keys, periods, labels, own, cells } = tables;
  for (const used of [raw, keys, periods, labels, own, ...(keep === 'cells' ? [] : [cells])]) {
    await warehouse.run(`DROP TABLE ${used}`);
  }
  return {
    table: tables.observations,
    rows,
    observations: count?.n ?? 0,
    stand: table.stand,
    issues,
  };
}
