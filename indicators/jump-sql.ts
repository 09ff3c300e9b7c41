/** A deviation so many times larger than what the series usually does is no chance. */
const sureness = 6;

/** So many yearly changes must be known before a series is its own measure. */
const fewest = 3;

/** From how many percent beside the usual change on a figure is reported, and from how many it is held back. */
export interface JumpLimits {
  readonly report: number;
  readonly hold: number;
}

/** Where nothing is declared. No original file deviates by more than a third of what these would take. */
export const usualJump: JumpLimits = { report: 5, hold: 50 };

/** A figure that does not go with its series. */
export interface Jump {
  readonly area: string;
  readonly period: string;
  readonly value: string;
  /** Its neighbours and itself, `2016: 5600 · 2017: 6500 · 2018: 5650`. */
  readonly series: string;
  /** Percent beside the usual change, with sign and one decimal. */
  readonly deviation: string;
  readonly isGrave: boolean;
}

export interface JumpSeries {
  /**
   * SQL of the figures: area, level (areas of one level are measured by each other), time_period, obs_value, text (as
   * it is shown), uncertainty (variance of its logarithm) and least_value, epoch (how many breaks lie before it), report
   * and hold (percent), and the key.
   */
  readonly rows: string;
  /** What tells series of one area apart, as SQL names; handed on to the result. */
  readonly key: readonly string[];
}

/**
 * SQL: the figures that stand out in their series of years. A yearly change, as a logarithm, is compared with the
 * median of the changes of its own series and with that of the other areas in the same years; only what deviates from
 * both, far beyond the usual spread (median of absolute deviations) and what counting allows, is a jump. A series that
 * is too short to be its own measure is measured by the other areas alone, and then never held back. What comes after
 * a break, and the way back from a jump, is none.
 */
export function compileJumps({ rows, key }: JumpSeries): string {
  const series = ['area', 'level', ...key].join(', ');
  const same = key.map((name) => `one.${name} = other.${name}`);
  const own = ['area', ...key].map((name) => `one.${name} = usual.${name}`);
  return `WITH level AS (
  SELECT * FROM (${rows}) WHERE regexp_full_match(time_period, '[0-9]{4}') AND obs_value >= 0
), change AS (
  SELECT *, time_period::INTEGER - lag(time_period::INTEGER) OVER years AS span,
    ln(greatest(obs_value, least_value)::DOUBLE / lag(greatest(obs_value, least_value)) OVER years::DOUBLE) AS change,
    uncertainty + lag(uncertainty) OVER years AS doubt, lag(time_period) OVER years AS before_period,
    epoch <> lag(epoch) OVER years AS "break",
    array_to_string(list(time_period || ': ' || text) OVER (PARTITION BY ${series} ORDER BY time_period
      ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING), ' · ') AS series
  FROM level WINDOW years AS (PARTITION BY ${series} ORDER BY time_period)
), usual AS (
  SELECT ${series}, median(change / span) AS change, count(*) AS n FROM change WHERE span IS NOT NULL AND NOT "break" GROUP BY ALL
), spread AS (
  SELECT ${['area', 'level', ...key].map((name) => `one.${name}`).join(', ')}, any_value(usual.change) AS change, any_value(usual.n) AS n,
    1.4826 * median(abs(one.change / one.span - usual.change)) AS spread
  FROM change AS one JOIN usual ON ${own.join(' AND ')} WHERE one.span IS NOT NULL AND NOT one."break" GROUP BY ALL
), others AS (
  SELECT one.area, ${key.map((name) => `one.${name}, `).join('')}one.time_period, median(other.change) AS change
  FROM change AS one JOIN change AS other ON ${same.map((test) => `${test} AND `).join('')}one.level = other.level
    AND one.area <> other.area AND one.time_period = other.time_period AND one.span = other.span
  GROUP BY ALL HAVING count(*) >= 2
), beside AS (
  SELECT one.*, usual.n, one.change - usual.change * one.span AS beside_own, one.change - others.change AS beside_others,
    sqrt(usual.spread * usual.spread * one.span + one.doubt) AS usual_spread
  FROM change AS one
    JOIN spread AS usual ON ${own.join(' AND ')}
    LEFT JOIN others ON ${['area', 'time_period', ...key].map((name) => `one.${name} = others.${name}`).join(' AND ')}
  WHERE one.span IS NOT NULL AND NOT one."break"
), deviation AS (
  SELECT *, CASE WHEN n < ${fewest} THEN beside_others WHEN abs(beside_others) < abs(beside_own) THEN beside_others
    ELSE beside_own END AS deviation FROM beside
), jump AS (
  SELECT *, n >= ${fewest} AND abs(deviation) > ln(1 + hold / 100.0) AS is_grave FROM deviation
  WHERE abs(deviation) > ${sureness} * usual_spread
    AND abs(deviation) > ln(1 + (CASE WHEN n < ${fewest} THEN hold ELSE report END) / 100.0)
)
SELECT area, ${key.map((name) => `${name}, `).join('')}time_period AS period, text AS value, series, before_period,
  printf('%+.1f', (exp(deviation) - 1) * 100) AS deviation, is_grave AS "isGrave"
FROM jump
WHERE NOT EXISTS (SELECT 1 FROM jump AS earlier WHERE earlier.time_period = jump.before_period AND earlier.area = jump.area
  ${key.map((name) => `AND earlier.${name} = jump.${name} `).join('')}AND sign(earlier.deviation) <> sign(jump.deviation))
ORDER BY ALL`;
}

/**
 * SQL: how unsure the logarithm of a figure is by itself (its variance): of a count because it is a count, of any other
 * because it is rounded. And the least value that a logarithm can be taken of.
 */
export function uncertaintyOf(value: string, decimals: number, isCount: boolean): string {
  const least = isCount ? '1' : `5e-${decimals + 1}`;
  const known = `greatest(${value}, ${least})::DOUBLE`;
  return isCount
    ? `1 / ${known} AS uncertainty, ${least} AS least_value`
    : `power(${least} / ${known}, 2) AS uncertainty, ${least} AS least_value`;
}
