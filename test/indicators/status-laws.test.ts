import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../pipelines/project.ts';
import { type AggregatedRow, aggregated, koblenz, mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { miniProject } from '../helpers/mini-project.ts';

/** A figure as a source may give it. */
const cell = fc.oneof(
  { weight: 30, arbitrary: fc.record({ obs_value: fc.integer({ min: 1, max: 9 }), obs_status: present() }) },
  { weight: 1, arbitrary: fc.constant({ obs_value: 0, obs_status: 'N' }) },
  {
    weight: 1,
    arbitrary: fc.constant({ obs_value: null, obs_status: 'Q', conf_status: 'C', reason: 'secret' }),
  },
  { weight: 1, arbitrary: fc.constant({ obs_value: null, obs_status: 'O', reason: 'unknown_or_secret' }) },
  { weight: 1, arbitrary: fc.constant({ obs_value: null, obs_status: 'M', reason: 'not_possible' }) },
  { weight: 1, arbitrary: fc.constant({ obs_value: null, obs_status: 'L', reason: 'pending' }) },
);

function present() {
  return fc.constantFrom('A', 'A', 'A', 'B', 'D', 'E', 'F', 'P', 'U');
}

const members = [koblenz, trier, mainz];
type Cell = Partial<Stated> & { readonly obs_value: number | null; readonly obs_status: string };
/** Women and men, and beds, of each city; null: the file does not have it. */
const table = fc.array(
  fc.record({
    F: fc.option(cell, { freq: 20 }),
    M: fc.option(cell, { freq: 20 }),
    beds: fc.option(cell, { freq: 20 }),
  }),
  { minLength: 3, maxLength: 3 },
);

/** Each table in a year of its own, so far from the others that none looks back to another. */
function statedOf(tables: readonly (readonly { F: Cell | null; M: Cell | null; beds: Cell | null }[])[]) {
  const rows = tables.flatMap((cities, index) =>
    cities.flatMap(({ F, M, beds }, city) => {
      const place = { area: members[city] ?? '', time_period: String(1000 + 5 * index) };
      return [
        ...(F ? [{ ...F, ...place, variable: 'people', sex: 'F' }] : []),
        ...(M ? [{ ...M, ...place, variable: 'people', sex: 'M' }] : []),
        ...(beds ? [{ ...beds, ...place, variable: 'beds' }] : []),
      ];
    }),
  );
  return rows as readonly Stated[];
}

const map = (variable: string, more: object = {}) => ({
  area: { column: 'key', scheme: 'kreis5', outside: 'ignore' } as const,
  period: { column: 'year', as: 'year' } as const,
  values: [{ column: variable, variable, ...more }],
});
const ratio = { of: [{ variable: 'beds' }], per: [{ variable: 'people' }] };
const mini = await miniProject({
  variables: { people: { dimensions: ['sex'] }, beds: {} },
  sources: { 'office/people': { map: map('people') }, 'office/beds': { map: map('beds') } },
  indicators: {
    total: { by: ['sex'], value: { variable: 'people' } },
    rate: { decimals: 6, ratio },
    'rate-above-five': { decimals: 6, ratio: { ...ratio, minimum: 5 } },
  },
});
const label = { de: 'Gruppe', en: 'Group' };
/** A group of one is no group to a statistician, but a law must hold for it, too. */
const project: Project = {
  ...mini,
  registry: {
    ...mini.registry,
    areas: {
      ...mini.registry.areas,
      groups: [
        { id: 'ALL', label, members: [koblenz, trier, mainz] },
        { id: 'ONE', label, members: [mainz] as unknown as [string, string] },
      ],
    },
  },
};
const ids = ['total', 'rate', 'rate-above-five'];

/** Whatever small tables say, the law holds for the figures that are made of them. */
async function always(law: (rows: readonly AggregatedRow[], parts: readonly Stated[]) => void) {
  await fc.assert(
    fc.asyncProperty(fc.array(table, { minLength: 50, maxLength: 50 }), async (tables) => {
      const parts = statedOf(tables as Parameters<typeof statedOf>[0]);
      const of = (variable: string) => parts.filter((row) => row.variable === variable);
      const { indicator } = await aggregated(project, [
        { source: 'office/people', rows: of('people') },
        { source: 'office/beds', rows: of('beds') },
      ]);
      law(ids.flatMap(indicator), parts);
    }),
    { numRuns: 2, endOnFailure: true },
  );
}

describe('of figures made of other figures', () => {
  it('one has no value exactly where its status says so, and then a reason', () =>
    always((rows) => {
      const isMissing = ({ obs_status }: AggregatedRow) => ['L', 'M', 'O', 'Q'].includes(String(obs_status));
      expect(rows.filter((row) => (row.obs_value === null) !== isMissing(row))).toEqual([]);
      expect(rows.filter(({ obs_value, reason }) => obs_value === null && reason === null)).toEqual([]);
    }));

  it('one that rounds to zero is zero', () =>
    always((rows) => {
      const rounded = rows.filter(({ obs_status }) => obs_status === 'N');
      expect(rounded.filter(({ obs_value }) => obs_value !== 0)).toEqual([]);
    }));

  it('that of a group of one city is that of the city', () =>
    always((rows) => {
      const of = (area: string) =>
        rows
          .filter(({ ref_area }) => ref_area === area)
          .map(({ indicator, time_period, sex, obs_value, obs_status, conf_status, unreliable }) => ({
            ...{ indicator, time_period, sex, obs_value, obs_status, conf_status, unreliable },
          }));
      expect(of('ONE')).toEqual(of(mainz));
    }));

  it('a ratio of sums lies between those of its members', () =>
    always((rows) => {
      // A city with a denominator of zero has no ratio, but its numerator counts.
      const overZero = rows.filter(({ reason }) => reason === 'zero_denominator');
      const rates = rows
        .filter(({ indicator, obs_value }) => indicator === 'rate' && obs_value !== null)
        .filter((row) => !overZero.some(({ time_period }) => time_period === row.time_period));
      const groups = rates.filter(({ ref_area }) => ref_area === 'ALL');
      expect(groups.length).toBeGreaterThan(0);
      for (const { time_period, obs_value } of groups) {
        const own = rates
          .filter((row) => row.area_level === 'city' && row.time_period === time_period)
          .map((row) => Number(row.obs_value));
        // Each is rounded to six decimals.
        expect(Number(obs_value)).toBeGreaterThanOrEqual(Math.min(...own) - 1e-6);
        expect(Number(obs_value)).toBeLessThanOrEqual(Math.max(...own) + 1e-6);
      }
    }));

  it('none forgets that a part of it is secret', () =>
    always((rows, parts) => {
      const membersOf = ({ ref_area }: AggregatedRow) =>
        ref_area === 'ALL' ? members : [ref_area === 'ONE' ? mainz : ref_area];
      const isPart = (row: AggregatedRow, part: Stated) =>
        part.time_period === row.time_period &&
        membersOf(row).includes(part.area) &&
        (row.indicator === 'total'
          ? part.variable === 'people' && [part.sex, '_T'].includes(String(row.sex))
          : // A city without a numerator is no part of a ratio.
            parts.some(
              (one) =>
                one.variable === 'beds' && one.area === part.area && one.time_period === part.time_period,
            ));
      const secret = parts.filter(({ conf_status }) => conf_status === 'C');
      const resting = rows.filter((row) => secret.some((part) => isPart(row, part)));
      expect(resting.length).toBeGreaterThan(0);
      expect(resting.filter(({ conf_status }) => conf_status !== 'C')).toEqual([]);
    }));
});
