INSERT INTO rankings BY NAME
WITH exact AS (
  SELECT row.*, (source.obs_value * 1000000)::HUGEINT AS n, 1::HUGEINT AS d
  FROM "indicator population-total" AS row LEFT JOIN (SELECT area, time_period AS time_period, ref_date, basis, "sex", obs_value, obs_status, conf_status,
    "break", unreliable, revised, reason, [source] AS sources, [snapshot] AS snapshots
  FROM "variable population" WHERE true) AS source ON source.area = row.ref_area AND source.time_period = row.time_period AND source.basis = row.basis AND source."sex" = row."sex" WHERE row.area_level = 'city' AND row.preferred
),
figure AS (
  SELECT exact.*, count(*) FILTER (WHERE obs_value IS NOT NULL AND n IS NOT NULL AND d <> 0) OVER (PARTITION BY time_period, basis, "sex") = 4 AS ranked FROM exact
)
SELECT 'population-total' AS indicator, time_period, basis, "sex", ref_area, area_name,
  CASE WHEN ranked THEN 1 + (
    SELECT count(*) FROM exact AS other
    WHERE other.time_period = own.time_period AND other.basis = own.basis AND other."sex" = own."sex"
      AND other.n * sign(other.d) * abs(own.d) > own.n * sign(own.d) * abs(other.d)
  ) END AS rank,
  CASE WHEN ranked THEN 4 END AS "of", obs_value, comparability,
  CASE WHEN NOT ranked THEN CASE WHEN obs_value IS NULL THEN reason ELSE 'member_missing' END END AS reason,
  NULL AS caveat_de, NULL AS caveat_en
FROM figure AS own
