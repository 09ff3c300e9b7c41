import { describe, expect, it } from 'vitest';
import type { Issue } from '../../schemas/issues.ts';
import { nearest, type SchemaName, validator } from '../../schemas/validator.ts';

const validate = validator();

const variable = {
  title: { de: 'Bevölkerung', en: 'Population' },
  definition: { de: 'Wer hier wohnt.', en: 'Who lives here.' },
  unit: 'PERS',
  kind: 'stock',
  dimensions: ['sex'],
  sources: ['office/people'],
};
const source = {
  title: { de: 'Bevölkerung' },
  publisher: 'office',
  licence: 'dl-by-de/2.0',
  request: { url: 'https://example.org/people.csv', verified: false, mirror: 'people' },
  schedule: '0 4 2 * *',
  read: { parser: 'csv' },
  snapshot: 'whole',
  map: {
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
    period: { column: 'year', as: 'year' },
    values: [{ column: 'people', variable: 'people' }],
  },
};
const indicator = {
  title: { de: 'Bevölkerung', en: 'Population' },
  definition: { de: 'Wer hier wohnt.', en: 'Who lives here.' },
  formula: { de: 'wie geliefert', en: 'as delivered' },
  unit: 'PERS',
  decimals: 0,
  themes: ['SOCI'],
  keywords: { de: ['Bevölkerung'], en: ['population'] },
  frequency: 'ANNUAL',
  issued: '2026-11-21',
  traps: [],
  comparability: { all: { D: 1, S: 1, R: 1, G: 1, T: 1 } },
  value: { variable: 'people' },
};
const areas = (area: object) => ({
  title: { de: 'Städte', en: 'Cities' },
  levels: [],
  groups: [],
  schemes: {},
  areas: [{ name: 'Mainz', level: 'city', from: '2015-01-01', ...area }],
});

describe('a definition', () => {
  it.each([
    ['variable', variable],
    ['source', source],
    ['indicator', indicator],
    ['areas', areas({ id: '07315000' })],
  ] as const)('of a %s without a slip passes', (schema, value) => {
    expect(validate(schema, value, 'x.yaml')).toEqual([]);
  });

  it('with a mistyped word is told which one is meant', () => {
    expect(german('variable', { ...variable, dimension: ['sex'] })).toBe(
      'Das Wort „dimension“ gibt es hier nicht. Gemeint ist wohl „dimensions“. Schreibweise prüfen; erlaubt sind: decimals, definition, dimensions, kind, reference, sources, title, unit.',
    );
  });

  it('with a foreign word is told which ones exist', () => {
    expect(german('variable', { ...variable, Farbe: 'blau' })).toBe(
      'Das Wort „Farbe“ gibt es hier nicht. Schreibweise prüfen; erlaubt sind: decimals, definition, dimensions, kind, reference, sources, title, unit.',
    );
  });

  it('that lacks a word is told what belongs there', () => {
    const { kind, ...without } = variable;
    expect(german('variable', without)).toBe(
      '„kind“ fehlt, gefunden: –. Den Wert nach der Beschreibung in schemas/variable.schema.json berichtigen: stock: at a date. flow: over a period. rate: delivered as such, never added up.',
    );
  });

  it('that lacks a language is told where', () => {
    expect(german('variable', { ...variable, title: { de: 'Bevölkerung' } })).toBe(
      '„title.en“ fehlt, gefunden: –. Den Wert nach der Beschreibung in schemas/variable.schema.json berichtigen: English.',
    );
  });

  it('with a value off the list is told the list', () => {
    expect(german('variable', { ...variable, kind: 'stok' })).toBe(
      '„kind“ muss eines von stock, flow, rate sein, gefunden: "stok". Den Wert nach der Beschreibung in schemas/variable.schema.json berichtigen: stock: at a date. flow: over a period. rate: delivered as such, never added up.',
    );
  });

  it('with a key that YAML has read as a number is told to quote it', () => {
    expect(german('areas', areas({ id: 7_315_000 }))).toBe(
      '„areas.0.id“ ist als Zahl gelesen worden (7315000); dabei gehen führende Nullen verloren. Den Schlüssel in Anführungszeichen setzen, mit führender Null: "07315000".',
    );
  });

  it('with a key that lacks a digit is told the form', () => {
    expect(german('areas', areas({ id: '7315000' }))).toBe(
      '„areas.0.id“ hat nicht die Form ^[0-9]{8}(\\.(OB|ST)\\.[0-9]{2,3})?$, gefunden: "7315000". Den Wert nach der Beschreibung in schemas/areas.schema.json berichtigen: Permanent id: the AGS of a city, or AGS.level.code of a district. In quotes.',
    );
  });

  it('with a text where a number belongs is told so', () => {
    expect(german('variable', { ...variable, decimals: '1' })).toBe(
      '„decimals“ muss eine ganze Zahl sein, gefunden: "1". Den Wert nach der Beschreibung in schemas/variable.schema.json berichtigen: Decimal places that the sources give; 0 unless told.',
    );
  });

  it('with a number beyond its bounds is told the bound', () => {
    expect(german('variable', { ...variable, decimals: 7 })).toContain(
      '„decimals“ darf nicht größer als 6 sein, gefunden: 7.',
    );
    expect(german('source', { ...source, request: { ...source.request, timeout: 0 } })).toContain(
      '„request.timeout“ darf nicht kleiner als 1 sein, gefunden: 0.',
    );
  });

  it('with a day that does not exist is told so', () => {
    expect(german('areas', areas({ id: '07315000', from: '2015-02-30' }))).toContain(
      '„areas.0.from“ ist nicht von der Form date, gefunden: "2015-02-30".',
    );
  });

  it('with an empty list or the same thing twice is told so', () => {
    expect(german('variable', { ...variable, sources: [] })).toContain(
      '„sources“ braucht mindestens 1 in der Liste, gefunden: [].',
    );
    expect(german('variable', { ...variable, sources: ['a/b', 'a/b'] })).toContain(
      '„sources“ nennt etwas zweimal, gefunden: ["a/b","a/b"].',
    );
  });

  it('that is an empty file is told what a definition is', () => {
    expect(german('variable', null)).toBe(
      '„x.yaml“ muss ein Block aus Wörtern mit Werten sein, gefunden: –. Den Wert nach der Beschreibung in schemas/variable.schema.json berichtigen: A variable: what is counted. It is a table.',
    );
  });
});

