import { type Issue, issue } from '../../../schemas/issues.ts';
import { plainNumber } from '../../../schemas/sql-quote.ts';
import { type Comparison, cellName, relativeChange } from './comparison.ts';

/** Figures that changed, the largest change first: an error beyond the limit, a warning below it. */
export async function findChanges(comparison: Comparison): Promise<readonly Issue[]> {
  const { source, warehouse } = comparison;
  const changed = await warehouse.rows<Change>(
    `SELECT variable, time_period AS period, area, codes, coalesce(${plainNumber('old_value')}, '–') AS old,
       ${plainNumber('new_value')} AS new, coalesce(${relativeChange}, '–') AS change, "limit"::VARCHAR AS "limit",
       weight, new_record AS record, new_column AS "column"
     FROM compared
     WHERE weight IS NOT NULL OR (old_record IS NOT NULL AND old_value IS NULL AND new_value IS NOT NULL)
     ORDER BY weight, abs(new_value - old_value) / nullif(abs(old_value), 0) DESC NULLS FIRST, variable, period, record, "column", area, codes`,
  );
  return changed.map((one) => {
    const { variable, period, area, codes, old, change, limit, record, column } = one;
    const place = { file: source.id, record, column, value: one.new };
    const details = {
      ...{ variable, area: cellName(comparison, area, codes), period, old },
      ...{ change: inPercent(change.replace('.', ',')), changeen: inPercent(change) },
    };
    return one.weight === 'major'
      ? issue('figure-changed', place, { ...details, limit: limit.replace('.', ','), limiten: limit })
      : issue('figure-revised', place, details);
  });
}

function inPercent(change: string): string {
  return change === '–' ? change : `${change} %`;
}

interface Change {
  readonly variable: string;
  readonly period: string;
  readonly area: string;
  readonly codes: string;
  readonly old: string;
  readonly new: string;
  readonly change: string;
  readonly limit: string;
  readonly weight: 'major' | 'minor' | null;
  readonly record: number;
  readonly column: string;
}
