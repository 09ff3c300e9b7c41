import { describe, expect, test } from 'vitest';
import { jsonStat } from '../../../pipelines/parsers/json-stat.ts';
import { german } from '../../helpers/german.ts';
import { cells, parsed } from './parsed.ts';

const kept = 'Der letzte gute Stand bleibt veröffentlicht.';
const tell = 'Noch einmal abrufen; bleibt es dabei, dem Herausgeber die Adresse und diese Meldung schicken.';

/** Two cities, two years and one measure; the population of the four cities' own official figures. */
const dataset = {
  version: '2.0',
  class: 'dataset',
  label: 'Bevölkerung nach Kreisen',
  source: 'Statistisches Amt',
  note: ['Fortschreibung auf Basis des Zensus 2011'],
  updated: '2026-07-01T22:30:00Z',
  id: ['Kreis', 'Jahr', 'Inhalt'],
  size: [2, 2, 1],
  role: { geo: ['Kreis'], time: ['Jahr'], metric: ['Inhalt'] },
  dimension: {
    Kreis: {
      label: 'Kreis',
      category: { index: { '07315': 1, '07211': 0 }, label: { '07211': 'Trier', '07315': 'Mainz' } },
    },
    Jahr: { label: 'Jahr', category: { index: ['2017', '2018'] } },
    Inhalt: {
      category: { label: { BEV: 'Bevölkerung' }, unit: { BEV: { label: 'Personen', decimals: 0 } } },
    },
  },
  value: [110013, 110636, 215110, 217118],
};

type Changes = Readonly<Record<string, unknown>>;

function text(changes: Changes = {}): string {
  return JSON.stringify({ ...dataset, ...changes });
}

function withDimension(name: string, changes: Changes): string {
  return text({ dimension: { ...dataset.dimension, [name]: changes } });
}

const values = async (content: string) => {
  const table = await parsed(jsonStat, content);
  return cells(table).map((row) => row.slice(6, 8));
};

describe('a figure is a row', () => {
  test('with code and label of each dimension, its sign and its unit', async () => {
    const table = await parsed(jsonStat, text());
    expect(table.columns).toEqual([
      { name: 'Kreis', unit: null },
      { name: 'Kreis > label', unit: null },
      { name: 'Jahr', unit: null },
      { name: 'Jahr > label', unit: null },
      { name: 'Inhalt', unit: null },
      { name: 'Inhalt > label', unit: null },
      { name: 'value', unit: 'Personen' },
      { name: 'status', unit: null },
      { name: 'unit', unit: null },
    ]);
    expect(table.rows).toEqual([
      row(1, '07211', 'Trier', '2017', '110013'),
      row(2, '07211', 'Trier', '2018', '110636'),
      row(3, '07315', 'Mainz', '2017', '215110'),
      row(4, '07315', 'Mainz', '2018', '217118'),
    ]);
  });

  test('and the rest of the document is preamble, footer and time stamp', async () => {
    const { preamble, footer, stand } = await parsed(jsonStat, text());
    expect(preamble).toBe('Bevölkerung nach Kreisen');
    expect(footer).toBe('Statistisches Amt\nFortschreibung auf Basis des Zensus 2011');
    expect(stand).toBe('2026-07-02T00:30:00');
  });

  test.each([
    ['2026-07-01', '2026-07-01'],
    ['2026-07-01T08:00', '2026-07-01T08:00:00'],
    ['2026-01-01T08:00:00.123+01:00', '2026-01-01T08:00:00'],
    ['2026-01-01T99:00:00Z', null],
    ['gestern', null],
    [null, null],
  ])('whose time stamp %s is read as %s', async (updated, expected) => {
    expect((await parsed(jsonStat, text({ updated }))).stand).toBe(expected);
  });

  test('however many there are, in the order of the places', async () => {
    const years = Array.from({ length: 1501 }, (_, index) => String(index));
    const table = await parsed(
      jsonStat,
      JSON.stringify({
        class: 'dataset',
        id: ['Jahr'],
        size: [1501],
        dimension: { Jahr: { category: { index: years } } },
        value: years.map(Number),
      }),
    );
    expect(cells(table).map(([code, , value]) => [code, value])).toEqual(years.map((year) => [year, year]));
    expect(table.rows.map(({ record }) => record)).toEqual(years.map((year) => Number(year) + 1));
  });
});

describe('units', () => {
  const two = (unit: Changes) =>
    text({
      dimension: {
        ...dataset.dimension,
        Jahr: { category: { index: ['EW', 'QKM'], unit } },
        Inhalt: { category: { index: ['x'] } },
      },
    });

  test('that differ stand in each row', async () => {
    const table = await parsed(jsonStat, two({ EW: { base: 'Anzahl' }, QKM: { symbol: 'km²' } }));
    expect(table.columns[6]).toEqual({ name: 'value', unit: null });
    expect(cells(table).map((one) => one[8])).toEqual(['Anzahl', 'km²', 'Anzahl', 'km²']);
  });

  test('show their multiple', async () => {
    const table = await parsed(jsonStat, two({ EW: { base: 'EUR', multiplier: 3 }, QKM: {} }));
    expect(cells(table).map((one) => one[8])).toEqual(['EUR × 10^3', '', 'EUR × 10^3', '']);
  });
});

