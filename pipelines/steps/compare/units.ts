import { type Issue, issue } from '../../../schemas/issues.ts';
import { literal, plainNumber } from '../../../schemas/sql-quote.ts';
import { type Comparison, cellName } from './comparison.ts';

/** So many cells at least, and half of all, must have moved by the same power of ten. */
const fewest = 3;

/**
 * A factor of 10, 100, 1000 … over many cells of a variable is no change but another unit. Such cells are taken out of
 * `compared`, so that one sentence stands for all of them.
 */
export async function findUnits(comparison: Comparison): Promise<readonly Issue[]> {
  const { source, warehouse } = comparison;
  const found = await warehouse.rows<Shift>(
    `WITH shift AS (
       SELECT *, round(log10(new_value::DOUBLE / old_value::DOUBLE))::INTEGER AS power FROM compared
       WHERE new_value > 0 AND old_value > 0
     ), near AS (
       SELECT * FROM shift WHERE weight = 'major' AND power <> 0
         AND abs(log10(new_value::DOUBLE / old_value::DOUBLE) - power) < 0.05
     )
     SELECT variable, power, count(*) AS n, (SELECT count(*) FROM shift AS one WHERE one.variable = near.variable
         AND (one.variable, one.time_period) IN (SELECT (o.variable, o.time_period) FROM near AS o)) AS all,
       arg_min({area: area, codes: codes, period: time_period, old: ${plainNumber('old_value')},
         now: ${plainNumber('new_value')}, record: new_record, "column": new_column}, (new_record, new_column, area)) AS first
     FROM near GROUP BY variable, power HAVING n >= ${fewest} AND n * 2 >= "all" ORDER BY variable, power`,
  );
  for (const { variable, power } of found) {
    await warehouse.run(
      `UPDATE compared SET weight = NULL WHERE variable = ${literal(variable)} AND weight = 'major'
       AND new_value > 0 AND old_value > 0 AND abs(log10(new_value::DOUBLE / old_value::DOUBLE) - ${power}) < 0.05`,
    );
  }
  return found.map(({ variable, power, n, all, first }) => {
    const { area, codes, period, old, now, record, column } = first;
    const place = { file: source.id, record, column, value: String(n) };
    const factor = power > 0 ? String(10 ** power) : `1/${10 ** -power}`;
    const cell = cellName(comparison, area, codes);
    return issue('unit-suspected', place, {
      variable,
      all: String(all),
      factor,
      area: cell,
      period,
      old,
      now,
    });
  });
}

interface Shift {
  readonly variable: string;
  readonly power: number;
  readonly n: number;
  readonly all: number;
  readonly first: {
    readonly area: string;
    readonly codes: string;
    readonly period: string;
    readonly old: string;
    readonly now: string;
    readonly record: number;
    readonly column: string;
  };
}
