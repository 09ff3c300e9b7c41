CREATE OR REPLACE TABLE cell_0123456789ab_office__population AS
WITH
  sign(text, value, status, conf, unreliable, revised, reason) AS (VALUES ('-', 0::DECIMAL(28, 6), 'A',
        NULL::VARCHAR, false, false,
        NULL::VARCHAR),
    ('.', NULL::DECIMAL(28, 6), 'O',
        NULL::VARCHAR, false, false,
        'unknown_or_secret'::VARCHAR)),
  suffix(text, value, status, conf, unreliable, revised, reason) AS (VALUES ('p', NULL::DECIMAL(28, 6), 'P',
        NULL::VARCHAR, false, false,
        NULL::VARCHAR),
    ('r', NULL::DECIMAL(28, 6), 'A',
        NULL::VARCHAR, false, true,
        NULL::VARCHAR)),
  bracket(text, value, status, conf, unreliable, revised, reason) AS (SELECT NULL::VARCHAR, NULL::DECIMAL(28, 6), NULL::VARCHAR, NULL::VARCHAR, NULL::BOOLEAN, NULL::BOOLEAN, NULL::VARCHAR LIMIT 0),
  quality AS (SELECT NULL::VARCHAR AS profile, sign.* FROM sign LIMIT 0),
  cell AS (
    SELECT record, 'Bevölkerung > männlich' AS "column", 'population' AS variable, area, time_period,
      ref_date, 'M' AS "sex", "c3" AS raw, 1::DECIMAL(18, 6) AS factor,
      NULL::VARCHAR AS quality_profile, NULL::VARCHAR AS quality_text
    FROM own_0123456789ab_office__population WHERE "c3" IS NOT NULL
    UNION ALL
    SELECT record, 'Bevölkerung > weiblich' AS "column", 'population' AS variable, area, time_period,
      ref_date, 'F' AS "sex", "c4" AS raw, 1::DECIMAL(18, 6) AS factor,
      NULL::VARCHAR AS quality_profile, NULL::VARCHAR AS quality_text
    FROM own_0123456789ab_office__population WHERE "c4" IS NOT NULL
  ),
  clean AS (
    -- A typographic minus is a minus; a hard or thin space is a space.
    SELECT *, trim(translate(raw, '−   ', '-   ')) AS text FROM cell
  ),
  part AS (
    SELECT *, regexp_extract(text, '^(\(?)\s*([+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?)\s*(\)?)\s*([a-z]?)$', ['open', 'number', 'close', 'suffix']) AS part FROM clean
  )
SELECT
  record, "column", variable, area, time_period, ref_date, "sex", part.text, part.factor,
  CASE
    WHEN quality.status IN ('L', 'M', 'O', 'Q') THEN NULL
    WHEN sign.text IS NOT NULL THEN sign.value * factor
    ELSE TRY_CAST(replace(replace(part.part.number, '.', ''), ',', '.') AS DECIMAL(28, 6)) * factor
  END::DECIMAL(28, 6) AS obs_value,
  coalesce(sign.status, suffix.status, bracket.status, nullif(quality.status, 'A'), 'A') AS obs_status,
  coalesce(sign.conf, suffix.conf, bracket.conf, quality.conf, 'F') AS conf_status,
  coalesce(sign.unreliable, false) OR coalesce(suffix.unreliable, false) OR coalesce(bracket.unreliable, false)
    OR coalesce(quality.unreliable, false) AS unreliable,
  coalesce(sign.revised, false) OR coalesce(suffix.revised, false) OR coalesce(quality.revised, false) AS revised,
  coalesce(sign.reason, quality.reason) AS reason,
  (sign.text IS NOT NULL OR (
    part.part.number <> ''
    AND TRY_CAST(replace(replace(part.part.number, '.', ''), ',', '.') AS DECIMAL(28, 6)) IS NOT NULL
    AND (part.part.open = '') = (part.part.close = '')
    AND (part.part.open = '' OR bracket.text IS NOT NULL)
    AND (part.part.suffix = '' OR suffix.text IS NOT NULL)
  )) AS ok,
  quality_profile IS NULL OR quality.text IS NOT NULL AS quality_ok, quality_text
FROM part
  LEFT JOIN sign ON sign.text = part.text
  LEFT JOIN suffix ON suffix.text = part.part.suffix
  LEFT JOIN bracket ON bracket.text = part.part.open
  LEFT JOIN quality ON quality.profile = part.quality_profile AND quality.text = part.quality_text
