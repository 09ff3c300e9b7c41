import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predicatesOf } from '../../schemas/predicates.ts';
import { literal } from '../../schemas/sql-quote.ts';
import { readSchema, validator } from '../../schemas/validator.ts';
import { withWarehouse } from '../helpers/with-warehouse.ts';

type Observation = Readonly<Record<string, string | number | boolean | null>>;

const dimensions = ['sex', 'school_type'];
const validate = validator();
const predicates = predicatesOf(readSchema('observation'), dimensions);

const fine: Observation = {
  variable: 'population',
  area: '07315000',
  time_period: '2018',
  ref_date: '2018-12-31',
  basis: 'fort-z2011',
  obs_value: 217_118,
  obs_status: 'A',
  conf_status: 'F',
  unreliable: false,
  revised: false,
  reason: null,
  source: 'office/people',
  snapshot: '0123456789ab',
  record: 41,
  column: 'Insgesamt',
  sex: '_T',
  school_type: '_Z',
};

/** What a column of the warehouse can hold at all: its type does not change. */
const types: Readonly<Record<string, string>> = {
  obs_value: 'DECIMAL(28, 6)',
  record: 'INTEGER',
  unreliable: 'BOOLEAN',
  revised: 'BOOLEAN',
};

/** Near misses of each kind of text, beside any Unicode text. */
const texts = [
  ...[
    '',
    ' ',
    'a',
    'A',
    '_T',
    '_Z',
    'B-F',
    'ä',
    '👩‍🔬',
    '\u0000x'.slice(1),
    '1',
    '0',
    "o'clock",
    'a b',
    'a\nb',
    'a\n',
  ],
  ...[
    '07315000',
    '7315000',
    '073150001',
    '07315000.OB.15',
    '07315000.ST.000',
    '07315000.XX.15',
    '07315000 ',
    '٠٧٣١٥٠٠٠',
  ],
  ...[
    '2018',
    '1899',
    '2018-Q4',
    '2018-Q5',
    '2018-12',
    '2018-22',
    '2018\n',
    '2018-12-31',
    '2018-13-31',
    '2018-2-3',
  ],
  ...['population', 'Population', 'population-by-age', 'population-', '-population', 'population--age'],
  ...[
    'fort-z2011',
    'fort_z2011',
    'office/people',
    'office',
    'office/people/x',
    '0123456789ab',
    '0123456789AB',
  ],
  ...['A', 'B', 'L', 'M', 'O', 'Q', 'N', 'X', 'AA', 'C', 'F', 'part_missing', 'part missing'],
];

const text = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'grapheme' }).filter(isStorable));
const arbitraries = new Map<string, fc.Arbitrary<string | number | boolean | null>>([
  [
    'obs_value',
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 8),
    ),
  ],
  ['record', fc.integer({ min: -3, max: 1_000_000 })],
  ['unreliable', fc.boolean()],
  ['revised', fc.boolean()],
]);

/** A fine observation in which one or two cells hold anything, or nothing. */
const observation = fc
  .uniqueArray(fc.constantFrom(...Object.keys(fine)), { minLength: 0, maxLength: 2 })
  .chain((names) =>
    fc.record(
      Object.fromEntries(
        names.map((name) => [name, fc.option(arbitraries.get(name) ?? text, { nil: null, freq: 4 })]),
      ),
    ),
  )
  .map((changes): Observation => ({ ...fine, ...changes }));

describe('the observation contract', () => {
  it('is kept by an observation as the mapping makes it', async () => {
    await withWarehouse(async (warehouse) => {
      expect(validate('observation', fine, 'x')).toEqual([]);
      expect(await breaches([fine], warehouse)).toEqual([[]]);
    });
  });

  it('says the same of a row in SQL as of an object in JSON, value by value', {
    timeout: 60_000,
  }, async () => {
    await withWarehouse(async (warehouse) => {
      const batches = fc.array(observation, { minLength: 60, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(batches, async (rows) => {
          const inSql = await breaches(rows, warehouse);
          rows.forEach((row, index) => {
            expect({ row, broken: (inSql[index] ?? []).length > 0 }).toEqual({
              row,
              broken: isBrokenInJson(row),
            });
          });
        }),
        { numRuns: 25, seed: 2026, endOnFailure: true },
      );
    });
  });

  it.each([
    ['a value whose status says that there is none', { obs_status: 'O' }, ['obs_value, obs_status']],
    ['no value and a status that promises one', { obs_value: null }, ['obs_value, obs_status']],
    ['a status that does not exist', { obs_status: 'X' }, ['obs_status', 'obs_value, obs_status']],
    ['no status', { obs_status: null }, ['obs_status', 'obs_value, obs_status']],
    ['a key without its leading zero', { area: '7315000' }, ['area']],
    ['a month after December', { time_period: '2018-22' }, ['time_period']],
    ['a dimension without a code', { sex: null }, ['sex']],
    ['a code with an umlaut', { school_type: 'Förder' }, ['school_type']],
    ['no record', { record: null }, ['record']],
    ['a record before the first', { record: 0 }, ['record']],
    ['a column without a name', { column: '' }, ['column']],
  ])('is broken by %s', async (_, change, properties) => {
    await withWarehouse(async (warehouse) => {
      const row = { ...fine, ...change };
      expect(await breaches([row], warehouse)).toEqual([properties]);
      expect(isBrokenInJson(row)).toBe(true);
    });
  });

  it.each([
    [
      'no value, because it is secret',
      { obs_value: null, obs_status: 'Q', conf_status: 'C', reason: 'secret' },
    ],
    ['no day', { ref_date: null }],
    ['a month', { time_period: '2018-12' }],
    ['a district', { area: '07315000.OB.000' }],
    ['zero, rounded', { obs_value: 0, obs_status: 'N' }],
  ])('is kept with %s', async (_, change) => {
    await withWarehouse(async (warehouse) => {
      const row = { ...fine, ...change };
      expect(await breaches([row], warehouse)).toEqual([[]]);
      expect(isBrokenInJson(row)).toBe(false);
    });
  });
});

/** For each row the properties whose predicate is not true. */
async function breaches(
  rows: readonly Observation[],
  warehouse: { rows<Row>(sql: string): Promise<readonly Row[]> },
): Promise<readonly (readonly string[])[]> {
  const names = Object.keys(fine);
  const values = rows.map(
    (row, index) => `(${index}, ${names.map((name) => cell(name, row[name] ?? null)).join(', ')})`,
  );
  const verdicts = await warehouse.rows<Readonly<Record<string, boolean>>>(
    `SELECT ${predicates.map(({ sql }, index) => `${sql} AS p${index}`).join(', ')}
FROM (VALUES ${values.join(',\n')}) AS row(position, ${names.map((name) => `"${name}"`).join(', ')}) ORDER BY position`,
  );
  return verdicts.map((verdict) =>
    predicates.flatMap(({ property }, index) => {
      // A predicate is never NULL: a check with WHERE NOT would overlook it.
      expect(typeof verdict[`p${index}`]).toBe('boolean');
      return verdict[`p${index}`] ? [] : [property];
    }),
  );
}

function cell(name: string, value: string | number | boolean | null): string {
  const sql = typeof value === 'string' ? literal(value) : String(value ?? 'NULL');
  return `${sql}::${types[name] ?? 'VARCHAR'}`;
}

function isBrokenInJson(row: Observation): boolean {
  return validate('observation', row, 'x').length > 0;
}

/** SQL text cannot hold the null character, and lone surrogates are no text at all. */
function isStorable(candidate: string): boolean {
  return !candidate.includes('\u0000') && candidate.isWellFormed();
}
