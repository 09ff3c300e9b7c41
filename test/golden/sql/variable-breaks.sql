UPDATE "cell population" AS cell SET "break" = true
FROM (
  WITH known AS (SELECT * FROM "cell population" WHERE obs_value IS NOT NULL),
  period AS (
    SELECT time_period, first_month(time_period) AS since, last_month(time_period) AS until, frequency(time_period) AS frequency
    FROM (SELECT DISTINCT time_period FROM known)
  ),
  begun AS (SELECT area, min(until) AS until FROM known JOIN period USING (time_period) GROUP BY area)
  SELECT cell.area, cell.basis, cell."sex", arg_min(time_period, period.until) AS time_period
  FROM known AS cell JOIN period USING (time_period) JOIN begun USING (area) JOIN series_break AS cut
    ON cut.variable = 'population' AND coalesce(cut.area = cell.area, true) AND coalesce(cut.basis = cell.basis, true) AND period.until >= cut.since
  WHERE NOT cut.signed
  GROUP BY cell.area, cell.basis, cell."sex", frequency, cut."break", cut.since, cut.until
  HAVING min(period.since) <= cut.until OR any_value(begun.until) < cut.since
) AS first
WHERE first.area = cell.area AND first.basis = cell.basis AND first."sex" = cell."sex" AND first.time_period = cell.time_period AND cell.obs_value IS NOT NULL
