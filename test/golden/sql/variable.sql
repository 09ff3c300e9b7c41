CREATE OR REPLACE TABLE "variable population" AS
SELECT * EXCLUDE (precedence, derived, summed_over, choice) FROM (
  SELECT *, row_number() OVER (PARTITION BY area, time_period, basis, "sex"
    ORDER BY (derived AND reason IS NOT DISTINCT FROM 'part_missing'), derived, precedence) AS choice
  FROM "cell population"
) WHERE choice = 1