describe('figures and signs', () => {
  test('may be sparse: what the file does not name is not there', async () => {
    expect(
      await values(text({ value: { '0': 110013, '3': null }, status: { '2': '.', '3': '...' } })),
    ).toEqual([
      ['110013', ''],
      [null, ''],
      ['.', '.'],
      ['...', '...'],
    ]);
  });

  test('a missing figure is its sign, or an empty cell', async () => {
    expect(
      await values(text({ value: [null, 0.5, null, '217118'], status: ['.', null, null, 'p'] })),
    ).toEqual([
      ['.', '.'],
      ['0.5', ''],
      ['', ''],
      ['217118', 'p'],
    ]);
  });

  test.each([['p'], [['p']]])('one sign may hold for all: %j', async (status) => {
    expect((await values(text({ status }))).map(([, sign]) => sign)).toEqual(['p', 'p', 'p', 'p']);
  });
});

describe('older documents', () => {
  const { id, size, role, dimension, class: _, ...rest } = dataset;
  const old = { ...rest, dimension: { ...dimension, id, size, role } };

  test('wrap the dataset and keep the order of the dimensions among them', async () => {
    const [now, then] = [
      await parsed(jsonStat, text()),
      await parsed(jsonStat, JSON.stringify({ dataset: old })),
    ];
    expect(then).toEqual(now);
  });

  test('with two datasets are refused', async () => {
    expect(await german(parsed(jsonStat, JSON.stringify({ one: old, two: old })))).toBe(
      'Die JSON-stat-Antwort hält nicht einen Datensatz, sondern mehrere: one | two. In request.url die Adresse des einen Datensatzes angeben, der gelesen werden soll.',
    );
  });
});

test('a collection is refused with what it holds', async () => {
  const item = [
    { class: 'dataset', href: 'https://x.example/1', label: 'Bevölkerung' },
    { href: 'https://x.example/2' },
  ];
  expect(await german(parsed(jsonStat, JSON.stringify({ class: 'collection', link: { item } })))).toBe(
    'Die JSON-stat-Antwort hält nicht einen Datensatz, sondern mehrere: Bevölkerung | https://x.example/2. In request.url die Adresse des einen Datensatzes angeben, der gelesen werden soll.',
  );
});

describe('a cube that contradicts itself is refused', () => {
  test.each([
    ['too few figures', text({ value: [1, 2, 3] }), 'size nennt 4, value dagegen 3'],
    ['too many signs', text({ status: ['p', 'p', 'p', 'p', 'p'] }), 'size nennt 4, status dagegen 5'],
    ['a size too many', text({ size: [2, 2, 1, 1] }), 'id nennt 3, size dagegen 4'],
    ['a figure outside', text({ value: { '4': 1 } }), 'value nennt die Stelle „4“, es gibt aber nur 0 bis 3'],
    ['a figure nowhere', text({ value: { a: 1 } }), 'value nennt die Stelle „a“, es gibt aber nur 0 bis 3'],
    [
      'an unknown dimension',
      text({ id: ['Kreis', 'Jahr', 'Alter'] }),
      'die Dimension „Alter“ ist nicht beschrieben',
    ],
    [
      'a category too few',
      withDimension('Jahr', { category: { index: ['2017'] } }),
      'category Jahr nennt 1, size dagegen 2',
    ],
    [
      'a category twice',
      withDimension('Jahr', { category: { index: ['2017', '2017'] } }),
      'die Ausprägungen der Dimension „Jahr“ haben keine eindeutige Reihenfolge',
    ],
    [
      'two categories at one place',
      withDimension('Jahr', { category: { index: { '2017': 0, '2018': 0 } } }),
      'die Ausprägungen der Dimension „Jahr“ haben keine eindeutige Reihenfolge',
    ],
    [
      'labels without order',
      withDimension('Jahr', { category: { label: { '2017': 'a', '2018': 'b' } } }),
      'die Ausprägungen der Dimension „Jahr“ haben keine eindeutige Reihenfolge',
    ],
    [
      'a claim of a hundred million cells',
      JSON.stringify({
        ...dataset,
        id: ['a', 'b'],
        size: [4000, 4000],
        dimension: { a: thousands(), b: thousands() },
        value: {},
      }),
      'er hätte 16000000 Felder, mehr als 10000000',
    ],
    ['a list as a figure', text({ value: [1, 2, [3], 4] }), 'Wert 3 ist keine Zahl: [3]'],
    [
      'a number with too many digits',
      text({ value: [1, 1e17, 3, 4] }),
      'Wert 2 ist keine Zahl: 100000000000000000',
    ],
  ])('%s', async (_, content, reason) => {
    expect(await german(parsed(jsonStat, content))).toBe(
      `Der JSON-stat-Würfel ist in sich nicht stimmig: ${reason}. ${tell} ${kept}`,
    );
  });
});

describe('what is no JSON-stat is refused', () => {
  const ask =
    'Die Adresse im Browser öffnen: Ist der Dienst gestört, später noch einmal abrufen; hat der Herausgeber den Aufbau geändert, request und read anpassen.';

  test.each([
    ['[1]', '„test/file“ muss ein Block aus Wörtern mit Werten sein, gefunden: [1]'],
    ['{"a":1}', '„id“ fehlt, gefunden: – (4 Abweichungen insgesamt)'],
    ['{"error":"too many cells"}', 'der Dienst meldet "too many cells"'],
    [
      text({ value: 'x' }),
      '„value“ muss eine Liste oder ein Block aus Wörtern mit Werten sein, gefunden: "x"',
    ],
  ])('%s', async (content, reason) => {
    expect(await german(parsed(jsonStat, content))).toBe(
      `Erwartet war JSON-stat, gekommen ist etwas anderes: ${reason}. ${ask} ${kept}`,
    );
  });
});

function row(record: number, kreis: string, name: string, year: string, value: string) {
  return { record, cells: [kreis, name, year, year, 'BEV', 'Bevölkerung', value, '', 'Personen'] };
}

function thousands() {
  return { category: { index: Array.from({ length: 4000 }, (_, index) => String(index)) } };
}
