import { type Issue, issue } from '../../../schemas/issues.ts';
import { plainNumber } from '../../../schemas/sql-quote.ts';
import { compileHolders, type LoadedSnapshot } from '../load.ts';
import { type Comparison, cellName, keyOf } from './comparison.ts';

/**
 * Figures that contradict another source: that changed although it still says what both said before, or that are new
 * and differ from what it says. `others` reads the accepted files of other sources that fill the same variables, oldest
 * first; it is asked only where a figure has changed or is new.
 */
export async function findContradicted(
  comparison: Comparison,
  others: () => Promise<readonly LoadedSnapshot[]>,
): Promise<readonly Issue[]> {
  const { source, registry, warehouse } = comparison;
  const [moved] = await warehouse.rows<{ n: number }>(
    'SELECT count(*) AS n FROM compared WHERE weight IS NOT NULL OR old_record IS NULL',
  );
  const witnesses = moved?.n === 0 ? [] : await others();
  if (witnesses.length === 0) return [];
  const found = await warehouse.rows<Contradiction>(
    `SELECT variable, time_period AS period, area, codes, ${plainNumber('other.obs_value')} AS said,
       ${plainNumber('new_value')} AS now, new_record AS record, new_column AS "column", other.source AS other
     FROM compared JOIN (${compileHolders(witnesses, registry)}) AS other USING (${keyOf(registry)})
     WHERE (weight IS NOT NULL AND other.obs_value = old_value) OR (old_record IS NULL AND other.obs_value <> new_value) ORDER BY record, "column", period, area, codes, other`,
  );
  return found.map(({ variable, period, area, codes, said, now, record, column, other }) =>
    issue(
      'figure-contradicted',
      { file: source.id, record, column, value: now },
      { variable, area: cellName(comparison, area, codes), period, said, other },
    ),
  );
}

interface Contradiction {
  readonly variable: string;
  readonly period: string;
  readonly area: string;
  readonly codes: string;
  readonly said: string;
  readonly now: string;
  readonly record: number;
  readonly column: string;
  readonly other: string;
}
