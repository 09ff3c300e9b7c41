import { indicatorTable } from '../indicators/indicator-sql.ts';
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
  const rows: Coverage[] = [];
  for (const indicator of project.registry.indicators.keys()) {
    const [row] = await warehouse.rows<Omit<Coverage, 'indicator'>>(`SELECT
  count(DISTINCT ref_area) FILTER (WHERE area_level = 'city' AND obs_value IS NOT NULL) AS cities,
  count(DISTINCT ref_area) FILTER (WHERE area_level NOT IN ('city', 'group') AND obs_value IS NOT NULL) AS districts,
  coalesce(list_sort(list(DISTINCT time_period) FILTER (WHERE obs_value IS NOT NULL)), []) AS periods,
  count(*) AS rows FROM ${indicatorTable(indicator)}`);
    if (row) rows.push({ indicator, ...row });
  }
  return rows;
}
