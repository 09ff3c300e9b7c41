import { codesInWords } from '../../../indicators/codes-sql.ts';
import type { Registry } from '../../../indicators/registry.ts';
import { identifier, literal } from '../../../schemas/sql-quote.ts';
import type { Warehouse } from '../../effects/warehouse.ts';
import type { SourceDefinition } from '../../project.ts';
import { areaName } from '../area-name.ts';

/** A file beside what is accepted of its source: the table `compared` holds each cell of either. */
export interface Comparison {
  readonly source: SourceDefinition;
  readonly registry: Registry;
  readonly warehouse: Warehouse;
}

/** By how many percent a figure may differ from the accepted one, where the source declares nothing. */
const usualChange = 5;

/** So many of the smallest units may always change: 3 → 4 beds does not hold a file back. */
const freeUnits = 5;

/**
 * SQL: each cell, as accepted (`old_…`) and as it would be (`new_…`). `weight` is `major` for a change that holds the
 * file back and `minor` for another; NULL where nothing changed or one of the two is no number.
 */
export function compileComparison({ expect }: SourceDefinition, registry: Registry): string {
  const key = keyOf(registry);
  const limits = [...registry.variables].map(([id, { decimals = 0 }]) => {
    const free = `${freeUnits}e-${decimals}`;
    return `(${literal(id)}, ${expect?.change?.[id] ?? usualChange}, ${free}::DECIMAL(28, 6))`;
  });
  return `CREATE OR REPLACE TABLE compared AS
WITH limits(variable, change, free) AS (VALUES ${limits.join(', ')}),
side AS (
  SELECT ${key}, old.record AS old_record, old."column" AS old_column, old.obs_value AS old_value,
    new.record AS new_record, new."column" AS new_column, new.obs_value AS new_value
  FROM accepted_series AS old FULL JOIN next_series AS new USING (${key})
)
SELECT side.*, ${codesInWords(registry.dimensions, 'side')} AS codes, limits.change AS "limit",
  CASE
    WHEN old_value = new_value OR old_value IS NULL OR new_value IS NULL THEN NULL
    WHEN abs(new_value - old_value) > free AND abs(new_value - old_value) * 100 > change * abs(old_value) THEN 'major'
    ELSE 'minor' END AS weight
FROM side JOIN limits USING (variable)`;
}

/** What tells one cell from another. */
export function keyOf({ dimensions }: Registry): string {
  return ['variable', 'area', 'time_period', 'basis', ...dimensions.map(identifier)].join(', ');
}

/** `Trier (F Y65T74)`. */
export function cellName(comparison: Pick<Comparison, 'registry'>, area: string, codes: string): string {
  const name = areaName(comparison, area);
  return codes === '' ? name : `${name} (${codes})`;
}

/** SQL: the change in percent with one decimal and its sign; NULL from zero. */
export const relativeChange = `printf('%+.1f', (new_value - old_value)::DOUBLE * 100 / nullif(abs(old_value), 0)::DOUBLE)`;
