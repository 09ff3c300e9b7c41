import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Differences } from '../../indicators/revision-cause-sql.ts';
import { causes } from '../../indicators/revision-cause-sql.ts';
import { changes, compileNewFigures, compileRevisions } from '../../indicators/revisions-sql.ts';
import type { Warehouse } from '../../pipelines/effects/warehouse.ts';
import { identifier, literal, plainNumber } from '../../schemas/sql-quote.ts';
import { miniProject } from '../helpers/mini-project.ts';
import { readRepository } from '../helpers/repository.ts';
import { withWarehouse } from '../helpers/with-warehouse.ts';

const { registry } = await miniProject({
  variables: { people: { dimensions: ['sex'] }, beds: {} },
  sources: {
    'office/people': {
      map: {
        area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
        period: { column: 'year', as: 'year' },
        values: [
          { column: 'people', variable: 'people', sex: '_T' },
          { column: 'beds', variable: 'beds' },
        ],
      },
    },
  },
  indicators: {
    'people-total': { value: { variable: 'people' }, by: ['sex'] },
    'beds-total': { value: { variable: 'beds' } },
  },
});
const pair = { before: 'before it', after: 'after it' };
const release = { id: '20261122T030000Z-00000000', released: '2026-11-22T03:00:00Z' };
const same: Differences = { snapshots: [], definitions: [], program: false };

/** A published figure as a test states it; whatever it does not speak about is filled in. */
interface Figure {
  readonly table?: 'indicator' | 'variable';
  readonly id?: string;
  readonly area?: string;
  readonly period?: string;
  readonly basis?: string;
  readonly sex?: string;
  readonly value: string | null;
  readonly status?: string;
  readonly reason?: string | null;
  readonly source?: string;
  readonly snapshot?: string;
}

type Revision = Readonly<Record<string, string | null>>;

