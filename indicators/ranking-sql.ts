import { identifier, literal } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { classOf } from './comparability.ts';
import { type CityRating, caveatOf } from './comparability-ratings.ts';
import { indicatorTable } from './indicator-sql.ts';
import type { Registry } from './registry.ts';
import { type Context, compileSide } from './term-sql.ts';

/** SQL: the table of all rankings, still empty; a dimension that an indicator has not is `_Z`. */
export function compileRankings({ dimensions }: Registry): string {
  const own = dimensions.map((name) => `${identifier(name)} VARCHAR DEFAULT '_Z'`);
  return `CREATE OR REPLACE TABLE rankings (
  ${['indicator VARCHAR', 'time_period VARCHAR', 'basis VARCHAR', ...own].join(', ')},
  ref_area VARCHAR, area_name VARCHAR, rank INTEGER, "of" INTEGER, obs_value DECIMAL(28, 6), comparability VARCHAR,
  reason VARCHAR, caveat_de VARCHAR, caveat_en VARCHAR)`;
}

/**
 * SQL: the cities in the order of their preferred figures, 1 for the highest; equal figures share a rank. Compared are
 * exact figures, n/d by multiplying crosswise, never rounded ones. There is no rank where a city has no figure or is not
 * comparable: `reason` says why.
 */
export function compileRanking(
  id: string,
  indicator: Indicator,
  cities: readonly CityRating[],
  context: Context,
): string {
  const key = ['time_period', 'basis', ...(indicator.by ?? []).map(identifier)];
  const given = 'obs_value IS NOT NULL AND n IS NOT NULL AND d <> 0';
  const ranked = cities.some(isRefused)
    ? 'false'
    : `count(*) FILTER (WHERE ${given}) OVER (PARTITION BY ${key.join(', ')}) = ${cities.length}`;
  const caveat = caveatOf(cities);
  return `INSERT INTO rankings BY NAME
WITH exact AS (
${compileExact(id, indicator, context)}
),
figure AS (
  SELECT exact.*, ${ranked} AS ranked FROM exact
)
SELECT ${literal(id)} AS indicator, ${key.join(', ')}, ref_area, area_name,
  CASE WHEN ranked THEN 1 + (
    SELECT count(*) FROM exact AS other
    WHERE ${key.map((name) => `other.${name} = own.${name}`).join(' AND ')}
      AND other.n * sign(other.d) * abs(own.d) > own.n * sign(own.d) * abs(other.d)
  ) END AS rank,
  CASE WHEN ranked THEN ${cities.length} END AS "of", obs_value, comparability,
  CASE WHEN NOT ranked THEN ${reasonOf(cities)} END AS reason,
  ${literal(caveat?.de ?? null)} AS caveat_de, ${literal(caveat?.en ?? null)} AS caveat_en
FROM figure AS own`;
}

/** Why there is no rank: comparability first, then what the city itself lacks, then what another one does. */
function reasonOf(cities: readonly CityRating[]): string {
  return cities.some(isRefused)
    ? `'not_comparable'`
    : `CASE WHEN obs_value IS NULL THEN reason ELSE 'member_missing' END`;
}

function isRefused(city: CityRating): boolean {
  return classOf(city) === 'D';
}

/** SQL: the preferred rows of the cities with their figure as n/d in whole millionths. */
function compileExact(id: string, indicator: Indicator, context: Context): string {
  const rows = `${indicatorTable(id)} AS row`;
  const cities = `row.area_level = 'city' AND row.preferred`;
  const term = indicator.value;
  if (!term) {
    return `  SELECT row.*, (row.numerator * 1000000)::HUGEINT AS n, (row.denominator * 1000000)::HUGEINT AS d
  FROM ${rows} WHERE ${cities}`;
  }
  const side = compileSide([term], indicator.by ?? [], { ...context, over: indicator.over });
  const on = ['time_period', 'basis', ...side.dimensions.map(identifier)].map(
    (name) => `source.${name} = row.${name}`,
  );
  return `  SELECT row.*, (source.obs_value * 1000000)::HUGEINT AS n, 1::HUGEINT AS d
  FROM ${rows} LEFT JOIN (${side.sql}) AS source ON source.area = row.ref_area AND ${on.join(' AND ')} WHERE ${cities}`;
}
