import { indicatorTable } from '../indicators/indicator-sql.ts';
import { literal } from '../schemas/sql-quote.ts';
import type { Warehouse } from './effects/warehouse.ts';
import type { Project } from './project.ts';

/** Where and when an indicator has figures. */
export interface Coverage {
  readonly indicator: string;
  readonly cities: number;
  readonly districts: number;
  readonly periods: readonly string[];
  readonly rows: number;
}

/** The coverage of every indicator, as the end of a run shows it. */
export async function coverageOf(project: Project, warehouse: Warehouse): Promise<readonly Coverage[]> {
  const ids = [...project.registry.indicators.keys()];
  const figures = ids.map(
    (id, position) =>
      `SELECT ${position} AS position, ${literal(id)} AS indicator, ref_area, area_level, time_period, obs_value FROM ${indicatorTable(id)}`,
  );
  return warehouse.rows<Coverage>(`SELECT indicator,
  count(DISTINCT ref_area) FILTER (WHERE area_level = 'city' AND obs_value IS NOT NULL) AS cities,
  count(DISTINCT ref_area) FILTER (WHERE area_level NOT IN ('city', 'group') AND obs_value IS NOT NULL) AS districts,
  coalesce(list_sort(list(DISTINCT time_period) FILTER (WHERE obs_value IS NOT NULL)), []) AS periods,
  count(*) AS rows
FROM (${figures.join('\n  UNION ALL ')}) GROUP BY position, indicator ORDER BY position`);
}
