import { partsOfYear } from '../../indicators/over-sql.ts';
import { compileSide, compileTerm, tilesOf } from '../../indicators/term-sql.ts';
import type { Text } from '../../schemas/issues.ts';
import { literals } from '../../schemas/sql-quote.ts';
import type { Indicator, IndicatorTerm } from '../../schemas/types.ts';
import type { Key } from './cells.ts';
import type { Step } from './explanation.ts';
import { amountOf, listed, named, same } from './labels.ts';
import { absent, blank, traceFigure } from './steps.ts';
import { type Row, rowsOf, type Tracing } from './tracing.ts';

/** The row of an indicator whose sides are traced. */
export interface Wanted {
  readonly area: string;
  readonly period: string;
  readonly basis: string;
  /** The dimensions of the indicator with the row's codes. */
  readonly codes: Readonly<Record<string, string>>;
}

/** The descent of a numerator or denominator, by the same SQL that the release computes it with. */
export async function traceSide(
  terms: readonly IndicatorTerm[],
  wanted: Wanted,
  tracing: Tracing,
): Promise<Step> {
  const [first] = terms;
  if (!first) throw new Error('a side without terms');
  if (terms.length === 1 && !first.minus) return traceTerm(first, wanted, tracing);
  const steps: Step[] = [];
  for (const term of terms) {
    const step = await traceTerm(term, wanted, tracing);
    steps.push({ ...step, isSubtracted: term.minus === true });
  }
  const { registry } = tracing.project;
  const { sql, dimensions } = compileSide(terms, Object.keys(wanted.codes), tracing.context);
  const row = await rowOf(sql, dimensions, wanted, tracing);
  const unit = registry.variables.get(first.variable)?.unit ?? '';
  const amount = row ? amountOf(row, unit, registry) : absent(first.variable, same(''), tracing);
  return { ...blank, ...amount, label: sumLabel(terms), how: 'terms', steps };
}

/** The descent of a side that is made of the quarters or months of a year. */
export async function traceYear(
  terms: readonly IndicatorTerm[],
  over: NonNullable<Indicator['over']>,
  wanted: Wanted,
  tracing: Tracing,
): Promise<Step> {
  const steps: Step[] = [];
  for (const period of periodsOf(wanted.period, over)) {
    steps.push(await traceSide(terms, { ...wanted, period }, tracing));
  }
  const { registry } = tracing.project;
  const [first] = terms;
  const { sql, dimensions } = compileSide(terms, Object.keys(wanted.codes), { ...tracing.context, over });
  const row = await rowOf(sql, dimensions, wanted, tracing);
  const unit = registry.variables.get(first?.variable ?? '')?.unit ?? '';
  const label = steps[0]?.label ?? same('');
  const amount = row ? amountOf(row, unit, registry) : absent(first?.variable ?? '', label, tracing);
  const named = steps.map((step, index) => ({
    ...step,
    label: same(periodsOf(wanted.period, over)[index] ?? ''),
  }));
  return { ...blank, ...amount, label, how: 'parts', steps: named };
}

/** `2018-Q1` to `2018-Q4`, or `2018-01` to `2018-12`. */
function periodsOf(year: string, over: NonNullable<Indicator['over']>): readonly string[] {
  const numbers = Array.from({ length: partsOfYear(over) }, (_, index) => index + 1);
  return numbers.map((number) =>
    over === 'quarter' ? `${year}-Q${number}` : `${year}-${String(number).padStart(2, '0')}`,
  );
}

function sumLabel(terms: readonly IndicatorTerm[]): Text {
  return terms.some(({ minus }) => minus)
    ? { de: 'Unterschied', en: 'Difference' }
    : { de: 'Summe', en: 'Sum' };
}

async function traceTerm(term: IndicatorTerm, wanted: Wanted, tracing: Tracing): Promise<Step> {
  const { sql, dimensions, based } = compileTerm(term, Object.keys(wanted.codes), tracing.context);
  const row = await rowOf(sql, dimensions, wanted, tracing);
  const key = keyOf(term, row?.basis ?? (based ? wanted.basis : '_Z'), wanted, tracing);
  const label = labelOf(term, key, tracing);
  const [range] = rangesOf(term);
  if (!range) return traceFigure(key, label, tracing);
  return row ? traceBands(range, row, term, key, label, tracing) : absent(term.variable, label, tracing);
}

