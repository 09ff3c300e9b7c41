CREATE OR REPLACE TABLE "indicator population-change" AS
WITH
den AS (
SELECT area, ((left(time_period, 4)::INTEGER + 1)::VARCHAR || substr(time_period, 5)) AS time_period, ref_date, basis, obs_value, obs_status, conf_status,
    false AS "break", unreliable, revised, reason, [source] AS sources, [snapshot] AS snapshots
  FROM "variable population" WHERE "sex" = '_T'
),
num AS (
SELECT t0.area, t0.time_period, t0.ref_date, t0.basis, 
  (+ t0.obs_value - t1.obs_value)::DECIMAL(28, 6) AS obs_value, ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][least(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], coalesce(t0.obs_status, 'L')), list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], coalesce(t1.obs_status, 'L')))] AS obs_status,
  CASE WHEN 'C' IN (coalesce(t0.conf_status, 'F'), coalesce(t1.conf_status, 'F')) THEN 'C' ELSE 'F' END AS conf_status,
  true IN (coalesce(t0."break", false), coalesce(t1."break", false)) AS "break", true IN (coalesce(t0.unreliable, false), coalesce(t1.unreliable, false)) AS unreliable,
  true IN (coalesce(t0.revised, false), coalesce(t1.revised, false)) AS revised,
  CASE WHEN t0.area IS NULL THEN 'term_missing' WHEN t0.obs_value IS NULL THEN t0.reason WHEN t1.area IS NULL THEN 'term_missing' WHEN t1.obs_value IS NULL THEN t1.reason END AS reason,
  list_sort(list_distinct(flatten([coalesce(t0.sources, []), coalesce(t1.sources, [])]))) AS sources,
  list_sort(list_distinct(flatten([coalesce(t0.snapshots, []), coalesce(t1.snapshots, [])]))) AS snapshots
