import type { Context } from '../../indicators/term-sql.ts';
import { compileHoldings, type Holding } from '../../indicators/variable-sql.ts';
import { ReleaseError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { identifier, literal } from '../../schemas/sql-quote.ts';
import type { Effects } from '../effects/index.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import { harmonizeAccepted } from '../harmonize-accepted.ts';
import type { Project } from '../project.ts';
import { type UsedSnapshots, usedSnapshots } from '../release-sources.ts';
import { aggregate, basedVariables } from '../steps/aggregate.ts';
import { load } from '../steps/load.ts';

/** All that a release computes, in the warehouse, with the cells of every file beside it. */
export interface Tracing {
  readonly project: Project;
  readonly used: UsedSnapshots;
  readonly context: Context;
  readonly warehouse: Warehouse;
  /** What the release would report of these data. */
  readonly issues: readonly Issue[];
}

/** Computes everything as a release does, from the accepted snapshots and today's definitions, and writes nothing. */
export async function startTracing(
  project: Project,
  effects: Pick<Effects, 'snapshots' | 'warehouse'>,
): Promise<Tracing> {
  const used = await usedSnapshots(project, effects.snapshots, undefined);
  if ([...used.values()].every((snapshots) => snapshots.length === 0)) {
    throw new ReleaseError([issue('release-empty', { file: 'quartett' })]);
  }
  const warehouse = await effects.warehouse();
  const loaded = await harmonizeAccepted(used, [], project, effects.snapshots, warehouse, 'cells');
  await load(loaded, project.registry, warehouse);
  const issues = await aggregate(project, warehouse);
  return { project, used, context: await contextOf(project, warehouse), warehouse, issues };
}

async function contextOf(project: Project, warehouse: Warehouse): Promise<Context> {
  const holdings = new Map<string, readonly Holding[]>();
  for (const [id, { dimensions }] of project.registry.variables) {
    for (const dimension of dimensions) {
      const held = await warehouse.rows<Holding>(compileHoldings(id, dimension));
      holdings.set(`${id} ${dimension}`, held);
    }
  }
  return {
    registry: project.registry,
    based: basedVariables(project),
    holdings: (variable, dimension) => holdings.get(`${variable} ${dimension}`) ?? [],
  };
}

/** A row as text, by column name. */
export type Row = Readonly<Record<string, string | null>>;

/** The rows of a relation that have these values in these columns, every column as text. */
export function rowsOf(
  relation: string,
  where: Readonly<Record<string, string>>,
  { warehouse }: Pick<Tracing, 'warehouse'>,
): Promise<readonly Row[]> {
  const tests = Object.entries(where).map(([column, value]) => `${identifier(column)} = ${literal(value)}`);
  return warehouse.rows<Row>(
    `SELECT COLUMNS(*)::VARCHAR FROM ${relation} WHERE ${tests.join(' AND ') || 'true'} ORDER BY ALL`,
  );
}
