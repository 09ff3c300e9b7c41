import { cityOf } from '../../indicators/comparability-ratings.ts';
import { partsOfYear } from '../../indicators/over-sql.ts';
import type { Registry } from '../../indicators/registry.ts';
import type { Indicator } from '../../schemas/types.ts';
import type { Effects } from '../effects/index.ts';
import type { ReleaseOptions } from '../release.ts';
import { chooseRow } from './choose-row.ts';
import type { Breakdown, Explanation, Figure } from './explanation.ts';
import { amountOf, exact, named, same, unitNamed } from './labels.ts';
import { type Sides, type Terms, traceGroup, traceSides } from './members.ts';
import { publishedFigure } from './published-figure.ts';
import type { Question } from './question.ts';
import { sourceUses } from './source-uses.ts';
import { type Row, rowsOf, type Tracing } from './tracing.ts';

/** Where the published figure stands, and what made it. */
export type Place = Pick<ReleaseOptions, 'out' | 'sample' | 'code'>;

/** Gathers the whole descent of one figure. */
export async function explain(
  question: Question,
  place: Place,
  tracing: Tracing,
  files: Effects['files'],
): Promise<Explanation> {
  const { id, indicator } = question;
  const { registry } = tracing.project;
  const { by = [] } = indicator;
  const { row, alternatives } = await chooseRow(question, tracing);
  const { numerator, denominator } = await sidesOf(row, indicator, tracing);
  return {
    indicator: aboutIndicator(id, indicator, registry),
    area: aboutArea(question.area, registry),
    period: question.period,
    refDate: row.ref_date ?? null,
    codes: by.map((dimension) => breakdownOf(dimension, row, registry)),
    basis: named('basis', row.basis ?? '_Z', registry),
    figure: { ...figureOf(row, indicator, registry), comparability: await comparabilityOf(row, tracing) },
    numerator,
    denominator,
    sources: sourceUses(denominator ? [numerator, denominator] : [numerator], tracing),
    alternatives,
    published: await publishedFigure(row, by, place, tracing, files),
  };
}

function aboutIndicator(id: string, indicator: Indicator, { variables }: Registry): Explanation['indicator'] {
  const { title, definition, formula, decimals, traps, ratio, value, over } = indicator;
  const isMean = over !== undefined && variables.get(value?.variable ?? '')?.kind === 'stock';
  const times = ratio ? (ratio.times ?? 1) : null;
  return {
    id,
    title,
    definition,
    formula,
    decimals,
    traps,
    times,
    meanOf: isMean ? partsOfYear(over) : null,
  };
}

function aboutArea(id: string, { areas }: Registry): Explanation['area'] {
  const area = areas.areas.find((one) => one.id === id);
  const code = area?.level ?? 'group';
  const level = areas.levels.find((one) => one.code === code)?.label ?? same(code);
  const group = areas.groups.find((one) => one.id === id);
  return { id, name: group?.label ?? same(area?.name ?? id), level };
}

function breakdownOf(dimension: string, row: Row, registry: Registry): Breakdown {
  const { code, label } = named(dimension, row[dimension] ?? '_T', registry);
  return { dimension, title: registry.codelists.get(dimension)?.title ?? same(dimension), code, label };
}

function figureOf(row: Row, { unit }: Indicator, registry: Registry): Omit<Figure, 'comparability'> {
  return {
    ...amountOf(row, unit, registry),
    isConfidential: row.conf_status === 'C',
    isUnreliable: row.unreliable === 'true',
    isRevised: row.revised === 'true',
    isBreak: row.break === 'true',
    coverage: exact(row.coverage),
  };
}

/** The class of the row, with what the table of comparability says of its city. */
async function comparabilityOf(row: Row, tracing: Tracing): Promise<Figure['comparability']> {
  const { registry } = tracing.project;
  if (!row.comparability) return null;
  const place = registry.areas.areas.find(({ id }) => id === row.ref_area);
  const rated = { indicator: row.indicator ?? '', ref_area: place ? cityOf(place) : (row.ref_area ?? '') };
  const [why] = await rowsOf('comparability', rated, tracing);
  const because = why?.reason_de ? { de: why.reason_de, en: why.reason_en ?? why.reason_de } : null;
  return { ...named('comparability', row.comparability, registry), because };
}

function sidesOf(row: Row, indicator: Indicator, tracing: Tracing): Promise<Sides> {
  const { registry } = tracing.project;
  const { by = [] } = indicator;
  const terms = termsOf(indicator);
  const wanted = {
    area: row.ref_area ?? '',
    period: row.time_period ?? '',
    basis: row.basis ?? '_Z',
    codes: Object.fromEntries(by.map((dimension) => [dimension, row[dimension] ?? '_T'])),
  };
  const group = registry.areas.groups.find(({ id }) => id === row.ref_area);
  if (!group) return traceSides(terms, wanted, tracing);
  const sum = (column: string, variable = '') => ({
    ...amountOf(row, indicator.unit, registry),
    value: exact(row[column]),
    unit: unitNamed(registry.variables.get(variable)?.unit ?? indicator.unit, registry),
  });
  const sums = {
    numerator: sum(indicator.ratio ? 'numerator' : 'obs_value', terms.of[0]?.variable),
    denominator: sum('denominator', terms.per[0]?.variable),
  };
  return traceGroup(group, terms, wanted, sums, tracing);
}

function termsOf({ value, ratio, over }: Indicator): Terms {
  return { of: value ? [value] : (ratio?.of ?? []), per: ratio?.per ?? [], over };
}