FROM (SELECT area, time_period AS time_period, ref_date, basis, obs_value, obs_status, conf_status,
    false AS "break", unreliable, revised, reason, [source] AS sources, [snapshot] AS snapshots
  FROM "variable population" WHERE "sex" = '_T') AS t0
  LEFT JOIN (SELECT area, ((left(time_period, 4)::INTEGER + 1)::VARCHAR || substr(time_period, 5)) AS time_period, ref_date, basis, obs_value, obs_status, conf_status,
    false AS "break", unreliable, revised, reason, [source] AS sources, [snapshot] AS snapshots
  FROM "variable population" WHERE "sex" = '_T') AS t1 ON t1.area = t0.area AND t1.time_period = t0.time_period AND t1.basis = t0.basis
),
exact AS (
  SELECT * EXCLUDE (crossed) REPLACE (CASE WHEN NOT crossed THEN numerator END AS numerator,
    CASE WHEN crossed THEN 'M' ELSE obs_status END AS obs_status, CASE WHEN crossed THEN 'break' ELSE reason END AS reason)
  FROM (SELECT own.*, EXISTS (SELECT 1 FROM series_break AS cut WHERE (cut.variable = 'population' AND coalesce(cut.area = own.area, true) AND coalesce(cut.basis = own.basis, true)
      AND cut.since > last_month(own.time_period) - 12 AND cut.since <= last_month(own.time_period) - 0)) AS crossed FROM (
SELECT * REPLACE (CASE WHEN numerator IS NOT NULL AND reason = 'term_missing' AND EXISTS (
    SELECT 1 FROM den WHERE den.area = num.area AND den.time_period = num.time_period AND den.obs_value IS NOT NULL
  ) THEN 'basis_differs' ELSE reason END AS reason)
  FROM (SELECT num.area, num.time_period, num.ref_date, num.basis, num.obs_value AS numerator,
    den.obs_value AS denominator, ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][least(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], coalesce(num.obs_status, 'L')), list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], coalesce(den.obs_status, 'L')))] AS obs_status,
  CASE WHEN 'C' IN (coalesce(num.conf_status, 'F'), coalesce(den.conf_status, 'F')) THEN 'C' ELSE 'F' END AS conf_status,
  true IN (coalesce(num."break", false), coalesce(den."break", false)) AS "break", true IN (coalesce(num.unreliable, false), coalesce(den.unreliable, false)) AS unreliable,
  true IN (coalesce(num.revised, false), coalesce(den.revised, false)) AS revised,
  CASE WHEN num.area IS NULL THEN 'term_missing' WHEN num.obs_value IS NULL THEN num.reason WHEN den.area IS NULL THEN 'term_missing' WHEN den.obs_value IS NULL THEN den.reason END AS reason,
  list_sort(list_distinct(flatten([coalesce(num.sources, []), coalesce(den.sources, [])]))) AS sources,
  list_sort(list_distinct(flatten([coalesce(num.snapshots, []), coalesce(den.snapshots, [])]))) AS snapshots
  FROM num LEFT JOIN den ON den.area = num.area AND den.time_period = num.time_period AND den.basis = num.basis) AS num
  ) AS own)
),
area_row AS (
  SELECT * EXCLUDE (obs_status, unreliable, reason), CASE WHEN (numerator IS NOT NULL AND denominator IS NOT NULL) THEN CASE WHEN denominator <> 0 THEN ((CASE WHEN ((numerator * 1000000)::HUGEINT < 0) <> ((denominator * 1000000)::HUGEINT < 0) THEN -1 ELSE 1 END) * ((2 * abs((numerator * 1000000)::HUGEINT) * 100 * 100 + abs((denominator * 1000000)::HUGEINT)) // (2 * abs((denominator * 1000000)::HUGEINT))))::DECIMAL(22, 0) * 0.01::DECIMAL(7, 6) END::DECIMAL(28, 6) END AS obs_value, CASE WHEN (numerator IS NOT NULL AND denominator IS NOT NULL) AND denominator = 0 THEN 'M' ELSE obs_status END AS obs_status,
    unreliable AS unreliable, CASE WHEN (numerator IS NOT NULL AND denominator IS NOT NULL) AND denominator = 0 THEN 'zero_denominator' ELSE reason END AS reason,
    NULL::DECIMAL(28, 6) AS coverage, NULL::VARCHAR AS missing_members
  FROM exact
),
figure AS (
  SELECT * FROM area_row
  UNION ALL BY NAME
  (WITH
    member(area) AS (VALUES ('07111000'), ('07211000'), ('07314000'), ('07315000')),
    key AS (SELECT DISTINCT time_period, basis FROM exact WHERE area IN ('07111000', '07211000', '07314000', '07315000')),
    grid AS (
      SELECT member.area, key.time_period, key.basis, exact.* EXCLUDE (area, time_period, basis),
        coalesce(exact.denominator, (SELECT arg_max(den.obs_value, den.time_period) FROM den WHERE den.area = member.area AND den.basis = key.basis AND den.obs_value IS NOT NULL AND den.time_period <= key.time_period
        AND left(den.time_period, 4)::INTEGER >= left(key.time_period, 4)::INTEGER - 2)) AS own_weight
      FROM key CROSS JOIN member
        LEFT JOIN exact ON exact.area = member.area AND exact.time_period = key.time_period AND exact.basis = key.basis
    ),
    weighed AS (SELECT * EXCLUDE (own_weight), own_weight AS weight FROM grid),
    total AS (
      SELECT time_period, basis, max(ref_date) AS ref_date,
        (sum(numerator) FILTER (WHERE numerator IS NOT NULL AND denominator IS NOT NULL))::DECIMAL(28, 6) AS sum_n,
        (sum(denominator) FILTER (WHERE numerator IS NOT NULL AND denominator IS NOT NULL))::DECIMAL(28, 6) AS sum_d,
        (sum(weight) FILTER (WHERE numerator IS NOT NULL AND denominator IS NOT NULL))::DECIMAL(28, 6) AS weight_there,
        -- One member without any weight leaves the coverage unknown.
        CASE WHEN count(weight) = count(*) THEN sum(weight) END::DECIMAL(28, 6) AS weight_all,
        bool_and(numerator IS NOT NULL AND denominator IS NOT NULL) AS complete, bool_or(numerator IS NOT NULL AND denominator IS NOT NULL) AS has_any,
        nullif(array_to_string(list_sort(list(area) FILTER (WHERE NOT (numerator IS NOT NULL AND denominator IS NOT NULL))), ' '), '') AS missing_members,
        ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][min(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], coalesce(obs_status, 'L'))) FILTER (WHERE numerator IS NOT NULL AND denominator IS NOT NULL)] AS present_status, ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][min(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], coalesce(obs_status, 'L'))) FILTER (WHERE NOT (numerator IS NOT NULL AND denominator IS NOT NULL))] AS missing_status,
        CASE WHEN count(DISTINCT coalesce(reason, 'member_missing')) FILTER (WHERE NOT (numerator IS NOT NULL AND denominator IS NOT NULL)) = 1
          THEN any_value(coalesce(reason, 'member_missing')) FILTER (WHERE NOT (numerator IS NOT NULL AND denominator IS NOT NULL)) END AS one_reason,
        CASE WHEN bool_or(conf_status = 'C') THEN 'C' ELSE 'F' END AS conf_status,
        coalesce(bool_or("break") FILTER (WHERE numerator IS NOT NULL AND denominator IS NOT NULL), false) AS "break",
        coalesce(bool_or(unreliable), false) AS unreliable, coalesce(bool_or(revised), false) AS revised,
        list_sort(list_distinct(flatten(list(coalesce(sources, []))))) AS sources,
        list_sort(list_distinct(flatten(list(coalesce(snapshots, []))))) AS snapshots
      FROM weighed GROUP BY time_period, basis
    ),
    judged AS (
      SELECT *, CASE WHEN has_any THEN CASE WHEN weight_all <> 0 THEN ((CASE WHEN ((weight_there * 1000000)::HUGEINT < 0) <> ((weight_all * 1000000)::HUGEINT < 0) THEN -1 ELSE 1 END) * ((2 * abs((weight_there * 1000000)::HUGEINT) * 1 * 10000 + abs((weight_all * 1000000)::HUGEINT)) // (2 * abs((weight_all * 1000000)::HUGEINT))))::DECIMAL(22, 0) * 0.0001::DECIMAL(7, 6) END::DECIMAL(28, 6) END AS coverage,
        complete OR (has_any AND coalesce(weight_there >= 0.80 * weight_all, false)) AS published
      FROM total
    )
    SELECT 'RLP4' AS area, ref_date, time_period, basis,
      CASE WHEN published THEN CASE WHEN sum_d <> 0 THEN ((CASE WHEN ((sum_n * 1000000)::HUGEINT < 0) <> ((sum_d * 1000000)::HUGEINT < 0) THEN -1 ELSE 1 END) * ((2 * abs((sum_n * 1000000)::HUGEINT) * 100 * 100 + abs((sum_d * 1000000)::HUGEINT)) // (2 * abs((sum_d * 1000000)::HUGEINT))))::DECIMAL(22, 0) * 0.01::DECIMAL(7, 6) END::DECIMAL(28, 6) END AS obs_value,
      CASE WHEN published AND sum_d = 0 THEN 'M' ELSE CASE
        WHEN complete THEN present_status
        WHEN published THEN 'E'
        ELSE missing_status END END AS obs_status,
      conf_status, "break", unreliable AS unreliable, revised,
      CASE WHEN published AND sum_d = 0 THEN 'zero_denominator' ELSE CASE
        WHEN complete THEN NULL
        WHEN has_any THEN 'coverage'
        ELSE coalesce(one_reason, 'coverage') END END AS reason,
      sum_n AS numerator, sum_d AS denominator, coverage, missing_members, sources, snapshots
    FROM judged)
)
SELECT 'population-change' AS indicator, figure.area AS ref_area, area.name AS area_name, area.level AS area_level, time_period,
  basis, obs_value,
  -- More than nothing, but less than half of the last digit.
  CASE WHEN obs_value = 0 AND numerator <> 0 AND CASE WHEN obs_value IS NOT NULL AND "break" THEN 'B' ELSE obs_status END = 'A' THEN 'N' ELSE CASE WHEN obs_value IS NOT NULL AND "break" THEN 'B' ELSE obs_status END END AS obs_status,
  conf_status, 'PCT' AS unit_measure,
  CASE WHEN conf_status = 'F' THEN numerator END AS numerator,
  CASE WHEN conf_status = 'F' THEN denominator END AS denominator,
  coverage, missing_members, NULL::VARCHAR AS comparability,
  -- A basis that has a value goes before one that has none.
  row_number() OVER (PARTITION BY figure.area, time_period, true ORDER BY obs_value IS NULL, CASE basis WHEN 'fort-z2011' THEN 0 ELSE 1 END, basis) = 1 AS preferred,
  obs_value IS NOT NULL AND "break" AS "break", unreliable, revised, reason, ref_date::DATE AS ref_date,
  array_to_string(sources, ' ') AS source, array_to_string(snapshots, ' ') AS snapshot
FROM figure JOIN area ON area.id = figure.area
