import { indicatorTable } from './indicator-sql.ts';

/** How long after the end of its newest period a city's figures were dated by the publishers, on one basis. */
export interface Timeliness {
  readonly area: string;
  readonly end: string;
  readonly stand: string;
  /** What follows for criterion T. */
  readonly score: number;
}

/**
 * SQL: the timeliness of each city and basis, by the newest file that its newest figures rest on. Expects the table
 * `snapshot_stand`. What rests on a file that is not dated is left out.
 */
export function compileTimeliness(id: string): string {
  return `WITH newest AS (
  SELECT *, coalesce(ref_date, make_date(left(time_period, 4)::INTEGER, 12, 31)) AS reference_end
  FROM ${indicatorTable(id)} WHERE area_level = 'city' AND obs_value IS NOT NULL
  QUALIFY time_period = max(time_period) OVER (PARTITION BY ref_area, basis)
),
dated AS (
  SELECT ref_area, basis, max(reference_end) AS reference_end, max(stand) AS stand
  FROM (SELECT ref_area, basis, reference_end, unnest(string_split(snapshot, ' ')) AS snapshot FROM newest)
    LEFT JOIN snapshot_stand USING (snapshot)
  GROUP BY ref_area, basis HAVING count(stand) = count(*)
)
SELECT ref_area AS area, reference_end::VARCHAR AS "end", stand,
  CASE
    WHEN stand::DATE <= reference_end + INTERVAL 12 MONTH THEN 1
    WHEN stand::DATE <= reference_end + INTERVAL 24 MONTH THEN 0.5
    ELSE 0 END::DOUBLE AS score
FROM dated ORDER BY ALL`;
}
