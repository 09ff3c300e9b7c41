import { declaredRating } from '../../indicators/comparability.ts';
import { citiesOf, type Registry } from '../../indicators/registry.ts';
import { compileTimeliness, type Timeliness } from '../../indicators/timeliness-sql.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Indicator } from '../../schemas/types.ts';
import type { Warehouse } from '../effects/warehouse.ts';

/** A snapshot, and when its publisher says it is of. */
export interface DatedSnapshot {
  readonly id: string;
  readonly stand: string | null;
}

/**
 * Timeliness is the one criterion that the files themselves tell: what an indicator declares of it must lie between the
 * best and the worst of its bases.
 */
export async function checkTimeliness(
  snapshots: readonly DatedSnapshot[],
  registry: Registry,
  warehouse: Warehouse,
): Promise<readonly Issue[]> {
  const rows = snapshots.map(({ id, stand }) => [id, stand?.slice(0, 10) ?? null]);
  await warehouse.fill('snapshot_stand', { snapshot: 'VARCHAR', stand: 'VARCHAR' }, rows);
  const issues: Issue[] = [];
  for (const [id, indicator] of registry.indicators) {
    const found = await warehouse.rows<Timeliness>(compileTimeliness(id));
    issues.push(...differences(id, indicator, found, registry));
  }
  return issues;
}

/** One issue for all cities of which the same is to be said. */
function differences(
  id: string,
  indicator: Indicator,
  found: readonly Timeliness[],
  registry: Registry,
): readonly Issue[] {
  const different = citiesOf(registry).flatMap(({ id: area, name }) => {
    const own = found.filter((one) => one.area === area);
    const scores = own.map(({ score }) => score);
    const declared = declaredRating(indicator, area).scores.T;
    const isOutside = declared < Math.min(...scores) || declared > Math.max(...scores);
    return own[0] && isOutside ? [{ name, declared, ...own[0] }] : [];
  });
  const alike = Map.groupBy(different, (one) => [one.declared, one.score, one.end, one.stand].join(' '));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { declared, score, end, stand } = first;
    const cities = same.map(({ name }) => name).join(', ');
    const place = { file: `indicators/${id}.yaml`, column: 'comparability.T', value: String(declared) };
    return [issue('timeliness-differs', place, { cities, score, end, stand })];
  });
}
