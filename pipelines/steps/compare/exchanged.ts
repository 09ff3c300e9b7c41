import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, literal, plainNumber } from '../../../schemas/sql-quote.ts';
import { areaName } from '../area-name.ts';
import type { Comparison } from './comparison.ts';

/** A single small cell may be exchanged by chance: so many cells, or one whose change would hold the file back. */
const fewest = 2;

/**
 * Two areas each of which now has what the other had, in all cells of a variable and period in which they differ.
 * Such cells are taken out of `compared`, so that one sentence stands for all of them.
 */
export async function findExchanged(comparison: Comparison): Promise<readonly Issue[]> {
  const { source, registry, warehouse } = comparison;
  const same = ['variable', 'time_period', 'basis', ...registry.dimensions.map(identifier)];
  const found = await warehouse.rows<Exchange>(
    `SELECT one.variable, one.time_period AS period, one.area, other.area AS other,
       count(*) FILTER (WHERE one.old_value <> other.old_value) AS n,
       arg_max(${plainNumber('one.old_value')}, abs(one.old_value - other.old_value)) AS old,
       arg_max(${plainNumber('other.old_value')}, abs(one.old_value - other.old_value)) AS now,
       arg_max(one.new_record, abs(one.old_value - other.old_value)) AS record
     FROM compared AS one JOIN compared AS other
       ON ${same.map((name) => `one.${name} = other.${name}`).join(' AND ')} AND one.area < other.area
     WHERE one.weight IS NOT NULL OR other.weight IS NOT NULL OR one.old_value <> other.old_value
     GROUP BY ALL
     HAVING bool_and(one.new_value = other.old_value AND other.new_value = one.old_value)
       AND (n >= ${fewest} OR (n > 0 AND bool_or(one.weight = 'major')))
     ORDER BY ALL`,
  );
  for (const { variable, period, area, other } of found) {
    await warehouse.run(
      `UPDATE compared SET weight = NULL WHERE variable = ${literal(variable)} AND time_period = ${literal(period)}
       AND area IN (${literal(area)}, ${literal(other)})`,
    );
  }
  return found.map(({ variable, period, area, other, n, old, now, record }) =>
    issue(
      'areas-exchanged',
      { file: source.id, record, value: String(n) },
      {
        variable,
        period,
        area: areaName(comparison, area),
        other: areaName(comparison, other),
        old,
        now,
      },
    ),
  );
}

interface Exchange {
  readonly variable: string;
  readonly period: string;
  readonly area: string;
  readonly other: string;
  readonly n: number;
  readonly old: string;
  readonly now: string;
  readonly record: number;
}
