import { describe, expect, test } from 'vitest';
import { geojson } from '../../../pipelines/parsers/geojson.ts';
import { english, german } from '../../helpers/german.ts';
import { cells, parsed } from './parsed.ts';

const kept = 'Der letzte gute Stand bleibt veröffentlicht.';
const ask =
  'Die Adresse im Browser öffnen: Ist der Dienst gestört, später noch einmal abrufen; hat der Herausgeber den Aufbau geändert, request und read anpassen.';
const compare =
  'Die Datei öffnen und mit der Beschreibung unter read vergleichen; hat der Herausgeber den Aufbau geändert, read anpassen.';

/** A square of so many degrees with its south-western corner here. */
function square(longitude: number, latitude: number, width: number) {
  const [east, north] = [longitude + width, latitude + width];
  return [
    [longitude, latitude],
    [east, latitude],
    [east, north],
    [longitude, north],
    [longitude, latitude],
  ];
}

function feature(properties: object | null, geometry: object | null = null, rest: object = {}) {
  return { type: 'Feature', ...rest, properties, geometry };
}

function collection(features: readonly object[], rest: object = {}): string {
  return JSON.stringify({ type: 'FeatureCollection', ...rest, features });
}

describe('a feature is a row', () => {
  test('with its properties as columns, in the order in which they first come', async () => {
    const table = await parsed(
      geojson,
      collection([
        feature({ nr: 11, name: ' Mitte/Gartenfeld ', aktiv: true }),
        feature({ name: 'K&uuml;renz', nr: 42, bewohner: { summe: 8123.5, stand: '2025-12-31' } }),
      ]),
    );
    expect(table.names).toEqual([
      'nr',
      'name',
      'aktiv',
      'bewohner > summe',
      'bewohner > stand',
      'feature > id',
      'geometry > type',
      'geometry > area',
      'geometry',
    ]);
    expect(table.rows).toEqual([
      { record: 1, cells: ['11', 'Mitte/Gartenfeld', 'true', null, null, null, null, null, null] },
      { record: 2, cells: ['42', 'Kürenz', null, '8123.5', '2025-12-31', null, null, null, null] },
    ]);
    expect([table.preamble, table.footer, table.stand]).toEqual(['', '', null]);
  });

  test('whose null is an empty cell, while a property that it lacks is not in the file', async () => {
    const table = await parsed(geojson, collection([feature({ a: null, b: {} }), feature({ c: [1, 'x'] })]));
    expect(cells(table).map((row) => row.slice(0, 3))).toEqual([
      ['', '', null],
      [null, null, '[1,"x"]'],
    ]);
  });

  test('with the id that the service gives it', async () => {
    const table = await parsed(
      geojson,
      collection([feature({ id: 'a' }, null, { id: 'ortsbezirke.11' }), feature(null, null, { id: 12 })]),
    );
    expect(cells(table).map(([own, id]) => [own, id])).toEqual([
      ['a', 'ortsbezirke.11'],
      [null, '12'],
    ]);
  });

  test('with its geometry as text', async () => {
    const point = { type: 'Point', coordinates: [6.64, 49.75, 130] };
    const table = await parsed(geojson, collection([feature({}, point)]));
    expect(cells(table)).toEqual([[null, 'Point', null, JSON.stringify(point)]]);
  });

  test('and a collection without features is an empty table', async () => {
    expect((await parsed(geojson, collection([]))).rows).toEqual([]);
  });
});

describe('the area of a feature', () => {
  const area = async (geometry: object) => {
    const table = await parsed(geojson, collection([feature({}, geometry)]));
    expect(table.columns[2]).toEqual({ name: 'geometry > area', unit: 'km²' });
    return cells(table)[0]?.[2];
  };

  test('is that on the ellipsoid, to 100 m²', async () => {
    // Integrated by 200 000 strips of meridian arc times parallel arc: 8056.24544 and 0.80148 km².
    expect(await area({ type: 'Polygon', coordinates: [square(8, 49, 1)] })).toBe('8056.2454');
    expect(await area({ type: 'Polygon', coordinates: [square(6.64, 49.75, 0.01)] })).toBe('0.8015');
  });

  test('leaves holes out, whichever way round a ring is drawn', async () => {
    const [outer, hole] = [square(6.64, 49.75, 0.01), square(6.643, 49.753, 0.004)];
    // 0.80148 less 0.12824 km².
    expect(await area({ type: 'Polygon', coordinates: [outer, hole] })).toBe('0.6732');
    expect(await area({ type: 'Polygon', coordinates: [outer.toReversed(), hole] })).toBe('0.6732');
  });

  test('adds the parts of a district that has several', async () => {
    const parts = [[square(6.64, 49.75, 0.01)], [square(6.7, 49.75, 0.01)]];
    expect(await area({ type: 'MultiPolygon', coordinates: parts })).toBe('1.603');
    const geometries = parts.map((coordinates) => ({ type: 'Polygon', coordinates }));
    expect(await area({ type: 'GeometryCollection', geometries })).toBe('1.603');
  });

  test('is not there for points and lines', async () => {
    expect(await area({ type: 'LineString', coordinates: square(6.64, 49.75, 0.01) })).toBeNull();
  });
});

