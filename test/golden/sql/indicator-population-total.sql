CREATE OR REPLACE TABLE "indicator population-total" AS
WITH
exact AS (
SELECT area, time_period AS time_period, ref_date, basis, "sex", obs_value, obs_status, conf_status,
    "break", unreliable, revised, reason, [source] AS sources, [snapshot] AS snapshots
  FROM "variable population" WHERE true
),
area_row AS (
  SELECT * EXCLUDE (obs_value), round(obs_value, 0)::DECIMAL(28, 6) AS obs_value,
    NULL::DECIMAL(28, 6) AS numerator, NULL::DECIMAL(28, 6) AS denominator, NULL::DECIMAL(28, 6) AS coverage,
    NULL::VARCHAR AS missing_members
  FROM exact
),
figure AS (
  SELECT * FROM area_row
  UNION ALL BY NAME
  SELECT 'RLP4' AS area, max(ref_date) AS ref_date, time_period, basis, "sex",
    round((CASE WHEN NOT (bool_or(obs_value IS NULL AND NOT (obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible')) OR bool_and(obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible') OR count(*) < 4) THEN sum(obs_value) END)::DECIMAL(28, 6), 0)::DECIMAL(28, 6) AS obs_value, CASE WHEN ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][least(coalesce(min(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], obs_status)) FILTER (WHERE NOT (obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible')), list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'M')), CASE WHEN count(*) < 4 THEN list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'L') ELSE 99 END)] = 'N' AND sum(obs_value) <> 0 THEN 'A' ELSE ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][least(coalesce(min(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], obs_status)) FILTER (WHERE NOT (obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible')), list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'M')), CASE WHEN count(*) < 4 THEN list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'L') ELSE 99 END)] END AS obs_status,
    CASE WHEN bool_or(conf_status = 'C') THEN 'C' ELSE 'F' END AS conf_status, bool_or("break") AS "break", bool_or(unreliable) AS unreliable, bool_or(revised) AS revised, CASE
      WHEN count(*) < 4 AND ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][least(coalesce(min(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], obs_status)) FILTER (WHERE NOT (obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible')), list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'M')), CASE WHEN count(*) < 4 THEN list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'L') ELSE 99 END)] = 'L' THEN 'member_missing'
      WHEN bool_or(obs_value IS NULL AND NOT (obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible')) OR bool_and(obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible') THEN arg_min(reason, list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], obs_status)) FILTER (WHERE obs_value IS NULL) END AS reason,
    CASE WHEN (CASE WHEN NOT (bool_or(obs_value IS NULL AND NOT (obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible')) OR bool_and(obs_status = 'M' AND reason IS NOT DISTINCT FROM 'not_possible') OR count(*) < 4) THEN sum(obs_value) END) IS NOT NULL THEN 1 END::DECIMAL(28, 6) AS coverage,
    nullif(array_to_string(list_sort(list_filter(['07111000', '07211000', '07314000', '07315000'], lambda member: NOT list_contains(coalesce(list(area) FILTER (WHERE obs_value IS NOT NULL OR reason IS NOT DISTINCT FROM 'not_possible'), []), member))), ' '), '') AS missing_members, list_sort(list_distinct(flatten(list(sources)))) AS sources,
    list_sort(list_distinct(flatten(list(snapshots)))) AS snapshots,
    NULL::DECIMAL(28, 6) AS numerator, NULL::DECIMAL(28, 6) AS denominator
  FROM exact WHERE area IN ('07111000', '07211000', '07314000', '07315000') GROUP BY time_period, basis, "sex"
)
SELECT 'population-total' AS indicator, figure.area AS ref_area, area.name AS area_name, area.level AS area_level, time_period,
  basis, "sex", obs_value,
  -- More than nothing, but less than half of the last digit.
  CASE WHEN obs_value = 0 AND numerator <> 0 AND CASE WHEN obs_value IS NOT NULL AND "break" THEN 'B' ELSE obs_status END = 'A' THEN 'N' ELSE CASE WHEN obs_value IS NOT NULL AND "break" THEN 'B' ELSE obs_status END END AS obs_status,
  conf_status, 'PERS' AS unit_measure,
  CASE WHEN conf_status = 'F' THEN numerator END AS numerator,
  CASE WHEN conf_status = 'F' THEN denominator END AS denominator,
  coverage, missing_members, NULL::VARCHAR AS comparability,
  -- A basis that has a value goes before one that has none.
  row_number() OVER (PARTITION BY figure.area, time_period, "sex", true ORDER BY obs_value IS NULL, CASE basis WHEN 'fort-z2011' THEN 0 ELSE 1 END, basis) = 1 AS preferred,
  obs_value IS NOT NULL AND "break" AS "break", unreliable, revised, reason, ref_date::DATE AS ref_date,
  array_to_string(sources, ' ') AS source, array_to_string(snapshots, ' ') AS snapshot
FROM figure JOIN area ON area.id = figure.area
