import { describe, expect, it } from 'vitest';
import { fits } from '../../../pipelines/steps/column-labels.ts';
import { planColumns } from '../../../pipelines/steps/columns.ts';
import type { Source } from '../../../schemas/types.ts';
import { messagesOf } from '../../helpers/harmonize-text.ts';
import { type Definitions, type MapDefinition, miniSource } from '../../helpers/mini-project.ts';

const spellings = {
  sex: { _T: ['Insgesamt'], M: ['männlich', 'Männer'], F: ['weiblich'] },
  age: { Y_LT18: ['unter 18 Jahre'], Y_GE65: ['65 Jahre und mehr'] },
};
const variables: Definitions['variables'] = {
  people: { dimensions: ['sex', 'age'] },
  area: { unit: 'KM2' },
};

describe('a column', () => {
  it('is taken by the line that names it', async () => {
    const { values, issues } = await plan(['people'], {
      values: [{ column: 'people', variable: 'people', sex: 'F' }],
    });
    expect(values).toMatchObject([{ name: 'people', variable: 'people', codes: { sex: 'F' }, factor: '1' }]);
    expect(issues).toEqual([]);
  });

  it('is taken by a template with the codes that its labels spell', async () => {
    const names = ['männlich > unter 18 Jahre', 'weiblich > 65 Jahre und mehr'];
    const { values, issues } = await plan(names, {
      values: [{ column: '{sex} > {age}', variable: 'people' }],
    });
    expect(values.map(({ codes }) => codes)).toEqual([
      { sex: 'M', age: 'Y_LT18' },
      { sex: 'F', age: 'Y_GE65' },
    ]);
    expect(issues).toEqual([]);
  });

  it('prefers its exact name to skip, and skip to a template', async () => {
    const { values, issues } = await plan(['Insgesamt', 'Männer', 'weiblich'], {
      values: [
        { column: 'Insgesamt', variable: 'people' },
        { column: '{sex}', variable: 'people' },
      ],
      skip: [
        { column: 'Insgesamt', because: 'Der genaue Name gilt trotzdem.' },
        { column: 'Männ*', because: 'Steht in einer anderen Datei.' },
      ],
    });
    expect(values.map(({ name, codes }) => ({ name, codes }))).toEqual([
      { name: 'Insgesamt', codes: {} },
      { name: 'weiblich', codes: { sex: 'F' } },
    ]);
    expect(issues).toEqual([]);
  });

  it('may hold several variables, told apart by the rows', async () => {
    const { values } = await plan(['value', 'measure'], {
      values: [
        { column: 'value', variable: 'people', rows: { measure: 'Personen' } },
        { column: 'value', variable: 'area', rows: { measure: 'Fläche' } },
      ],
    });
    expect(values.map(({ variable, rows }) => ({ variable, rows }))).toEqual([
      { variable: 'people', rows: { measure: 'Personen' } },
      { variable: 'area', rows: { measure: 'Fläche' } },
    ]);
  });

  it('is not looked for in the columns that say where, when and what', async () => {
    const { values, issues } = await plan(['key', 'name', 'year', 'Personen'], {
      area: { column: 'key', scheme: 'kreis5', name: 'name', outside: 'ignore' },
      values: [{ column: '{sex}', variable: 'people', rows: { Personen: 'ja' } }],
    });
    expect(values).toEqual([]);
    // The line finds nothing, but no role column is taken for a label.
    expect(messagesOf(issues)).toEqual([
      'office/people: Zu „{sex}“ gibt es in der Datei keine Spalte. Hat der Herausgeber die Spalte umbenannt, die Zeile anpassen; die Datei hat: key | year | name | Personen.',
    ]);
  });

  it('that nothing takes is an error', async () => {
    const { issues } = await plan(['people', 'households'], {
      values: [{ column: 'people', variable: 'people' }],
    });
    expect(messagesOf(issues)).toEqual([
      'office/people: Die Spalte „households“ ist keiner Zeile unter map.values zugeordnet. Eine Zeile unter map.values ergänzen, die Bezeichnung in spellings.yaml aufnehmen, oder die Spalte unter skip mit Grund nennen.',
    ]);
  });

  it('that two templates take is an error', async () => {
    const { values, issues } = await plan(['Männer'], {
      values: [
        { column: '{sex}', variable: 'people' },
        { column: '{sex}', variable: 'people', age: 'Y_LT18' },
      ],
    });
    expect(values).toEqual([]);
    expect(messagesOf(issues)).toEqual([
      'office/people: Die Spalte „Männer“ passt auf mehrere Zeilen unter map.values: {sex}, {sex}. Die Muster enger fassen, oder die Spalte mit ihrem genauen Namen nennen.',
    ]);
  });

  it('with a label that nobody has spelt is an error', async () => {
    const { issues } = await plan(['Männer', 'divers'], {
      values: [{ column: '{sex}', variable: 'people' }],
    });
    expect(messagesOf(issues)).toEqual([
      'office/people: „divers“ in der Spalte „divers“ ist keinem Code von sex zugeordnet. Die Bezeichnung in spellings.yaml aufnehmen, oder die Zeilen unter skip mit Grund ausschließen.',
    ]);
  });

  it('may be called like a word of JavaScript without being spelt', async () => {
    const { issues } = await plan(['constructor'], { values: [{ column: '{sex}', variable: 'people' }] });
    expect(issues.map(({ code, value }) => [code, value])).toEqual([['unknown-label', 'constructor']]);
  });

  it('may have any letters of a pattern in its name', async () => {
    const name = 'Anteil (in %) [a+b]? $';
    const { values, issues } = await plan([name, 'Anteil (in %) x'], {
      values: [{ column: name, variable: 'people' }],
      skip: [{ column: 'Anteil (in %) *', because: 'Gehört nicht hierher.' }],
    });
    expect(values.map((value) => value.name)).toEqual([name]);
    expect(issues).toEqual([]);
  });

  it('gone from the file is named, with the nearest that is there', async () => {
    const { issues } = await plan(['key', 'year', 'Bevölkerung insgesamt'], {
      values: [{ column: 'Bevölkerung Insgesamt', variable: 'people' }],
    });
    expect(messagesOf(issues)).toEqual([
      'office/people: Die Spalte „Bevölkerung insgesamt“ ist keiner Zeile unter map.values zugeordnet. Eine Zeile unter map.values ergänzen, die Bezeichnung in spellings.yaml aufnehmen, oder die Spalte unter skip mit Grund nennen.',
      'office/people: Zu „Bevölkerung Insgesamt“ gibt es in der Datei keine Spalte. Ähnlich heißt „Bevölkerung insgesamt“. Hat der Herausgeber die Spalte umbenannt, die Zeile anpassen; die Datei hat: key | year | Bevölkerung insgesamt.',
    ]);
  });

  it('that a role needs and the file does not have is an error', async () => {
    const { issues } = await plan(
      ['Schlüssel', 'year', 'people'],
      {
        values: [{ column: 'people', variable: 'people' }],
        skip: [{ column: 'Schlüssel', because: 'Nur ein Beispiel.' }],
      },
      ['year', 'people', 'Schlüssel'],
    );
    expect(messagesOf(issues)).toEqual([
      'office/people: Die Spalte „key“ fehlt. Hat der Herausgeber sie umbenannt, den Namen in der Quelle anpassen; die Datei hat: year | people | Schlüssel.',
    ]);
  });
});

