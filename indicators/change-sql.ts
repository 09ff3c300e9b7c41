import { literal } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { breakTable, concerns } from './break-sql.ts';
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
  return new Set(spansOf(indicator).map(({ variable }) => variable));
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
  const crossed = `EXISTS (SELECT 1 FROM ${breakTable} AS cut WHERE ${crosses(spans, 'own', based)})`;
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
  JOIN ${breakTable} AS cut ON ${crosses(spans, 'own', based)} ORDER BY ALL`;
}

function spansOf(indicator: Indicator): readonly Span[] {
  const terms = termsOf(indicator).map(({ term }) => term);
  return [...new Set(terms.map(({ variable }) => variable))].flatMap((variable) => {
    const lags = terms.filter((term) => term.variable === variable).map(({ lag = 0 }) => lag);
    const [nearest, furthest] = [Math.min(...lags), Math.max(...lags)];
    const back = (years: number) => `last_month(own.time_period) - ${12 * years}`;
    return nearest === furthest ? [] : [{ variable, from: back(furthest), until: back(nearest) }];
  });
}

/** A figure without a basis of its own is broken by what concerns any basis. */
function crosses(spans: readonly Span[], row: string, based: ReadonlySet<string>): string {
  const tests = spans.map(
    ({ variable, from, until }) =>
      `(cut.variable = ${literal(variable)} AND ${concerns(`${row}.area`, based.has(variable) ? `${row}.basis` : `'_Z'`)}
      AND cut.since > ${from} AND cut.since <= ${until})`,
  );
  return tests.join(' OR ');
}
