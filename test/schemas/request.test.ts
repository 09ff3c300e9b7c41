import { describe, expect, test } from 'vitest';
import { validator } from '../../schemas/validator.ts';

type Json = Readonly<Record<string, unknown>>;

const source = {
  title: { de: 'Datei' },
  publisher: 'trier',
  licence: 'dl-by-de/2.0',
  schedule: '0 4 2 * *',
  read: { parser: 'csv' },
  snapshot: 'whole',
  map: {
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
    period: { column: 'year', as: 'year' },
    values: [{ column: 'people', variable: 'people' }],
  },
};

/** What is wrong with a request, in German and without the cure. */
function sentences(request: Json, parser = 'csv'): readonly string[] {
  const whole = { url: 'https://opendata.example', verified: false, mirror: 'x', ...request };
  const issues = validator()('source', { ...source, read: { parser }, request: whole }, 'trier/people.yaml');
  return issues.map(({ sentence }) => sentence.de);
}

describe('a request', () => {
  test.each<[Json, string]>([
    [{}, 'csv'],
    [{ via: 'download' }, 'json-stat'],
    [{ via: 'ckan', query: { dataset: 'people', resource: { format: 'CSV' }, newest: true } }, 'csv'],
    [
      { via: 'ogc-api', query: { collection: 'ob', axes: 'latitude-first', parameters: { city: 'Trier' } } },
      'geojson',
    ],
    [{ via: 'wfs', query: { layer: 'ob', version: '1.1.0', format: 'geojson', page: 100 } }, 'geojson'],
    [{ via: 'pxweb', query: { select: { a: ['1'], b: { top: 1 }, c: 'all', d: 'total' } } }, 'json-stat'],
  ])('may be %j', (request, parser) => {
    expect(sentences(request, parser)).toEqual([]);
  });

  test.each<[Json, string, readonly string[]]>([
    [
      { query: { dataset: 'people' } },
      'csv',
      ['„request.query“ gehört nicht hierher, gefunden: {"dataset":"people"}.'],
    ],
    [{ via: 'ckan' }, 'csv', ['„request.query“ fehlt, gefunden: –.']],
    [
      { via: 'ckan', query: { dataset: 'people', resource: {} }, account: 'trier' },
      'csv',
      [
        '„request.query.resource“ darf nicht leer sein, gefunden: {}.',
        '„request.account“ gehört nicht hierher, gefunden: "trier".',
      ],
    ],
    [
      { via: 'wfs', query: { layer: 'ob', collection: 'ob', version: '3.0' } },
      'geojson',
      [
        'Das Wort „collection“ gibt es hier nicht.',
        '„request.query.version“ muss eines von 2.0.0, 1.1.0 sein, gefunden: "3.0".',
      ],
    ],
    [
      { via: 'ogc-api', query: { collection: 'ob' } },
      'csv',
      ['„read.parser“ muss geojson sein, gefunden: "csv".'],
    ],
    [
      { via: 'pxweb', query: { select: { a: 'some' } } },
      'xlsx',
      [
        '„request.query.select.a“ hat keine der erlaubten Formen, gefunden: "some".',
        '„read.parser“ muss eines von json-stat, csv sein, gefunden: "xlsx".',
      ],
    ],
  ])('must not be %j', (request, parser, expected) => {
    expect(sentences(request, parser).toSorted()).toEqual(expected.toSorted());
  });

  test('must go a way that there is', () => {
    expect(sentences({ via: 'ftp' })).toEqual([
      expect.stringMatching(/^„request\.via“ muss eines von download, .+ sein, gefunden: "ftp"\.$/),
    ]);
  });

  test('is explained where it is wrong by what the schema says of that very word', () => {
    const whole = {
      ...source,
      request: { url: 'https://x.example', verified: false, mirror: 'x', via: 'wfs', query: {} },
    };
    const [first] = validator()('source', { ...whole, read: { parser: 'geojson' } }, 'trier/people.yaml');
    expect(first?.cure.de).toBe(
      'Den Wert nach der Beschreibung in schemas/source.schema.json berichtigen: The name of the layer (feature type).',
    );
  });
});
