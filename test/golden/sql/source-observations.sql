CREATE OR REPLACE TABLE observation_0123456789ab_office__population AS
SELECT variable, area, time_period, ref_date, 'fort-z2011' AS basis, "sex", obs_value, obs_status, conf_status, unreliable, revised, reason, 'office/population' AS source, '0123456789ab' AS snapshot, record, "column"
FROM cell_0123456789ab_office__population
