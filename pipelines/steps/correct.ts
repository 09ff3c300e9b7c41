import { type Issue, issue } from '../../schemas/issues.ts';
import { identifier, literal } from '../../schemas/sql-quote.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { SourceDefinition } from '../project.ts';
import type { Mapping } from './map.ts';

type Correction = SourceDefinition['corrections'][number];

/**
 * Applies a publisher's known errors. Each correction names the text it corrects; once the publisher has changed
 * the cell, the correction is an error and must go. A period that this file does not hold is left to other files.
 */
export async function correct(mapping: Mapping, warehouse: Warehouse): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const issues: Issue[] = [];
  for (const correction of source.corrections) {
    const where = keyOf(correction, mapping);
    const cells = await warehouse.rows<{ text: string; record: number }>(
      `SELECT text, record FROM ${tables.cells} WHERE ${where} ORDER BY record`,
    );
    const [cell] = cells;
    if (!cell) continue;
    if (cell.text === correction.published) {
      await warehouse.run(`UPDATE ${tables.observations} SET ${change(correction)} WHERE ${where}`);
    } else {
      const { variable, area, period, published } = correction;
      const value = `${variable} ${area} ${period}: ${published} → ${cell.text}`;
      issues.push(issue('correction-unmatched', { file: source.id, record: cell.record, value }));
    }
  }
  return issues;
}

function keyOf({ variable, area, period, where = {} }: Correction, { registry }: Mapping): string {
  const dimensions = registry.variables.get(variable)?.dimensions ?? [];
  return [
    `variable = ${literal(variable)}`,
    `area = ${literal(area)}`,
    `time_period = ${literal(period)}`,
    ...dimensions.map((dimension) => `${identifier(dimension)} = ${literal(where[dimension] ?? '_T')}`),
  ].join(' AND ');
}

function change({ corrected }: Correction): string {
  return corrected === undefined
    ? `obs_value = NULL, obs_status = 'O', reason = 'withdrawn'`
    : `obs_value = ${corrected}, obs_status = 'E', revised = true, reason = 'corrected'`;
}