describe('coordinates', () => {
  const at = (coordinates: readonly unknown[], type = 'Point') =>
    parsed(geojson, collection([feature({}), feature({}, { type, coordinates })]));

  test('in metres are refused', async () => {
    const failing = at([332154.25, 5511234.9]);
    await expect(failing).rejects.toMatchObject({ issues: [{ code: 'bad-position', record: 2 }] });
    expect(await german(at([332154.25, 5511234.9]))).toBe(
      `Die Koordinate 332154.25, 5511234.9 ist kein Längen- und Breitengrad in Deutschland: so große Zahlen sind keine Grade, sondern wohl Meter (UTM oder Gauß-Krüger). Beim Dienst EPSG:4326 verlangen (request.query.crs), oder eine Adresse mit Längen- und Breitengraden suchen. ${kept}`,
    );
  });

  test('with the latitude first are refused', async () => {
    expect(await german(at([49.75, 6.64]))).toBe(
      `Die Koordinate 49.75, 6.64 ist kein Längen- und Breitengrad in Deutschland: die Breite steht vor der Länge. Antwortet der Dienst immer so, bei via: ogc-api und wfs request.query.axes auf latitude-first setzen; sonst den Herausgeber darauf hinweisen. ${kept}`,
    );
  });

  test('in the Gulf of Guinea are refused', async () => {
    expect(await english(at([[[0, 0]]], 'Polygon'))).toBe(
      'The position 0, 0 is no longitude and latitude in Germany: the place lies elsewhere. Check that the address delivers the right layer; otherwise tell the publisher of the feature. The last good data stay published.',
    );
  });

  test.each([
    ['a polygon', [6.64, 49.75], 'Polygon'],
    ['a point', ['6.64', '49.75'], 'Point'],
    ['a line', [[6.64]], 'LineString'],
  ])('that are not built like those of %s are refused', async (_, coordinates, type) => {
    expect(await german(at(coordinates, type))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: die Koordinaten von Objekt 2 sind nicht aufgebaut wie die eines ${type}. ${compare}`,
    );
  });

  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:4258'])(
    'may be declared as %s',
    async (name) => {
      const crs = { type: 'name', properties: { name } };
      expect((await parsed(geojson, collection([feature({})], { crs }))).rows).toHaveLength(1);
    },
  );

  test('declared as UTM are refused', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } };
    expect(await german(parsed(geojson, collection([feature({})], { crs })))).toBe(
      'Die Geometrien stehen im Koordinatensystem urn:ogc:def:crs:EPSG::25832 statt in Längen- und Breitengraden. Beim Dienst EPSG:4326 verlangen (request.query.crs), oder eine Adresse mit Längen- und Breitengraden suchen; GeoJSON ist so festgelegt (RFC 7946).',
    );
  });
});

describe('what is no GeoJSON is refused', () => {
  test.each([
    ['{"type":"FeatureCollection"', 'das ist kein JSON und beginnt mit „{"type":"FeatureCollection"“'],
    ['{"type":"Topology","features":[]}', '„type“ muss FeatureCollection sein, gefunden: "Topology"'],
    ['{"type":"FeatureCollection"}', '„features“ fehlt, gefunden: –'],
    [
      '{"type":"FeatureCollection","features":[{"type":"Feature","id":{}},1]}',
      '„features.0.id“ muss ein Text oder eine Zahl sein, gefunden: {} (2 Abweichungen insgesamt)',
    ],
  ])('%s', async (text, reason) => {
    expect(await german(parsed(geojson, text))).toBe(
      `Erwartet war GeoJSON, gekommen ist etwas anderes: ${reason}. ${ask} ${kept}`,
    );
  });

  test('even if it is nested without end', async () => {
    const deep = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":${'['.repeat(5000)}`;
    expect(await german(parsed(geojson, deep))).toBe(
      `Erwartet war GeoJSON, gekommen ist etwas anderes: es ist mehr als 100fach verschachtelt. ${ask} ${kept}`,
    );
  });

  test('but brackets in a text are no nesting', async () => {
    const text = '"'.padEnd(300, '[');
    expect(cells(await parsed(geojson, collection([feature({ text })])))[0]?.[0]).toBe(text);
  });
});

describe('nothing gets lost', () => {
  test('of a key with more digits than JSON holds', async () => {
    const text =
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"key":111000000000000001}}]}';
    expect(await german(parsed(geojson, text))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: „key“ von Objekt 1 ist eine Zahl mit mehr Stellen, als JSON genau überträgt; der Herausgeber muss sie als Text liefern. ${compare}`,
    );
  });

  test('of two properties that would be one column', async () => {
    expect(await german(parsed(geojson, collection([feature({ a: { b: 1 }, 'a > b': 2 })])))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: Objekt 1 hat zwei Angaben mit dem Namen „a > b“. ${compare}`,
    );
  });
});
