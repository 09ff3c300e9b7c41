import { literal } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { breakTable, concerns } from './break-sql.ts';
import { partsOfYear } from './over-sql.ts';
import { termsOf } from './registry.ts';

/** The months that a figure takes from one variable, as SQL over the `time_period` of its row. */
interface Span {
  readonly variable: string;
  /** The end of its earliest period: a break after it, up to the end of the latest, lies inside. */
  readonly from: string;
  readonly until: string;
}

/** The variables that an indicator takes at several times: it is a change of them, and their level is no part of it. */
export function changingVariables(indicator: Indicator): ReadonlySet<string> {
  return new Set(
    lagsOf(indicator)
      .filter(({ nearest, furthest }) => nearest < furthest)
      .map(({ variable }) => variable),
  );
}

/**
 * SQL: no figure (M, `break`) where a break lies between the periods from which a row is computed. `figure` is the
 * column without which there is none.
 */
export function refusedAcrossBreaks(
  sql: string,
  figure: string,
  indicator: Indicator,
  based: ReadonlySet<string>,
): string {
  const spans = spansOf(indicator);
  if (spans.length === 0) return sql;
  const crossed = `EXISTS (SELECT 1 FROM ${breakTable} AS cut WHERE ${crosses(spans, based)})`;
  return `SELECT * EXCLUDE (crossed) REPLACE (CASE WHEN NOT crossed THEN ${figure} END AS ${figure},
    CASE WHEN crossed THEN 'M' ELSE obs_status END AS obs_status, CASE WHEN crossed THEN 'break' ELSE reason END AS reason)
  FROM (SELECT own.*, ${crossed} AS crossed FROM (
${sql}
  ) AS own)`;
}

/** SQL: which breaks keep an indicator from which figures; a row per break and period. Null where none can. */
export function compileCrossings(
  indicator: Indicator,
  table: string,
  based: ReadonlySet<string>,
): string | null {
  const spans = spansOf(indicator);
  if (spans.length === 0) return null;
  return `SELECT DISTINCT cut."break", own.time_period
FROM (SELECT ref_area AS area, time_period, basis FROM ${table} WHERE reason = 'break') AS own
  JOIN ${breakTable} AS cut ON ${crosses(spans, based)} ORDER BY ALL`;
}

function spansOf(indicator: Indicator): readonly Span[] {
  // The first quarter of a year ends nine months before the year, the first month eleven.
  const within = indicator.over ? 12 - 12 / partsOfYear(indicator.over) : 0;
  const back = (months: number) => `last_month(own.time_period) - ${months}`;
  return lagsOf(indicator)
    .map(({ variable, nearest, furthest }) => ({
      variable,
      until: 12 * nearest,
      from: 12 * furthest + within,
    }))
    .filter(({ from, until }) => from > until)
    .map(({ variable, from, until }) => ({ variable, from: back(from), until: back(until) }));
}

/** For each variable, how many years back its terms look. */
function lagsOf(indicator: Indicator) {
  const byVariable = Map.groupBy(termsOf(indicator), ({ term }) => term.variable);
  return [...byVariable].map(([variable, terms]) => {
    const lags = terms.map(({ term: { lag = 0 } }) => lag);
    return { variable, nearest: Math.min(...lags), furthest: Math.max(...lags) };
  });
}

/** SQL that is true where `cut` lies inside a span of the row `own`. A variable without a basis is broken by what concerns any. */
function crosses(spans: readonly Span[], based: ReadonlySet<string>): string {
  const tests = spans.map(
    ({ variable, from, until }) =>
      `(cut.variable = ${literal(variable)} AND ${concerns('own.area', based.has(variable) ? 'own.basis' : `'_Z'`)}
      AND cut.since > ${from} AND cut.since <= ${until})`,
  );
  return tests.join(' OR ');
}
