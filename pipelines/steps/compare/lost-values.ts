import { type Issue, issue } from '../../../schemas/issues.ts';
import { plainNumber } from '../../../schemas/sql-quote.ts';
import { type Comparison, cellName } from './comparison.ts';

/** How many cells the message names. */
const named = 3;

/** Figures that had a value and have none any more: what is published would cover less. */
export async function findLostValues(comparison: Comparison): Promise<readonly Issue[]> {
  const { source, warehouse } = comparison;
  const cells = await warehouse.rows<Cell>(
    `SELECT variable, time_period AS period, area, codes, ${plainNumber('old_value')} AS value,
       new_record AS record, new_column AS "column" FROM compared
     WHERE new_record IS NOT NULL AND new_value IS NULL AND old_value IS NOT NULL
     ORDER BY variable, period, record, "column", area`,
  );
  const groups = Map.groupBy(cells, ({ variable, period }) => `${variable} ${period}`);
  return [...groups.values()].map((group) => {
    const [first] = group;
    const { variable = '', period = '', record = null, column = null } = first ?? {};
    const say = (line: string, name: string, before: string) =>
      group
        .slice(0, named)
        .map(
          (cell) =>
            `${cellName(comparison, cell.area, cell.codes)} (${line} ${cell.record}, ${name} ${cell.column}, ${before} ${cell.value})`,
        )
        .join('; ') + (group.length > named ? ' …' : '');
    const cells = say('Zeile', 'Spalte', 'bisher');
    const cellsen = say('line', 'column', 'so far');
    const place = { file: source.id, record, column, value: String(group.length) };
    return issue('values-lost', place, { variable, period, cells, cellsen });
  });
}

interface Cell {
  readonly variable: string;
  readonly period: string;
  readonly area: string;
  readonly codes: string;
  readonly value: string;
  readonly record: number;
  readonly column: string;
}
