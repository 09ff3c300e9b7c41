import { identifier, literal } from '../schemas/sql-quote.ts';
import type { Variable } from '../schemas/types.ts';
import { breakTable } from './break-sql.ts';
import type { Break } from './registry.ts';
import { roundedRatio } from './rounding-sql.ts';
import { cellTable, variableTable } from './variable-sql.ts';

/**
 * SQL: the years before a break at the level after it, as further rows of the variable on a basis of their own. The
 * difference D that the break's year shows between its two bases is spread linearly, D·(t − since)/(from − since):
 * nothing in `since`, all of it in `from`. Estimated (E); a year without a value stays without.
 */
export function compileBackCorrection(id: string, { dimensions }: Variable, one: Break): readonly string[] {
  const { bridge } = one;
  if (!bridge || !one.variables.includes(id)) return [];
  const from = one.from.slice(0, 4);
  const names = ['area', ...dimensions.map(identifier)];
  const same = (a: string, b: string) => names.map((name) => `${a}.${name} = ${b}.${name}`).join(' AND ');
  const value = (row: string) => `${row}.obs_value`;
  const difference = `(${value('after')} - ${value('before')})`;
  const correction = roundedRatio(
    `(${difference} * (old.time_period::INTEGER - ${bridge.since}))`,
    `(${from} - ${bridge.since})`,
    1,
    6,
  );
  const table = variableTable(id);
  const any = (flag: string) => `(old.${flag} OR before.${flag} OR after.${flag}) AS ${flag}`;
  return [
    `INSERT INTO ${table} BY NAME
SELECT old.* REPLACE (
  ${literal(bridge.basis)} AS basis, (old.obs_value + ${correction})::DECIMAL(28, 6) AS obs_value,
  CASE WHEN old.obs_value IS NULL THEN old.obs_status ELSE 'E' END AS obs_status,
  CASE WHEN 'C' IN (old.conf_status, before.conf_status, after.conf_status) THEN 'C' ELSE 'F' END AS conf_status,
  false AS "break", ${any('unreliable')}, ${any('revised')},
  CASE WHEN old.obs_value IS NULL THEN old.reason ELSE 'back_corrected' END AS reason)
FROM ${table} AS old
  JOIN ${table} AS before ON before.basis = ${literal(bridge.old)} AND before.time_period = ${literal(from)} AND ${same('before', 'old')}
  JOIN ${table} AS after ON after.basis = ${literal(bridge.new)} AND after.time_period = ${literal(from)} AND ${same('after', 'old')}
WHERE old.basis = ${literal(bridge.old)} AND frequency(old.time_period) = '' AND old.time_period BETWEEN ${literal(bridge.since)} AND ${literal(from)}
  AND ${difference} IS NOT NULL
  AND EXISTS (SELECT 1 FROM ${breakTable} AS cut
    WHERE cut."break" = ${literal(one.id)} AND cut.variable = ${literal(id)} AND coalesce(cut.area = old.area, true))`,
    // Age bounds read the cells.
    `INSERT INTO ${cellTable(id)} BY NAME
SELECT *, 0 AS precedence, true AS derived FROM ${table} WHERE basis = ${literal(bridge.basis)}`,
  ];
}
