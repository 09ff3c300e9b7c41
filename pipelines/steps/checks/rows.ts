import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, literal } from '../../../schemas/sql-quote.ts';
import { rowDimensions } from '../columns.ts';
import { type Mapping, rowTest } from '../map.ts';
import type { CheckInput } from './input.ts';

/** Rows of ours that no line of `values` takes although the lines pick their rows. */
export async function checkRowFilters({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, values, columns } = mapping;
  const filters = values.map(({ rows }) => rows);
  if (filters.some((rows) => Object.keys(rows).length === 0)) return [];
  const named = [...new Set(filters.flatMap((rows) => Object.keys(rows)))];
  const texts = named.map((column) => identifier(columns.get(column) ?? ''));
  const taken = filters.map((rows) => `(${rowTest(mapping, rows)})`).join(' OR ');
  const left = await warehouse.rows<{ record: number; value: string }>(
    `SELECT min(record)::INTEGER AS record, concat_ws(' | ', ${texts.join(', ')}) AS value FROM ${tables.own}
     WHERE NOT (${taken}) GROUP BY value ORDER BY record`,
  );
  return left.map(({ record, value }) =>
    issue('rows-unmatched', { file: source.id, record, column: named.join(' | '), value }),
  );
}

export async function checkUntil({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, values, columns } = mapping;
  const issues: Issue[] = [];
  for (const { name, until } of values) {
    if (until === null) continue;
    const [count] = await warehouse.rows<{ n: number }>(
      `SELECT count(*) AS n FROM ${tables.own} WHERE ${identifier(columns.get(name) ?? '')} IS NOT NULL AND time_period > ${literal(until)}`,
    );
    if ((count?.n ?? 0) > 0) {
      issues.push(issue('values-ended', { file: source.id, column: name, value: String(count?.n) }));
    }
  }
  return issues;
}

export async function checkEmpty({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const [count] = await warehouse.rows<{ n: number }>(`SELECT count(*) AS n FROM ${tables.observations}`);
  return count?.n === 0 ? [issue('no-observations', { file: source.id })] : [];
}

/**
 * A row dimension that a variable does not have is left out for it, and its records are added. That is right for parts
 * (ballot box and postal rows), and wrong as soon as their total stands beside them.
 */
export async function checkAddedTotals({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  if (source.map.records !== 'add') return [];
  const issues: Issue[] = [];
  for (const { dimension, column } of rowDimensions(source.map)) {
    const lacking = mapping.values
      .map(({ variable }) => variable)
      .filter((variable) => !registry.variables.get(variable)?.dimensions.includes(dimension));
    const code = identifier(`row ${dimension}`);
    for (const variable of new Set(lacking)) {
      const [both] = await warehouse.rows<{ both: boolean }>(
        `SELECT coalesce(bool_or(${code} = '_T') AND bool_or(${code} <> '_T'), false) AS both
         FROM ${tables.own} WHERE ${rowsOf(variable, mapping)}`,
      );
      if (both?.both) issues.push(issue('adds-total', { file: source.id, column }, { variable, dimension }));
    }
  }
  return issues;
}

/** SQL: the rows that the lines of a variable choose; all, where one of them does not choose. */
function rowsOf(variable: string, mapping: Mapping): string {
  const chosen = mapping.values.filter((value) => value.variable === variable).map(({ rows }) => rows);
  return chosen
    .map((rows) => (Object.keys(rows).length === 0 ? 'true' : `(${rowTest(mapping, rows)})`))
    .join(' OR ');
}
