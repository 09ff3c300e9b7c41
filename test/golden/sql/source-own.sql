CREATE OR REPLACE TABLE own_0123456789ab_office__population AS
SELECT raw.*, key.area, "c2" AS period_text, period.time_period, period.ref_date
FROM raw_0123456789ab_office__population AS raw
  JOIN key_0123456789ab_office__population AS key ON key.key = "c0"
  LEFT JOIN period_0123456789ab_office__population AS period ON period.text = "c2"

WHERE true
