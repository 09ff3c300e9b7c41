import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, plainNumber } from '../../../schemas/sql-quote.ts';
import { type Comparison, cellName } from './comparison.ts';

/** Whole periods that are gone, and single cells of those which are there. What is gone altogether is reported as figures. */
export async function findGone(comparison: Comparison): Promise<readonly Issue[]> {
  const { source, registry, warehouse } = comparison;
  const periods = await warehouse.rows<{ variable: string; period: string; record: number }>(
    `SELECT variable, time_period AS period, min(old_record)::INTEGER AS record FROM compared
     GROUP BY variable, time_period HAVING bool_and(new_record IS NULL) AND ${isKept('variable')} ORDER BY ALL`,
  );
  const codes = registry.dimensions.map(identifier);
  const cells = await warehouse.rows<Cell>(
    `SELECT variable, time_period AS period, area, codes, coalesce(${plainNumber('old_value')}, '–') AS value,
       old_record AS line, old_column AS "column"
     FROM compared
     WHERE new_record IS NULL AND EXISTS (SELECT 1 FROM next_series AS next
       WHERE next.variable = compared.variable AND next.time_period = compared.time_period)
     AND EXISTS (SELECT 1 FROM next_series AS next WHERE next.variable = compared.variable
       AND ${codes.map((code) => `next.${code} = compared.${code}`).join(' AND ') || 'true'})
     ORDER BY ALL`,
  );
  return [
    ...periods.map(({ variable, period }) =>
      issue('periods-gone', { file: source.id, value: period }, { variable }),
    ),
    ...cells.map(({ variable, period, area, codes, value, line, column }) =>
      issue(
        'figure-gone',
        { file: source.id, column, value },
        { variable, area: cellName(comparison, area, codes), period, line },
      ),
    ),
  ];
}

/** SQL: whether the file still has the variable at all. */
function isKept(variable: string): string {
  return `${variable} IN (SELECT variable FROM next_series)`;
}

interface Cell {
  readonly variable: string;
  readonly period: string;
  readonly area: string;
  readonly codes: string;
  readonly value: string;
  readonly line: number;
  readonly column: string;
}
