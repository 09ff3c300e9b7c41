CREATE OR REPLACE MACRO part_of(period) AS TRY_CAST(ltrim(substr(period, 6), 'QS') AS INTEGER);
CREATE OR REPLACE MACRO frequency(period) AS rtrim(substr(period, 5), '0123456789');
CREATE OR REPLACE MACRO last_month(period) AS 12 * left(period, 4)::INTEGER +
  CASE frequency(period) WHEN '' THEN 12 WHEN '-S' THEN 6 * part_of(period) WHEN '-Q' THEN 3 * part_of(period) ELSE part_of(period) END;
CREATE OR REPLACE MACRO first_month(period) AS last_month(period) -
  CASE frequency(period) WHEN '' THEN 11 WHEN '-S' THEN 5 WHEN '-Q' THEN 2 ELSE 0 END;
CREATE OR REPLACE TABLE series_break AS
SELECT "break"::VARCHAR AS "break", variable::VARCHAR AS variable, area::VARCHAR AS area, basis::VARCHAR AS basis,
  first_month("from") AS since, last_month("from") AS until, false AS signed
FROM (VALUES
  ('trier-survey-2018', 'area', '07211000', NULL, '2018')) AS registered("break", variable, area, basis, "from")
