UPDATE "cell population" AS cell SET "break" = true
FROM (
  SELECT cell.area, cell.basis, cell."sex", arg_min(cell.time_period, last_month(cell.time_period)) AS time_period
  FROM "cell population" AS cell JOIN series_break AS cut
    ON cut.variable = 'population' AND coalesce(cut.area = cell.area, true) AND coalesce(cut.basis = cell.basis, true) AND last_month(cell.time_period) >= cut.since
  WHERE cell.obs_value IS NOT NULL
  GROUP BY cell.area, cell.basis, cell."sex", frequency(cell.time_period), cut."break", cut.since, cut.until
  HAVING min(first_month(cell.time_period)) <= cut.until OR EXISTS (
    SELECT 1 FROM "cell population" AS earlier
    WHERE earlier.area = cell.area AND earlier.obs_value IS NOT NULL AND last_month(earlier.time_period) < cut.since)
) AS first
WHERE first.area = cell.area AND first.basis = cell.basis AND first."sex" = cell."sex" AND first.time_period = cell.time_period AND cell.obs_value IS NOT NULL