describe('the revisions between two releases', () => {
  it.each<[string, Figure, Figure | null, Revision]>([
    [
      'revised',
      { value: '200' },
      { value: '203' },
      { change: 'revised', old: '200', new: '203', absolute: '3', relative: '1.5' },
    ],
    [
      'withdrawn, with the reason',
      { value: '200' },
      { value: null, status: 'O', reason: 'unknown_or_secret' },
      {
        change: 'withdrawn',
        old: '200',
        new: null,
        absolute: null,
        relative: null,
        new_reason: 'unknown_or_secret',
      },
    ],
    [
      'withdrawn with the whole row',
      { value: '200' },
      null,
      { change: 'withdrawn', old: '200', new: null, new_status: null },
    ],
    [
      'supplied',
      { value: null, status: 'L', reason: 'pending' },
      { value: '0' },
      { change: 'supplied', old: null, new: '0', absolute: null, relative: null },
    ],
    [
      'of another status only',
      { value: '200', status: 'P' },
      { value: '200' },
      {
        change: 'status',
        old: '200',
        new: '200',
        absolute: '0',
        relative: '0',
        old_status: 'P',
        new_status: 'A',
      },
    ],
    [
      'of another reason only',
      { value: null, status: 'O', reason: 'unreliable' },
      { value: null, status: 'O', reason: 'secret' },
      { change: 'status', old_reason: 'unreliable', new_reason: 'secret' },
    ],
    [
      'revised from zero: no relative change',
      { value: '0' },
      { value: '5' },
      { change: 'revised', absolute: '5', relative: null },
    ],
    [
      'revised from a negative figure: the sign tells the direction',
      { value: '-4' },
      { value: '-3' },
      { change: 'revised', absolute: '1', relative: '25' },
    ],
    [
      'revised by a half of a tenth of a percent, rounded away from zero',
      { value: '2000' },
      { value: '1999' },
      { change: 'revised', absolute: '-1', relative: '-0.1' },
    ],
    [
      'revised in the last published digit',
      { value: '123456789.123456' },
      { value: '123456789.123457' },
      { change: 'revised', absolute: '0.000001', relative: '0' },
    ],
  ])('say what is %s', async (_, before, after, expected) => {
    const found = await revisions([before], after === null ? [] : [after]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
  });

  it('say nothing of what is the same, of other snapshots alone, and of new rows', async () => {
    const before = [{ value: '200' }, { area: 'b', value: null, status: 'L' }];
    const after = [
      { value: '200', snapshot: 'bbbbbbbbbbbb' },
      { area: 'b', value: null, status: 'L' },
      { period: '2019', value: '9' },
      { area: 'c', value: '7' },
    ];
    expect(await revisions(before, after)).toEqual([]);
  });

  it('know a total again when the indicator gets a dimension', async () => {
    const found = await revisions(
      [{ sex: '_Z', value: '200' }],
      [
        { sex: '_T', value: '201' },
        { sex: 'F', value: '100' },
      ],
    );
    expect(found.map(({ change, sex, new: now }) => [change, sex, now])).toEqual([['revised', '_T', '201']]);
  });

  it('are, applied to the earlier release, the later one in every figure that both have', async () => {
    const value = fc.option(
      fc.integer({ min: -3, max: 3 }).map((n) => String(n / 4)),
      { nil: null },
    );
    const figure = fc.record({
      area: fc.constantFrom('a', 'b', 'c'),
      period: fc.constantFrom('2018', '2019'),
      basis: fc.constantFrom('_Z', 'fort-z2011'),
      sex: fc.constantFrom('_T', 'F'),
      value,
      status: fc.constantFrom('A', 'P'),
    });
    const figures = fc
      .uniqueArray(figure, { selector: keyOf, maxLength: 12 })
      .map((rows) =>
        rows.map((row) => (row.value === null ? { ...row, status: 'O', reason: 'secret' } : row)),
      );
    await withWarehouse(async (warehouse) => {
      await fc.assert(
        fc.asyncProperty(figures, figures, async (before, after) => {
          const found = await revisions(before, after, same, warehouse);
          const applied = new Map(before.map((row) => [keyOf(row), `${row.value} ${row.status}`]));
          for (const row of found) {
            const key = [row.ref_area, row.time_period, row.basis, row.sex].join(' ');
            expect(applied.get(key)).toBe(`${row.old} ${row.old_status}`);
            if (row.new_status === null) applied.delete(key);
            else applied.set(key, `${row.new} ${row.new_status}`);
          }
          const later = new Map(after.map((row) => [keyOf(row), `${row.value} ${row.status}`]));
          const both = [...later].filter(([key]) => before.some((row) => keyOf(row) === key));
          expect([...applied].sort()).toEqual(both.sort());
          const added = await warehouse.rows<{ figures: number }>(compileNewFigures(pair, registry));
          const fresh = after.filter(
            (row) => row.value !== null && !before.some((old) => keyOf(old) === keyOf(row)),
          );
          expect(added.reduce((sum, { figures: count }) => sum + count, 0)).toBe(fresh.length);
        }),
        { numRuns: 60 },
      );
    });
  });
});

describe('why a figure has changed', () => {
  const moved = [
    { source: 'office/people', snapshot: 'aaaaaaaaaaaa' },
    { source: 'office/people', snapshot: 'bbbbbbbbbbbb' },
  ];
  const before = { value: '200' };
  const revised = { value: '201', snapshot: 'bbbbbbbbbbbb' };
  const mapped = { value: '201' };
  const why = async (old: Figure, now: readonly Figure[], differences: Partial<Differences>) =>
    (await revisions([old], now, { ...same, ...differences })).map((row) => row.why);

  it.each<[string, Figure, readonly Figure[], Partial<Differences>, string]>([
    ['another snapshot', before, [revised], { snapshots: moved }, 'source_revised'],
    ['a row that the new snapshot has not', before, [], { snapshots: moved }, 'source_revised'],
    [
      'another definition of its source',
      before,
      [mapped],
      { definitions: [{ of: 'source', id: 'office/people' }] },
      'definition_changed',
    ],
    [
      'another spelling of its publisher',
      before,
      [mapped],
      { definitions: [{ of: 'publisher', id: 'office' }] },
      'definition_changed',
    ],
    [
      'its variable',
      { ...before, table: 'indicator', id: 'people-total' },
      [{ ...mapped, table: 'indicator', id: 'people-total' }],
      { definitions: [{ of: 'variable', id: 'people' }] },
      'definition_changed',
    ],
    ['a code list', before, [mapped], { definitions: [{ of: 'everything' }] }, 'definition_changed'],
    [
      'another snapshot, while another source was defined anew',
      before,
      [revised],
      { snapshots: moved, definitions: [{ of: 'source', id: 'office/beds' }] },
      'source_revised',
    ],
    [
      'another snapshot, while another indicator and a variable that it does not use were changed',
      { ...before, table: 'indicator', id: 'people-total' },
      [{ ...revised, table: 'indicator', id: 'people-total' }],
      {
        snapshots: moved,
        definitions: [
          { of: 'indicator', id: 'beds-total' },
          { of: 'variable', id: 'beds' },
        ],
      },
      'source_revised',
    ],
    [
      'another snapshot and another definition: both, since nobody can tell',
      before,
      [revised],
      { snapshots: moved, definitions: [{ of: 'source', id: 'office/people' }] },
      'source_revised definition_changed',
    ],
    [
      'a correction that came',
      before,
      [{ value: '201', status: 'E', reason: 'corrected' }],
      {},
      'correction',
    ],
    ['a correction that went', { value: null, status: 'O', reason: 'withdrawn' }, [mapped], {}, 'correction'],
    [
      'a correction that was changed',
      before,
      [mapped],
      { definitions: [{ of: 'corrections', id: 'office/people' }] },
      'correction',
    ],
    [
      'a basis that it had not',
      { value: '200', basis: 'fort-z2011' },
      [{ value: '190', basis: 'fort-z2022', snapshot: 'bbbbbbbbbbbb' }],
      { snapshots: moved },
      'source_revised new_basis',
    ],
    ['the program', before, [mapped], { program: true }, 'program_changed'],
    [
      'something that its row does not name: all that is different',
      before,
      [mapped],
      { snapshots: [{ source: 'office/beds', snapshot: 'cccccccccccc' }] },
      'source_revised',
    ],
    ['nothing that can be found', before, [mapped], {}, 'unknown'],
  ])('is %s', async (_, old, now, differences, expected) => {
    expect(await why(old, now, differences)).toEqual([expected]);
  });

  it('and what has become of it are explained in the code lists', async () => {
    const { codelists } = (await readRepository()).registry;
    const codesOf = (list: string) => codelists.get(list)?.codes.map(({ code }) => code);
    expect(codesOf('why')).toEqual([...causes]);
    expect(codesOf('change')).toEqual([...changes]);
  });
});

function keyOf({ area, period, basis, sex }: Figure): string {
  return [area, period, basis, sex].join(' ');
}

async function revisions(
  before: readonly Figure[],
  after: readonly Figure[],
  differences: Differences = same,
  warehouse?: Warehouse,
): Promise<readonly Revision[]> {
  const read = async (engine: Warehouse) => {
    await engine.run(`CREATE OR REPLACE TABLE ${identifier(pair.before)} AS ${tableOf(before)}`);
    await engine.run(`CREATE OR REPLACE TABLE ${identifier(pair.after)} AS ${tableOf(after)}`);
    const sql = compileRevisions(pair, release, differences, registry);
    const numbers = ['old', 'new'].map((when) => `${plainNumber(`${when}_value`)} AS ${when}`);
    const differing = ['absolute', 'relative'].map((how) => `${plainNumber(`${how}_change`)} AS ${how}`);
    return engine.rows<Revision>(
      `SELECT *, ${[...numbers, ...differing].join(', ')} FROM (${sql}) ORDER BY ref_area, time_period, basis, sex`,
    );
  };
  return warehouse ? read(warehouse) : withWarehouse(read);
}

function tableOf(figures: readonly Figure[]): string {
  const dimensions = registry.dimensions;
  const row = (figure: Figure) => {
    const {
      table = 'variable',
      id = 'people',
      area = 'a',
      period = '2018',
      basis = '_Z',
      sex = '_T',
    } = figure;
    const { value, status = value === null ? 'O' : 'A', reason = null } = figure;
    const { source = 'office/people', snapshot = 'aaaaaaaaaaaa' } = figure;
    const codes = dimensions.map(
      (name) => `${literal(name === 'sex' ? sex : '_Z')} AS ${identifier(name)}, `,
    );
    return `SELECT ${literal(table)} AS "table", ${literal(id)} AS id, ${literal(area)} AS ref_area, ${literal(area)} AS area_name,
  ${literal(period)} AS time_period, ${literal(basis)} AS basis, ${codes.join('')}${value ?? 'NULL'}::DECIMAL(28, 6) AS obs_value,
  ${literal(status)} AS obs_status, ${literal(reason)}::VARCHAR AS reason, ${literal(source)} AS source, ${literal(snapshot)} AS snapshot`;
  };
  if (figures.length === 0) return `${row({ value: '0' })} WHERE false`;
  return figures.map(row).join('\nUNION ALL\n');
}
