import type { Indicator, Variable } from '../../schemas/types.ts';
import { type Aggregated, type AggregatedRow, aggregated, type Stated } from '../helpers/aggregated.ts';
import { type MapDefinition, miniProject } from '../helpers/mini-project.ts';

/** An example with a known answer: its figures, and how our own code is asked for them. */
export interface WorkedExample<Input = unknown, Expected = unknown> {
  readonly id: string;
  readonly title: string;
  readonly input: Input;
  readonly expected: Expected;
  readonly check: (input: Input, expected: Expected) => Promise<void>;
}

/** Keeps the types of input and answer together; the list of examples needs neither. */
export function example<Input, Expected>(one: WorkedExample<Input, Expected>): WorkedExample {
  return one as unknown as WorkedExample;
}

/** What a small project computes of stated figures. */
export interface Computation {
  readonly variables: Readonly<Record<string, Partial<Variable>>>;
  readonly indicators: Readonly<Record<string, Partial<Indicator>>>;
  readonly rows: readonly Stated[];
  /** The basis that the source declares; none unless told. */
  readonly basis?: string;
  readonly files?: Readonly<Record<string, unknown>>;
  readonly period?: MapDefinition['period'];
}

/** Through variables, totals, indicators and groups, as a release does it. */
export async function compute(computation: Computation): Promise<Aggregated> {
  const { variables, indicators, rows, basis, files = {}, period } = computation;
  const map: MapDefinition = {
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
    period: period ?? { column: 'year', as: 'year' },
    ...(basis === undefined ? {} : { basis: { const: basis } }),
    values: Object.keys(variables).map((variable) => ({ column: variable, variable })),
  };
  const project = await miniProject({ variables, indicators, files, sources: { 'office/people': { map } } });
  return aggregated(project, [{ source: 'office/people', rows }]);
}

/** The one row of an area, in a period where there are several. */
export function rowOf(rows: readonly AggregatedRow[], area: string, period?: string): AggregatedRow {
  const own = rows.filter(
    ({ ref_area, time_period }) => ref_area === area && (period === undefined || time_period === period),
  );
  if (own.length !== 1 || !own[0]) throw new Error(`${own.length} rows of ${area} ${period ?? ''}`);
  return own[0];
}

/** An indicator that divides sums. */
export function ratio(
  of: NonNullable<Indicator['ratio']>['of'],
  per: NonNullable<Indicator['ratio']>['per'],
  { times = 1, decimals = 2 }: { readonly times?: number; readonly decimals?: number } = {},
): Partial<Indicator> {
  return { unit: 'PERS', decimals, ratio: { of, per, times } };
}
