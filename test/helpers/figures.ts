import type { Indicator } from '../../schemas/types.ts';
import { type AggregatedRow, aggregated, type Stated } from './aggregated.ts';
import { type Definitions, miniProject } from './mini-project.ts';

const base = {
  area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
  period: { column: 'year', as: 'year' },
} as const;
const basis = { const: 'fort-z2011' };

export interface Shape {
  readonly indicator: Partial<Indicator>;
  readonly dimensions?: readonly string[];
  readonly peopleKind?: 'stock' | 'rate';
  /** Files in place of those of every small project. */
  readonly files?: Definitions['files'];
}

/** People (with a basis, by `dimensions`), area and beds (without), and one indicator of them. */
export async function figures(
  { indicator, dimensions = [], peopleKind = 'stock', files = {} }: Shape,
  rows: readonly Stated[],
) {
  const line = (variable: string) => ({ column: variable, variable });
  const project = await miniProject({
    variables: {
      people: { dimensions: [...dimensions], kind: peopleKind },
      area: { unit: 'KM2', kind: 'stock' },
      beds: {},
    },
    sources: {
      'office/people': { map: { ...base, basis, values: [line('people')] } },
      'office/land': { map: { ...base, values: [line('area'), line('beds')] } },
    },
    indicators: { figure: indicator },
    files,
  });
  const isPeople = ({ variable }: Stated) => (variable ?? 'people') === 'people';
  const people = rows.filter(isPeople).map((row) => ({ basis: 'fort-z2011', ...row, variable: 'people' }));
  const land = rows.filter((row) => !isPeople(row));
  const result = await aggregated(
    project,
    [
      { source: 'office/people', rows: people },
      { source: 'office/land', rows: land },
    ].filter((file) => file.rows.length > 0),
  );
  return { rows: result.indicator('figure'), issues: result.issues };
}

/** The row of an area in a period. */
export function at(rows: readonly AggregatedRow[], area: string, period = '2018'): AggregatedRow | undefined {
  return rows.find(({ ref_area, time_period }) => ref_area === area && time_period === period);
}
