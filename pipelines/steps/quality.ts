import type { Quality } from '../../catalog/input.ts';
import { codeLabel } from '../../indicators/code-label.ts';
import { indicatorTable } from '../../indicators/indicator-sql.ts';
import { citiesOf, type Registry } from '../../indicators/registry.ts';
import { literal, literals } from '../../schemas/sql-quote.ts';
import type { Warehouse } from '../effects/warehouse.ts';

/** What the figures of an indicator are worth: how far its cities compare, and what is missing why. */
export async function qualityOf(id: string, registry: Registry, warehouse: Warehouse): Promise<Quality> {
  const cities = citiesOf(registry).map((city) => city.id);
  const classes = await warehouse.rows<{ name: string; class: string; score: number }>(
    `SELECT area_name AS name, class, score::DOUBLE AS score FROM comparability
     WHERE indicator = ${literal(id)} AND ref_area IN (${literals(cities)}) ORDER BY ref_area`,
  );
  const [words] = await warehouse.rows<{ de: string | null; en: string | null }>(
    `SELECT de, en FROM comparability_words WHERE indicator = ${literal(id)}`,
  );
  const counts = await warehouse.rows<{ status: string; rows: number; missing: number }>(
    `SELECT obs_status AS status, count(*) AS rows, count(*) FILTER (WHERE obs_value IS NULL) AS missing
     FROM ${indicatorTable(id)} GROUP BY obs_status ORDER BY obs_status`,
  );
  return {
    cities: classes.map((city) => ({ ...city, label: codeLabel('comparability', city.class, registry) })),
    deviations: words?.de && words.en ? { de: words.de, en: words.en } : null,
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    missing: counts
      .filter(({ missing }) => missing > 0)
      .map(({ status, missing }) => ({
        status,
        label: codeLabel('status', status, registry),
        count: missing,
      })),
  };
}
