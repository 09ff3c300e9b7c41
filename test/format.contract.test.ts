import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats, type OutputColumn, type OutputFormat } from '../output/format.ts';
import { openWarehouse, type Warehouse } from '../pipelines/effects/warehouse.ts';
import { literal } from '../schemas/sql-quote.ts';
import { withFolder } from './helpers/with-folder.ts';

/** How to read a format back, and where it may differ from the rule, with the reason. */
interface Contract {
  /** SQL that reads the file, every column as text where the format has no types. */
  readonly read: (path: string) => string;
  readonly deviations: {
    /** How a decimal comes back. */
    readonly decimals?: { readonly as: 'DOUBLE'; readonly because: string };
    /** How a boolean or a date comes back. */
    readonly types?: { readonly as: 'text'; readonly because: string };
  };
}

/** One line for each format of output/format.ts. */
const contracts = new Map<string, Contract>([
  [
    'csv',
    {
      read: (path) =>
        `read_csv(${literal(path)}, header = true, all_varchar = true, nullstr = '', allow_quoted_nulls = false)`,
      deviations: { types: { as: 'text', because: 'CSV knows only text; code lists say what it means.' } },
    },
  ],
  [
    'parquet',
    {
      read: (path) => `read_parquet(${literal(path)})`,
      deviations: {
        decimals: {
          as: 'DOUBLE',
          because: 'Decimals turn into objects in pandas; they are rounded beforehand.',
        },
      },
    },
  ],
]);

const warehouse: Warehouse = await openWarehouse({ isSmall: true });

it('every output format keeps the contract below', () => {
  expect(formats.map(({ id }) => id)).toEqual([...contracts.keys()]);
});

