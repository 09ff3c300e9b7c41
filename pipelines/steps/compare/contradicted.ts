import { type Issue, issue } from '../../../schemas/issues.ts';
import { plainNumber } from '../../../schemas/sql-quote.ts';
import { compileHolders, type LoadedSnapshot } from '../load.ts';
import { type Comparison, cellName, keyOf } from './comparison.ts';

/**
 * Figures that changed although another source still says what both said before: of two witnesses who agreed, one has
 * changed its mind. `others` are the accepted files of other sources that fill the same variables, oldest first.
 */
export async function findContradicted(
  comparison: Comparison,
  others: readonly LoadedSnapshot[],
): Promise<readonly Issue[]> {
  if (others.length === 0) return [];
  const { source, registry, warehouse } = comparison;
  const found = await warehouse.rows<Contradiction>(
    `SELECT variable, time_period AS period, area, codes, ${plainNumber('old_value')} AS old,
       ${plainNumber('new_value')} AS now, new_record AS record, new_column AS "column", other.source AS other
     FROM compared JOIN (${compileHolders(others, registry)}) AS other USING (${keyOf(registry)})
     WHERE weight IS NOT NULL AND other.obs_value = old_value ORDER BY record, "column", period, area, codes, other`,
  );
  return found.map(({ variable, period, area, codes, old, now, record, column, other }) =>
    issue(
      'figure-contradicted',
      { file: source.id, record, column, value: now },
      { variable, area: cellName(comparison, area, codes), period, old, other },
    ),
  );
}

interface Contradiction {
  readonly variable: string;
  readonly period: string;
  readonly area: string;
  readonly codes: string;
  readonly old: string;
  readonly now: string;
  readonly record: number;
  readonly column: string;
  readonly other: string;
}