/** The bands that tile the bounds of a term, within the one source that was chosen. */
async function traceBands(
  [dimension, range]: readonly [string, Range],
  row: Row,
  term: IndicatorTerm,
  key: Key,
  label: Text,
  tracing: Tracing,
): Promise<Step> {
  const { registry } = tracing.project;
  const source = row.chosen ?? '';
  const tile = tilesOf(term.variable, dimension, range, tracing.context).find(
    ({ holding }) => holding.source === source && holding.time_period === key.period,
  );
  const steps: Step[] = [];
  for (const code of tile?.codes ?? []) {
    const band = { ...key, codes: { ...key.codes, [dimension]: code } };
    steps.push(await traceFigure(band, named(dimension, code, registry).label, tracing, source));
  }
  const [only] = steps;
  if (only && steps.length === 1) return { ...only, label };
  const unit = registry.variables.get(term.variable)?.unit ?? '';
  return { ...blank, label, ...amountOf(row, unit, registry), how: 'parts', steps };
}

/** The one row of a side or term that goes into the figure: on the figure's basis, or on none. */
async function rowOf(
  sql: string,
  dimensions: readonly string[],
  wanted: Wanted,
  tracing: Tracing,
): Promise<Row | undefined> {
  const codes = dimensions.map((dimension) => [dimension, wanted.codes[dimension] ?? '_T'] as const);
  const relation = `(SELECT * EXCLUDE (sources, snapshots), sources[1] AS chosen FROM (${sql})
    WHERE basis IN (${literals([wanted.basis, '_Z'])}))`;
  const rows = await rowsOf(
    relation,
    { area: wanted.area, time_period: wanted.period, ...Object.fromEntries(codes) },
    tracing,
  );
  return rows.find(({ basis }) => basis === wanted.basis) ?? rows[0];
}

type Range = { readonly from?: number; readonly below?: number };

function rangesOf({ where = {} }: IndicatorTerm): readonly (readonly [string, Range])[] {
  return Object.entries(where).flatMap(([dimension, condition]) =>
    typeof condition === 'string' ? [] : [[dimension, condition] as const],
  );
}

/** The key under which the variable holds the term, before any lag. */
function keyOf(term: IndicatorTerm, basis: string, wanted: Wanted, { project }: Tracing): Key {
  const { variable, where = {}, lag = 0 } = term;
  const dimensions = project.registry.variables.get(variable)?.dimensions ?? [];
  const codes = dimensions
    .filter((dimension) => typeof where[dimension] !== 'object')
    .map((dimension) => [dimension, String(where[dimension] ?? wanted.codes[dimension] ?? '_T')] as const);
  const period = `${Number(wanted.period.slice(0, 4)) - lag}${wanted.period.slice(4)}`;
  return { variable, area: wanted.area, period, basis, codes: Object.fromEntries(codes) };
}

/** `Bevölkerung mit Hauptwohnung, weiblich, 65 Jahre und älter`; totals are not worth a word. */
function labelOf(term: IndicatorTerm, { codes, period }: Key, { project: { registry } }: Tracing): Text {
  const title = registry.variables.get(term.variable)?.title ?? same(term.variable);
  const fixed = Object.entries(codes)
    .filter(([, code]) => code !== '_T' && code !== '_Z')
    .map(([dimension, code]) => named(dimension, code, registry).label);
  const ranges = rangesOf(term).map(([, range]) => rangeInWords(range));
  return listed([title, ...fixed, ...ranges, ...(term.lag ? [same(period)] : [])]);
}

function rangeInWords({ from = 0, below }: Range): Text {
  if (below === undefined) return { de: `${from} Jahre und älter`, en: `${from} years and over` };
  if (from === 0) return { de: `unter ${below} Jahre`, en: `under ${below} years` };
  return { de: `${from} bis unter ${below} Jahre`, en: `${from} to under ${below} years` };
}
