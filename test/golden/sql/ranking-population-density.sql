INSERT INTO rankings BY NAME
WITH exact AS (
  SELECT row.*, (row.numerator * 1000000)::HUGEINT AS n, (row.denominator * 1000000)::HUGEINT AS d
  FROM "indicator population-density" AS row WHERE row.area_level = 'city' AND row.preferred
),
figure AS (
  SELECT exact.*, count(*) FILTER (WHERE obs_value IS NOT NULL AND n IS NOT NULL AND d <> 0) OVER (PARTITION BY time_period, basis) = 4 AS ranked FROM exact
)
SELECT 'population-density' AS indicator, time_period, basis, ref_area, area_name,
  CASE WHEN ranked THEN 1 + (
    SELECT count(*) FROM exact AS other
    WHERE other.time_period = own.time_period AND other.basis = own.basis
      AND other.n * sign(other.d) * abs(own.d) > own.n * sign(own.d) * abs(other.d)
  ) END AS rank,
  CASE WHEN ranked THEN 4 END AS "of", obs_value, comparability,
  CASE WHEN NOT ranked THEN CASE WHEN obs_value IS NULL THEN reason ELSE 'member_missing' END END AS reason,
  'Trier: Ohne die Mosel. Fläche vom Vorjahr.' AS caveat_de, 'Trier: Without the Moselle. Area of the year before.' AS caveat_en
FROM figure AS own
