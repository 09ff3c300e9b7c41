CREATE OR REPLACE TABLE "indicator population-density" AS
SELECT * EXCLUDE (class, refused) REPLACE (
  class AS comparability,
  CASE WHEN NOT refused THEN obs_value END AS obs_value,
  CASE WHEN NOT refused THEN numerator END AS numerator,
  CASE WHEN NOT refused THEN denominator END AS denominator,
  CASE WHEN NOT refused THEN coverage END AS coverage,
  CASE WHEN NOT refused THEN missing_members END AS missing_members,
  CASE WHEN refused THEN 'M' ELSE obs_status END AS obs_status,
  CASE WHEN refused THEN 'not_comparable' ELSE reason END AS reason)
FROM (
  SELECT own.*, rated.class, area_level = 'group' AND rated.class IS NOT DISTINCT FROM 'D' AS refused
  FROM "indicator population-density" AS own
    LEFT JOIN area_class AS rated ON rated.indicator = 'population-density' AND rated.area = own.ref_area
)