describe('the unit of a column', () => {
  it.each([
    [null, undefined, '1'],
    ['Personen', undefined, '1'],
    ['Anzahl', undefined, '1'],
    ['Tsd. Personen', 'Tsd. Personen', '1000'],
    [null, 'Tsd. Personen', '1000'],
  ])('%s, expected %s, gives the factor %s', async (written, unit, factor) => {
    const { values, issues } = await planUnit(written, unit);
    expect(values.map((value) => value.factor)).toEqual([factor]);
    expect(issues).toEqual([]);
  });

  it.each([
    ['Tsd. Personen', undefined, 'Personen / Anzahl'],
    ['Haushalte', undefined, 'Personen / Anzahl'],
    ['Personen', 'Tsd. Personen', 'Tsd. Personen'],
    ['Tsd. Personen', 'Personen', 'Personen'],
    ['constructor', undefined, 'Personen / Anzahl'],
  ])('%s, expected %s, is an error', async (written, unit, expected) => {
    const { issues } = await planUnit(written, unit);
    expect(messagesOf(issues)).toEqual([
      `office/people: Die Spalte „people“ trägt die Einheit „${written}“, erwartet wird ${expected}. Prüfen, ob der Herausgeber die Einheit geändert hat; wenn ja, unit in der Quelle anpassen oder die Schreibweise in codes/units.yaml aufnehmen.`,
    ]);
  });

  it.each<[string, Source['read']]>([
    ['a GENESIS file whose header lost its unit row', { parser: 'genesis' }],
    ['a CSV file whose line of units has none for it', { parser: 'csv', units: 2 }],
  ])('that is declared is missed in %s', async (_, read) => {
    const { issues } = await planUnit(null, 'Tsd. Personen', read);
    expect(messagesOf(issues)).toEqual([
      'office/people: Die Spalte „people“ trägt keine Einheit mehr, erwartet wird Tsd. Personen. Prüfen, in welcher Einheit die Zahlen stehen; nennt der Kopf der Datei nie eine, read.units: none angeben.',
    ]);
  });

  it.each<[string, Source['read']]>([
    ['a CSV file, whose header knows no units', { parser: 'csv' }],
    ['a GENESIS file that never has a unit row', { parser: 'genesis', units: 'none' }],
  ])('that is declared is taken at its word in %s', async (_, read) => {
    const { values, issues } = await planUnit(null, 'Tsd. Personen', read);
    expect(values.map(({ factor }) => factor)).toEqual(['1000']);
    expect(issues).toEqual([]);
  });

  it('that is not declared need not stand in a GENESIS file', async () => {
    expect((await planUnit(null, undefined, { parser: 'genesis' })).issues).toEqual([]);
  });

  it('of an area in hectares becomes square kilometres', async () => {
    const { source, project } = await own({ values: [{ column: 'area', variable: 'area', unit: 'ha' }] });
    const columns = [...roles, { name: 'area', unit: 'ha' }];
    expect(planColumns(columns, source, project.registry).values.map(({ factor }) => factor)).toEqual([
      '0.01',
    ]);
  });
});