describe.each(formats)('$id', (format) => {
  const contract = contracts.get(format.id);
  if (!contract) throw new Error(`no contract for ${format.id}`);
  const { deviations } = contract;
  const asText = deviations.types?.as === 'text';

  it('tells no value from zero and from empty text', async () => {
    const { rows } = await roundTrip(
      format,
      `SELECT * FROM (VALUES (1, NULL, NULL), (2, 0, ''), (3, 5, 'a')) AS t(n, value, label)`,
    );
    expect(rows.map(({ value, label }) => [value === null ? null : Number(value), label])).toEqual([
      [null, null],
      [0, ''],
      [5, 'a'],
    ]);
  });

  it.each([
    'Ludwigshafen am Rhein – Süd: Öffentliches, Größe ß',
    'sagt „ja“, "nein", und \'vielleicht\'',
    'a,b;c\td',
    'zwei\nZeilen',
    'zwei\r\nZeilen',
    ' am Rand ',
    '👩‍🔬 عربى',
    'NULL',
    '\\N',
    '#N/A',
    '=1+1',
  ])('keeps the text %j letter by letter', async (text) => {
    const { rows } = await roundTrip(format, `SELECT ${literal(text)} AS label`);
    expect(rows).toEqual([{ label: text }]);
  });

  it('keeps leading zeros of a key', async () => {
    const { rows, types } = await roundTrip(format, `SELECT '07315000' AS ref_area`);
    expect(rows).toEqual([{ ref_area: '07315000' }]);
    expect(types).toEqual({ ref_area: 'VARCHAR' });
  });

  it('keeps true and false', async () => {
    const { rows } = await roundTrip(
      format,
      `SELECT * FROM (VALUES (1, true), (2, false), (3, NULL)) AS t(n, revised)`,
    );
    expect(rows.map(({ revised }) => revised)).toEqual(
      asText ? ['true', 'false', null] : [true, false, null],
    );
  });

  it('keeps a day', async () => {
    const { rows } = await roundTrip(format, `SELECT DATE '2018-12-31' AS ref_date`);
    expect(
      rows.map(({ ref_date }) => (ref_date instanceof Date ? ref_date.toISOString().slice(0, 10) : ref_date)),
    ).toEqual(['2018-12-31']);
  });

  it.each([
    ['0.100000', 'DECIMAL(28, 6)', '0.1'],
    ['1234.500000', 'DECIMAL(28, 6)', '1234.5'],
    ['-0.3', 'DECIMAL(28, 6)', '-0.3'],
    ['100', 'DECIMAL(28, 6)', '100'],
    ['0', 'DECIMAL(28, 6)', '0'],
    ['0.000001', 'DECIMAL(28, 6)', '0.000001'],
    ['616411', 'DECIMAL(38, 6)', '616411'],
    ['2236.55', 'DECIMAL(10, 2)', '2236.55'],
    ['100', 'DECIMAL(28, 0)', '100'],
    ['9007199254740993', 'DECIMAL(28, 6)', '9007199254740993'],
  ])('writes %s as %s exactly and as short as it is', async (value, type, short) => {
    const { rows, types } = await roundTrip(format, `SELECT ${value}::${type} AS obs_value`);
    const expected = deviations.decimals?.as === 'DOUBLE' ? Number(short) : short;
    expect(rows).toEqual([{ obs_value: expected }]);
    if (deviations.decimals) expect(types).toEqual({ obs_value: deviations.decimals.as });
  });

  it('orders its rows by all columns, whatever order they come in', async () => {
    const values = ['(2, NULL)', "(1, 'b')", '(2, NULL)', "(1, 'a')", '(NULL, NULL)'];
    const orders = [values, [...values].reverse()];
    const written = [];
    for (const order of orders) {
      written.push(
        (await roundTrip(format, `SELECT * FROM (VALUES ${order.join(', ')}) AS t(n, label)`)).bytes,
      );
    }
    expect(written[0]?.equals(written[1] ?? Buffer.alloc(0))).toBe(true);
  });

  it('writes a relation without rows with its columns', async () => {
    const { rows, types } = await roundTrip(
      format,
      `SELECT 'a' AS label, 1::DECIMAL(28, 6) AS obs_value LIMIT 0`,
    );
    expect(rows).toEqual([]);
    expect(Object.keys(types)).toEqual(['label', 'obs_value']);
  });

  it('takes any name of a column and any path', async () => {
    const { rows } = await roundTrip(format, `SELECT 'x' AS "a ""b"", c"`, "it's here");
    expect(rows).toEqual([{ 'a "b", c': 'x' }]);
  });
});

describe('csv', () => {
  const csv = formats.find(({ id }) => id === 'csv');
  if (!csv) throw new Error('no format csv');
  let text = '';
  beforeAll(async () => {
    const { bytes } = await roundTrip(
      csv,
      `SELECT 'Süd' AS area_name, 1.50::DECIMAL(28, 6) AS obs_value, NULL AS reason, true AS revised`,
    );
    text = bytes.toString('utf8');
  });

  it('is UTF-8 without a byte order mark, with commas, decimal points and LF', () => {
    expect(text).toBe('area_name,obs_value,reason,revised\nSüd,1.5,,true\n');
    expect(text.charCodeAt(0)).not.toBe(0xfeff);
  });
});

interface RoundTrip {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly types: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Writes a query in this format and reads it back. */
function roundTrip(format: OutputFormat, query: string, folderName = 'data'): Promise<RoundTrip> {
  return withFolder(async (folder) => {
    const path = join(folder, `${folderName}.${format.extension}`);
    const described = await warehouse.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${query}`);
    const columns = described.map(
      ({ column_name, column_type }): OutputColumn => ({ name: column_name, type: column_type }),
    );
    await warehouse.run(format.statement(`(${query})`, columns, path));
    const source = contracts.get(format.id)?.read(path) ?? '';
    const back = await warehouse.rows<{ column_name: string; column_type: string }>(
      `DESCRIBE SELECT * FROM ${source}`,
    );
    return {
      rows: await warehouse.rows(`SELECT * FROM ${source}`),
      types: Object.fromEntries(back.map(({ column_name, column_type }) => [column_name, column_type])),
      bytes: readFileSync(path),
    };
  });
}
