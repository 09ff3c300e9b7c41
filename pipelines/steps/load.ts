import type { Registry } from '../../indicators/registry.ts';
import { identifier } from '../../schemas/sql-quote.ts';
import type { Warehouse } from '../effects/warehouse.ts';

/** The observations of one snapshot, as harmonize left them. */
export interface LoadedSnapshot {
  readonly source: string;
  readonly snapshot: string;
  readonly table: string;
}

/** Puts the observations of all snapshots into one table. */
export async function load(
  snapshots: readonly LoadedSnapshot[],
  registry: Registry,
  warehouse: Warehouse,
): Promise<void> {
  await warehouse.run(`CREATE OR REPLACE TABLE observation AS ${compileHolders(snapshots, registry)}`);
  await warehouse.fill('area', { id: 'VARCHAR', name: 'VARCHAR', level: 'VARCHAR' }, [
    ...registry.areas.areas.map(({ id, name, level }) => [id, name, level]),
    ...registry.areas.groups.map(({ id, label }) => [id, label.de, 'group']),
  ]);
}

/**
 * SQL: the observations that count. Snapshots come oldest first; of one source, the newest that holds a period holds
 * all of it, per variable and never per cell, so that a figure which the publisher has withdrawn does not come back
 * from an older file.
 */
export function compileHolders(snapshots: readonly LoadedSnapshot[], registry: Registry): string {
  const columns = observationColumns(registry).map(identifier).join(', ');
  const selects = snapshots.map(
    ({ table }, position) => `SELECT ${columns}, ${position} AS snapshot_position FROM ${table}`,
  );
  return `SELECT * EXCLUDE (snapshot_position) FROM (${selects.join('\nUNION ALL\n')})
QUALIFY snapshot_position = max(snapshot_position) OVER (PARTITION BY source, variable, time_period)`;
}

/** SQL: how many observations each snapshot gives to the release. */
export const shares =
  'SELECT source, snapshot, count(*) AS n FROM observation GROUP BY source, snapshot ORDER BY ALL';

function observationColumns({ dimensions }: Registry): readonly string[] {
  return [
    ...['variable', 'area', 'time_period', 'ref_date', 'basis'],
    ...dimensions,
    ...['obs_value', 'obs_status', 'conf_status', 'unreliable', 'revised', 'reason'],
    ...['source', 'snapshot', 'record', 'column'],
  ];
}