describe('a quality column beside each column of values', () => {
  const lines = [{ column: '{sex}', variable: 'people', status: { column: 'beside', signs: 'quality' } }];

  it('is that of the column to its left, and no column of values itself', async () => {
    const { values, issues } = await plan(['männlich', 'q1', 'weiblich', 'q2'], { values: lines });
    expect(values.map(({ name, codes, status }) => [name, codes, status])).toEqual([
      ['männlich', { sex: 'M' }, { column: 'q1', signs: 'quality' }],
      ['weiblich', { sex: 'F' }, { column: 'q2', signs: 'quality' }],
    ]);
    expect(issues).toEqual([]);
  });

  it('is missed where there is no further column', async () => {
    const { issues } = await plan(['männlich', 'q1', 'weiblich'], { values: lines });
    expect(messagesOf(issues)).toEqual([
      'office/people: Die Spalte „weiblich (beside)“ fehlt. Hat der Herausgeber sie umbenannt, den Namen in der Quelle anpassen; die Datei hat: key | year | männlich | q1 | weiblich.',
    ]);
  });

  it('is not passed over where the one before it has lost its own', async () => {
    const { issues } = await plan(['männlich', 'weiblich', 'q2'], { values: lines });
    expect(messagesOf(issues)).toEqual([
      'office/people: „q2“ in der Spalte „q2“ ist keinem Code von sex zugeordnet. Die Bezeichnung in spellings.yaml aufnehmen, oder die Zeilen unter skip mit Grund ausschließen.',
    ]);
  });
});

describe('a pattern with *', () => {
  it.each([
    ['Mainz*', 'Mainz-Bingen', true],
    ['*Bingen', 'Mainz-Bingen', true],
    ['M*z', 'Mainz', true],
    ['*', '', true],
    ['Mainz', 'Mainz-Bingen', false],
    ['M.inz', 'Mainz', false],
    ['a*c', 'a\nc', true],
  ])('%s fits %j: %s', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected);
  });
});

const roles = [
  { name: 'key', unit: null },
  { name: 'year', unit: null },
];

function own(
  map: Partial<MapDefinition> & Pick<MapDefinition, 'values'>,
  read: Source['read'] = { parser: 'csv' },
) {
  const whole: MapDefinition = {
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
    period: { column: read.parser === 'genesis' ? 'date' : 'year', as: 'year' },
    ...map,
  };
  const used = new Set(map.values.map(({ variable }) => variable));
  return miniSource('office/people', {
    variables: Object.fromEntries(Object.entries(variables ?? {}).filter(([id]) => used.has(id))),
    spellings: { office: spellings },
    sources: { 'office/people': { map: whole, read } },
  });
}

async function plan(
  names: readonly string[],
  map: Partial<MapDefinition> & Pick<MapDefinition, 'values'>,
  all: readonly string[] = [...new Set(['key', 'year', ...names])],
) {
  const { source, project } = await own(map);
  return planColumns(
    all.map((name) => ({ name, unit: null })),
    source,
    project.registry,
  );
}

async function planUnit(
  written: string | null,
  unit: string | undefined,
  read: Source['read'] = { parser: 'csv' },
) {
  const line = { column: 'people', variable: 'people', ...(unit === undefined ? {} : { unit }) };
  const { source, project } = await own({ values: [line] }, read);
  const names = ['key', source.map.period.column ?? ''];
  const columns = [...names.map((name) => ({ name, unit: null })), { name: 'people', unit: written }];
  return planColumns(columns, source, project.registry);
}