describe('a definition with alternatives', () => {
  const { value, ...neither } = indicator;
  const ratio = { of: [{ variable: 'people' }], per: [{ variable: 'area' }] };

  it('needs one of them', () => {
    expect(german('indicator', neither)).toBe(
      '„x.yaml“ braucht genau eines von value, ratio, gefunden: –. Den Wert nach der Beschreibung in schemas/indicator.schema.json berichtigen: An indicator: what is published. It is a view.',
    );
  });

  it('takes no two of them, even if something else is wrong too', () => {
    const issues = validate('indicator', { ...neither, value, ratio, unti: 'x' }, 'x.yaml');
    expect(issues.map(({ sentence }) => sentence.de).sort()).toEqual([
      'Das Wort „unti“ gibt es hier nicht. Gemeint ist wohl „unit“.',
      '„x.yaml“ braucht genau eines von value, ratio, gefunden: "value, ratio".',
    ]);
  });

  it('is told of the alternative that was meant', () => {
    expect(
      german('indicator', { ...indicator, value: { variable: 'people', where: { age: { form: 65 } } } }),
    ).toBe(
      'Das Wort „form“ gibt es hier nicht. Gemeint ist wohl „from“. Schreibweise prüfen; erlaubt sind: below, from.',
    );
    expect(german('source', { ...source, read: { parser: 'csv', header: 0 } })).toBe(
      '„read.header“ darf nicht kleiner als 1 sein, gefunden: 0. Den Wert nach der Beschreibung in schemas/source.schema.json berichtigen: csv, xlsx: the line (or lines) that name the columns, counted from 1; everything above is preamble. 1 unless told.',
    );
  });

  it('is told of all when none was meant', () => {
    expect(german('indicator', { ...indicator, value: { variable: 'people', where: { age: 65 } } })).toBe(
      '„value.where.age“ hat keine der erlaubten Formen, gefunden: 65. Den Wert nach der Beschreibung in schemas/indicator.schema.json berichtigen: A code of the dimension, or bounds in years: from (inclusive) and below (exclusive).',
    );
  });
});

describe('every issue', () => {
  it('names the line that the file gives for its place', () => {
    const seen: string[] = [];
    const lineOf = (pointer: string) => seen.push(pointer);
    const broken = { ...variable, kind: 'stok', title: { de: 'x', en: 'x', fr: 'x' } };
    const issues = validate('variable', broken, 'x.yaml', lineOf);
    expect(issues.map(({ record }) => seen[Number(record) - 1]).sort()).toEqual(['/kind', '/title/fr']);
  });

  it('is told at once, with all the others of its file', () => {
    const broken = { ...variable, unit: 5, kind: 'stok', sources: [] };
    expect(validate('variable', broken, 'x.yaml').map(({ column }) => column)).toEqual([
      'unit',
      'kind',
      'sources',
    ]);
  });
});

describe('the nearest word', () => {
  it.each([
    ['dimension', ['dimensions', 'definition'], 'dimensions'],
    ['FORM', ['from', 'below'], 'from'],
    ['populaton', ['population', 'pupils'], 'population'],
    ['Farbe', ['population', 'pupils'], null],
    ['x', [], null],
  ])('to %s among %j is %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });
});

/** Sentence and cure of the only issue. */
function german(schema: SchemaName, value: unknown): string {
  const issues: readonly Issue[] = validate(schema, value, 'x.yaml');
  return issues.map(({ sentence, cure }) => `${sentence.de} ${cure.de}`).join('\n');
}
