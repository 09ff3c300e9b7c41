import { identifier, literal } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { strictSum } from './status-sql.ts';
import type { Side } from './term-sql.ts';

type Over = NonNullable<Indicator['over']>;

/** How the year is divided: what `frequency` says of its parts, and how many there are. */
const divisions: Readonly<Record<Over, { readonly frequency: string; readonly parts: number }>> = {
  quarter: { frequency: '-Q', parts: 4 },
  month: { frequency: '-', parts: 12 },
};

/** The number of quarters or months of a year. */
export function partsOfYear(over: Over): number {
  return divisions[over].parts;
}

/** SQL: quarters or months → years, as sums. A year of which one is not there has no sum (L, `period_missing`). */
export function summedOverYear({ sql, dimensions, based }: Side, over: Over): Side {
  const { frequency, parts } = divisions[over];
  const columns = dimensions.map((dimension) => `${identifier(dimension)}, `).join('');
  const sum = strictSum(`count(*) < ${parts}`, 'period_missing');
  return {
    dimensions,
    based,
    sql: `SELECT area, year AS time_period, max(ref_date) AS ref_date, basis, ${columns}
  (${sum.obs_value})::DECIMAL(28, 6) AS obs_value, ${sum.obs_status} AS obs_status, ${sum.conf_status} AS conf_status,
  ${sum.break} AS "break", ${sum.unreliable} AS unreliable, ${sum.revised} AS revised, ${sum.reason} AS reason,
  list_sort(list_distinct(flatten(list(sources)))) AS sources,
  list_sort(list_distinct(flatten(list(snapshots)))) AS snapshots
FROM (SELECT *, left(time_period, 4) AS year FROM (${sql}) WHERE frequency(time_period) = ${literal(frequency)})
GROUP BY area, year, ${columns}basis`,
  };
}
