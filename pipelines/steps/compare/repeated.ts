import { type Issue, issue } from '../../../schemas/issues.ts';
import { literals } from '../../../schemas/sql-quote.ts';
import { type Comparison, keyOf } from './comparison.ts';

/** So many figures at least, no two of them alike, must all be the same: fewer can be so by chance. */
const fewest = 4;

/**
 * New periods whose figures are, one and all, those of an accepted period: an old file under a new date. What hardly
 * ever changes, such as the area of a city, is named under `expect.constant`.
 */
export async function findRepeated({ source, registry, warehouse }: Comparison): Promise<readonly Issue[]> {
  const constant = source.expect?.constant ?? [];
  const same = keyOf(registry).replace('time_period, ', '');
  const found = await warehouse.rows<{
    variable: string;
    period: string;
    other: string;
    n: number;
    record: number;
  }>(
    `WITH fresh AS (
       SELECT * FROM next_series AS next WHERE obs_value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accepted_series AS old
         WHERE old.variable = next.variable AND old.time_period = next.time_period)
     )
     SELECT variable, period, max(other) AS other, any_value(n)::INTEGER AS n, any_value(record) AS record FROM (
       SELECT variable, fresh.time_period AS period, old.time_period AS other, count(*) AS n,
         min(fresh.record)::INTEGER AS record
       FROM fresh JOIN accepted_series AS old USING (${same})
       WHERE old.obs_value IS NOT NULL${constant.length > 0 ? ` AND variable NOT IN (${literals(constant)})` : ''}
       GROUP BY ALL
       HAVING bool_and(fresh.obs_value = old.obs_value) AND count(DISTINCT fresh.obs_value) >= ${fewest}
     ) GROUP BY variable, period ORDER BY variable, period`,
  );
  return found.map(({ variable, period, other, n, record }) =>
    issue('period-repeated', { file: source.id, record, value: period }, { variable, other, n }),
  );
}
