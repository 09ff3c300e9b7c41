import { type Issue, isError } from '../../schemas/issues.ts';
import { identifier, literal } from '../../schemas/sql-quote.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { SourceDefinition } from '../project.ts';
import { type CorrectionCell, correctionIssues, unknownRows } from './correction-issues.ts';
import { type Mapping, rowTest } from './map.ts';

export type Correction = SourceDefinition['corrections'][number];

/**
 * Applies a publisher's known errors to the cells, before any are added up. Each correction must find exactly one cell
 * of the file, with the text that it corrects; once the publisher has changed the cell, the correction is an error and
 * must go. A figure that this file does not hold is left to other files. What became of each stays in a table.
 */
export async function correct(mapping: Mapping, warehouse: Warehouse): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  if (source.corrections.length === 0) return [];
  await warehouse.run(
    `CREATE OR REPLACE TABLE ${tables.corrections} (position INTEGER, cells INTEGER, record INTEGER, "column" VARCHAR, text VARCHAR, applied BOOLEAN)`,
  );
  const issues: Issue[] = [];
  for (const [position, correction] of source.corrections.entries()) {
    const columns = unknownRows(source, correction, mapping.columns);
    issues.push(...columns);
    if (columns.length > 0 || !(await isInFile(mapping, correction, warehouse))) continue;
    const cell = await find(mapping, correction, warehouse);
    const found = correctionIssues(source, correction, cell, registry);
    issues.push(...found);
    const applied = !found.some(isError);
    if (applied) await warehouse.run(change(mapping, correction, cell));
    const { cells, record, column, text } = cell;
    await warehouse.run(
      `INSERT INTO ${tables.corrections} VALUES (${position}, ${cells}, ${record ?? 'NULL'}, ${literal(column)}, ${literal(text)}, ${applied})`,
    );
  }
  return issues;
}

async function isInFile(mapping: Mapping, correction: Correction, warehouse: Warehouse): Promise<boolean> {
  const sql = `SELECT 1 FROM ${mapping.tables.cells} WHERE ${keyOf(mapping, correction)} AND area = ${literal(correction.area)} LIMIT 1`;
  return (await warehouse.rows(sql)).length > 0;
}

/** The cell that is meant; one that another correction has changed already is not meant again. */
async function find(mapping: Mapping, correction: Correction, warehouse: Warehouse): Promise<CorrectionCell> {
  const { tables } = mapping;
  const rows = correction.rows
    ? `AND record IN (SELECT record FROM ${tables.raw} WHERE ${rowTest(mapping, correction.rows)})`
    : '';
  const found = await warehouse.rows<Omit<CorrectionCell, 'cells'>>(
    `SELECT record, "column", text FROM ${tables.cells}
     WHERE ${keyOf(mapping, correction)} AND area = ${literal(correction.area)} ${rows}
       AND coalesce(reason, '') NOT IN ('corrected', 'withdrawn') ORDER BY ALL`,
  );
  const [cell] = found;
  return found.length === 1 && cell
    ? { cells: 1, ...cell }
    : { cells: found.length, record: null, column: null, text: null };
}

/** SQL: the one cell, for every area in which its record counts. */
function change(mapping: Mapping, correction: Correction, { record, column }: CorrectionCell): string {
  const right =
    correction.corrected === undefined
      ? `obs_value = NULL, obs_status = 'O', reason = 'withdrawn'`
      : `obs_value = ${literal(String(correction.corrected))}::DECIMAL(28, 6), obs_status = 'E', unreliable = false,
  revised = true, reason = 'corrected'`;
  return `UPDATE ${mapping.tables.cells} SET ${right}, ok = true
WHERE ${keyOf(mapping, correction)} AND record = ${record} AND "column" = ${literal(column)}`;
}

/** SQL that is true for the cells of the figure in any area. */
function keyOf({ registry }: Mapping, { variable, period, where = {} }: Correction): string {
  const dimensions = registry.variables.get(variable)?.dimensions ?? [];
  return [
    `variable = ${literal(variable)}`,
    `time_period = ${literal(period)}`,
    ...dimensions.map((dimension) => `${identifier(dimension)} = ${literal(where[dimension] ?? '_T')}`),
  ].join(' AND ');
}
