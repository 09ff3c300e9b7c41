import { type Issue, issue } from '../../../schemas/issues.ts';
import type { CheckInput } from './input.ts';

/** Years that are missing: between those which the file has, and those which the source declares it must have. */
export async function checkPeriods({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const found = await warehouse.rows<Years>(
    `SELECT variable, list_sort(list(DISTINCT time_period)) AS years FROM ${tables.observations}
     WHERE regexp_full_match(time_period, '[0-9]{4}') AND variable IN (
       SELECT variable FROM ${tables.observations} GROUP BY variable HAVING bool_and(length(time_period) = 4))
     GROUP BY variable ORDER BY variable`,
  );
  const { from, until } = source.expect?.periods ?? {};
  return found.flatMap(({ variable, years }) =>
    between(from ?? years[0] ?? '', until ?? years.at(-1) ?? '')
      .filter((year) => !years.includes(year) && !isKnown(source.expect?.missing, variable, year))
      .map((year) =>
        issue(
          'missing-period',
          { file: source.id, column: source.map.period.column ?? null, value: year },
          { variable, periods: years.join(', ') },
        ),
      ),
  );
}

interface Years {
  readonly variable: string;
  /** In order. */
  readonly years: readonly string[];
}

function between(from: string, until: string): readonly string[] {
  const count = Math.max(0, Number(until) - Number(from) + 1);
  return Array.from({ length: count }, (_, index) => String(Number(from) + index));
}

type Gaps = NonNullable<CheckInput['mapping']['source']['expect']>['missing'];

function isKnown(gaps: Gaps = [], variable: string, year: string): boolean {
  return gaps.some(
    (gap) =>
      gap.area === undefined &&
      gap.period === year &&
      (gap.variable === undefined || gap.variable === variable),
  );
}
