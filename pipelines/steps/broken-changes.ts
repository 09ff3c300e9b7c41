import { compileCrossings } from '../../indicators/change-sql.ts';
import { indicatorTable } from '../../indicators/indicator-sql.ts';
import type { Registry } from '../../indicators/registry.ts';
import type { Context } from '../../indicators/term-sql.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Indicator } from '../../schemas/types.ts';
import type { Warehouse } from '../effects/warehouse.ts';

/** Figures of an indicator that are not computed because a break lies inside them: an issue for each break. */
export async function brokenChanges(
  id: string,
  indicator: Indicator,
  { registry, based }: Context,
  warehouse: Warehouse,
): Promise<readonly Issue[]> {
  const query = compileCrossings(indicator, indicatorTable(id), based);
  if (query === null) return [];
  const rows = await warehouse.rows<{ break: string; time_period: string }>(query);
  return [...Map.groupBy(rows, (row) => row.break)].map(([name, crossed]) => {
    const { de, en } = breakLabel(name, registry);
    const periods = crossed.map(({ time_period }) => time_period).join(', ');
    return issue(
      'break-inside-figure',
      { file: `indicators/${id}.yaml`, value: id },
      { periods, label: de, labelen: en },
    );
  });
}

/** The name of a break; what no entry of the registry names is a sign of a source. */
export function breakLabel(name: string, { breaks }: Registry): { readonly de: string; readonly en: string } {
  const known = breaks.find(({ id }) => id === name);
  return (
    known?.label ?? { de: `Bruchzeichen der Quelle ${name}`, en: `sign for a break of the source ${name}` }
  );
}
