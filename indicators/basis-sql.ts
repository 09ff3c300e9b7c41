import { identifier, literal } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { rankOf } from './status-sql.ts';

export type Compatible = NonNullable<NonNullable<Indicator['ratio']>['compatible']>;

/**
 * SQL: rows without a basis have one on every basis that `others` have in the period, at the same level of areas: _Z
 * joins any. An area that others leave out on such a basis is then a gap in its group, not a row of its own.
 */
export function onEveryBasis(rows: string, others: readonly string[]): string {
  const known = others.map((other) => `SELECT area, time_period, basis FROM ${other}`);
  return `SELECT own.* EXCLUDE (basis), coalesce(known.basis, own.basis) AS basis
FROM (${rows}) AS own JOIN area AS place ON place.id = own.area
  LEFT JOIN (
    SELECT DISTINCT other.time_period, other.basis, area.level
    FROM (${known.join(' UNION ALL ')}) AS other JOIN area ON area.id = other.area
  ) AS known ON known.time_period = own.time_period AND known.level = place.level`;
}

/**
 * SQL: a denominator with the basis of the numerators that it may meet: its own, or one that is declared compatible,
 * then with status D at least. Equal goes before compatible, then the declared order; a total that lacks a part goes last.
 */
export function meetingBases(denominator: string, compatible: Compatible, keys: readonly string[]): string {
  const definitionDiffers = `CASE WHEN ${rankOf('obs_status')} > ${rankOf("'D'")} THEN 'D' ELSE obs_status END`;
  const offers = compatible.map(
    ({ of, per }, index) => `UNION ALL
    SELECT * REPLACE (${literal(of)} AS basis, ${definitionDiffers} AS obs_status), ${index + 1} AS choice
    FROM ${denominator} WHERE basis = ${literal(per)}`,
  );
  return `SELECT * EXCLUDE (choice) FROM (
    SELECT *, 0 AS choice FROM ${denominator}
    ${offers.join('\n    ')}
  )
  QUALIFY row_number() OVER (PARTITION BY basis, ${keys.map(identifier).join(', ')}
    ORDER BY obs_value IS NULL AND reason IS NOT DISTINCT FROM 'part_missing', choice) = 1`;
}
