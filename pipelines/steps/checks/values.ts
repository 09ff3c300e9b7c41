import { type Issue, issue } from '../../../schemas/issues.ts';
import { predicatesOf } from '../../../schemas/predicates.ts';
import { identifier, literal, plainNumber } from '../../../schemas/sql-quote.ts';
import { readSchema } from '../../../schemas/validator.ts';
import { areaName } from './area-name.ts';
import type { CheckInput } from './input.ts';

/** Counts are never negative and percentages lie between 0 and 100, unless the source says otherwise. */
export async function checkRanges({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const issues: Issue[] = [];
  for (const variable of [...new Set(mapping.values.map((value) => value.variable))].sort()) {
    const definition = registry.variables.get(variable);
    const own = source.expect?.range?.[variable];
    const min = own?.min ?? 0;
    const max = own?.max ?? (definition?.unit === 'PCT' ? 100 : null);
    const outside = await warehouse.rows<{
      area: string;
      time_period: string;
      value: string;
      record: number;
      column: string;
    }>(
      `SELECT area, time_period, ${plainNumber('obs_value')} AS value, record, "column" FROM ${tables.observations}
       WHERE variable = ${literal(variable)} AND (obs_value < ${min} ${max === null ? '' : `OR obs_value > ${max}`}) ORDER BY ALL`,
    );
    const range = max === null ? `≥ ${min}` : `${min}–${max}`;
    issues.push(
      ...outside.map(({ area, time_period, value, record, column }) =>
        issue(
          'out-of-range',
          { file: source.id, record, column, value },
          { variable, area: areaName(mapping, area), period: time_period, range },
        ),
      ),
    );
  }
  return issues;
}

/** The observation contract, as SQL. Cells that are no figure at all are reported as such already. */
export async function checkSchema({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const issues: Issue[] = [];
  for (const { property, sql } of predicatesOf(readSchema('observation'), registry.dimensions)) {
    const columns = property.split(', ').map((name) => `${identifier(name)}::VARCHAR`);
    const bad = await warehouse.rows<{ record: number; value: string | null }>(
      `SELECT record, concat_ws(', ', ${columns.join(', ')}) AS value FROM ${tables.observations} WHERE NOT ${sql} AND record NOT IN (SELECT record FROM ${tables.cells} WHERE NOT ok) ORDER BY ALL`,
    );
    issues.push(
      ...bad.map(({ record, value }) =>
        issue('observation-invalid', { file: source.id, record, column: property, value }),
      ),
    );
  }
  return issues;
}

/** More decimal places than the variable has: a fraction of a person means another unit or decimal mark. */
export async function checkDecimals({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const issues: Issue[] = [];
  for (const variable of [...new Set(mapping.values.map((value) => value.variable))].sort()) {
    const decimals = registry.variables.get(variable)?.decimals ?? 0;
    const finer = await warehouse.rows<{
      area: string;
      time_period: string;
      value: string;
      record: number;
      column: string;
    }>(
      `SELECT area, time_period, ${plainNumber('obs_value')} AS value, record, "column" FROM ${tables.observations}
       WHERE variable = ${literal(variable)} AND obs_value <> round(obs_value, ${decimals}) ORDER BY ALL`,
    );
    issues.push(
      ...finer.map(({ area, time_period, value, record, column }) =>
        issue(
          'too-many-decimals',
          { file: source.id, record, column, value },
          { variable, area: areaName(mapping, area), period: time_period, decimals },
        ),
      ),
    );
  }
  return issues;
}
