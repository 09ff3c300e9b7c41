import { type Class, classOf, type SpanBreak } from '../../indicators/comparability.ts';
import {
  type AreaRating,
  caveatOf,
  deviationsOf,
  ratingsOf,
} from '../../indicators/comparability-ratings.ts';
import { compileClasses } from '../../indicators/comparability-sql.ts';
import {
  classTable,
  comparabilityTable,
  isCity,
  pairsTable,
  type Ratings,
  wordsTable,
} from '../../indicators/comparability-tables.ts';
import { compileRanking, compileRankings } from '../../indicators/ranking-sql.ts';
import type { Registry } from '../../indicators/registry.ts';
import { compileSpanBreaks } from '../../indicators/span-sql.ts';
import type { Context } from '../../indicators/term-sql.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import { breakLabel } from './broken-changes.ts';

/**
 * Says of every city how far its figures can be compared, puts the class into the rows of all indicators, refuses what
 * must not be added up, and ranks the cities. Expects the indicators as tables.
 */
export async function compareCities(context: Context, warehouse: Warehouse): Promise<readonly Issue[]> {
  const { registry } = context;
  const ratings = await rate(registry, warehouse);
  for (const { name, columns, rows } of [
    comparabilityTable(ratings),
    pairsTable(ratings),
    wordsTable(ratings),
    classTable(ratings, registry),
  ]) {
    await warehouse.fill(name, Object.fromEntries(columns.map((column) => [column, 'VARCHAR'])), rows);
  }
  await warehouse.run(compileRankings(registry));
  for (const [id, indicator] of registry.indicators) {
    await warehouse.run(compileClasses(id));
    await warehouse.run(compileRanking(id, indicator, (ratings.get(id) ?? []).filter(isCity), context));
  }
  return [...ratings].flatMap(([id, areas]) => groupIssues(id, areas, registry));
}

/** The ratings of every indicator: what is declared, and the breaks inside the periods that have figures. */
async function rate(registry: Registry, warehouse: Warehouse): Promise<Ratings> {
  const ratings = new Map<string, readonly AreaRating[]>();
  for (const [id, indicator] of registry.indicators) {
    const inside = await warehouse.rows<{ area: string; id: string }>(compileSpanBreaks(id, indicator));
    const breaksOf = (city: string) =>
      inside.filter(({ area }) => area === city).map((one) => spanBreak(one.id, registry));
    ratings.set(id, ratingsOf(id, registry, breaksOf));
  }
  return ratings;
}

function spanBreak(id: string, registry: Registry): SpanBreak {
  const { de, en } = breakLabel(id, registry);
  return { id, reason: { de: `Bruch in der Reihe: ${de}.`, en: `Break in the series: ${en}.` } };
}

/** Groups without a figure, or with one that needs a caveat. */
function groupIssues(
  indicator: string,
  areas: readonly AreaRating[],
  { areas: { groups } }: Registry,
): readonly Issue[] {
  return groups.flatMap(({ id, label }) => {
    const cities = areas.find(({ area }) => area === id)?.cities ?? [];
    const low = (worst: Class) => cities.filter((city) => classOf(city) === worst);
    const place = { file: `indicators/${indicator}.yaml`, column: 'comparability', value: id };
    const { de = '', en = '' } = caveatOf(cities) ?? {};
    const about = { indicator, group: label.de, groupen: label.en, reason: de, reasonen: en };
    if (low('D').length > 0) {
      const names = low('D').map(({ name }) => name);
      const deviations = deviationsOf(low('D'));
      const why = { ...about, cities: names.join(', '), deviations: deviations.join(', ') };
      return [issue('group-not-comparable', place, why)];
    }
    return low('C').length > 0 ? [issue('group-with-caveat', place, about)] : [];
  });
}
