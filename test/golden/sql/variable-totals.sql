INSERT INTO "cell population" BY NAME
WITH tile(source, time_period, code, parts) AS (VALUES ('office/population', '2018', 'M', 2),
  ('office/population', '2018', 'F', 2))
SELECT area, cell.time_period, max(ref_date) AS ref_date, basis, '_T' AS "sex", 
  (CASE WHEN NOT (bool_or(obs_value IS NULL AND obs_status <> 'M') OR bool_and(obs_status = 'M') OR count(*) < any_value(tile.parts)) THEN sum(obs_value) END)::DECIMAL(28, 6) AS obs_value, CASE WHEN ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][least(coalesce(min(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], obs_status)) FILTER (WHERE obs_status <> 'M'), list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'M')), CASE WHEN count(*) < any_value(tile.parts) THEN list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'L') ELSE 99 END)] = 'N' AND sum(obs_value) <> 0 THEN 'A' ELSE ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][least(coalesce(min(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], obs_status)) FILTER (WHERE obs_status <> 'M'), list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'M')), CASE WHEN count(*) < any_value(tile.parts) THEN list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'L') ELSE 99 END)] END AS obs_status, CASE WHEN bool_or(conf_status = 'C') THEN 'C' ELSE 'F' END AS conf_status,
  bool_or(unreliable) AS unreliable, bool_or(revised) AS revised, CASE
      WHEN count(*) < any_value(tile.parts) AND ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'][least(coalesce(min(list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], obs_status)) FILTER (WHERE obs_status <> 'M'), list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'M')), CASE WHEN count(*) < any_value(tile.parts) THEN list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], 'L') ELSE 99 END)] = 'L' THEN 'part_missing'
      WHEN bool_or(obs_value IS NULL AND obs_status <> 'M') OR bool_and(obs_status = 'M') THEN arg_min(reason, list_position(['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'], obs_status)) FILTER (WHERE obs_value IS NULL) END AS reason, cell.source,
  min(snapshot) AS snapshot, min(precedence) AS precedence, true AS derived
FROM "cell population" AS cell
  JOIN tile ON tile.source = cell.source AND tile.time_period = cell.time_period AND tile.code = cell."sex"
WHERE NOT EXISTS (SELECT 1 FROM "cell population" AS delivered
  WHERE delivered.area = cell.area AND delivered.time_period = cell.time_period AND delivered.basis = cell.basis AND delivered.source = cell.source AND delivered."sex" = '_T')
GROUP BY area, cell.time_period, basis, cell.source
