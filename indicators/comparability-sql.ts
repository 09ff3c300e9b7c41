import { identifier, literal } from '../schemas/sql-quote.ts';
import { criteria } from './comparability.ts';
import { indicatorTable } from './indicator-sql.ts';

/**
 * SQL: the indicator with the class of each area in its rows. A group of cities of which one is not comparable (D) has
 * no figure: neither value nor the sums behind it, which would invite to divide them.
 */
export function compileClasses(id: string): string {
  const unless = (column: string) => `CASE WHEN NOT refused THEN ${column} END AS ${column}`;
  return `CREATE OR REPLACE TABLE ${indicatorTable(id)} AS
SELECT * EXCLUDE (class, refused) REPLACE (
  class AS comparability,
  ${['obs_value', 'numerator', 'denominator', 'coverage', 'missing_members'].map(unless).join(',\n  ')},
  CASE WHEN refused THEN 'M' ELSE obs_status END AS obs_status,
  CASE WHEN refused THEN 'not_comparable' ELSE reason END AS reason)
FROM (
  SELECT own.*, rated.class, area_level = 'group' AND rated.class IS NOT DISTINCT FROM 'D' AS refused
  FROM ${indicatorTable(id)} AS own
    LEFT JOIN area_class AS rated ON rated.indicator = ${literal(id)} AND rated.area = own.ref_area
)`;
}

/** SQL: the tables of text with their figures as figures, as they are published. */
export const publishedComparability: readonly { readonly path: string; readonly relation: string }[] = [
  { path: 'comparability', relation: figures('comparability', [...criteria, 'score']) },
  { path: 'comparability-pairs', relation: figures('comparability_pairs', ['score']) },
  { path: 'rankings', relation: 'rankings' },
];

function figures(table: string, columns: readonly string[]): string {
  const casts = columns.map((name) => `${identifier(name)}::DECIMAL(4, 1) AS ${identifier(name)}`);
  return `(SELECT * REPLACE (${casts.join(', ')}) FROM ${table})`;
}
