import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Source } from '../../../schemas/types.ts';
import { drafted } from '../../helpers/drafting.ts';
import { fillTemplate } from '../../helpers/filled-template.ts';
import { readRepository } from '../../helpers/repository.ts';

/* Files that the offices of the four cities would send, filled with invented figures by their own templates. */

const repository = readRepository();

async function draftOf(city: string) {
  const project = await repository;
  const example = project.examples.get(`${city}/population-by-district`);
  if (!example) throw new Error(`no example of ${city}`);
  const file = example.read.parser === 'xlsx' ? 'datei.xlsx' : 'datei.csv';
  const { text } = await drafted(await fillTemplate(example, project), file, project);
  return { example, draft: parse(text) as Source };
}

test.each(['koblenz', 'ludwigshafen', 'mainz', 'trier'])(
  'the districts of %s are found, with the rows of the whole city and of no district',
  async (city) => {
    const { example, draft } = await draftOf(city);
    expect(draft.map.area).toEqual(example.map.area);
    expect(draft.map.period).toEqual(example.map.period);
    // Whole figures without signs tell nothing of decimal marks and legends.
    const { numbers, signs, sheet, ...read } = example.read;
    expect(draft.read).toMatchObject(read);
  },
);

test('columns that are all labels belong to what the column beside them counts', async () => {
  const { draft } = await draftOf('ludwigshafen');
  expect(draft.map.values).toEqual([
    { column: 'Einwohner', variable: 'population' },
    { column: '{sex} > {age}', variable: 'population' },
  ]);
});

test('a cube in JSON-stat is read by its own parser, labels and units beside their codes', async () => {
  const category = (labels: Readonly<Record<string, string>>) => ({
    category: { index: Object.keys(labels), label: labels },
  });
  const cube = {
    version: '2.0',
    class: 'dataset',
    label: 'Bevölkerung nach Kreisen (ERFUNDENE ZAHLEN)',
    id: ['Kreis', 'Jahr', 'Geschlecht', 'Inhalt'],
    size: [2, 1, 2, 1],
    dimension: {
      Kreis: category({ '07211': 'Trier', '07315': 'Mainz' }),
      Jahr: category({ '2018': '2018' }),
      Geschlecht: category({ '1': 'männlich', '2': 'weiblich' }),
      Inhalt: { category: { label: { BEV: 'Bevölkerung' }, unit: { BEV: { label: 'Personen' } } } },
    },
    value: [1, 2, 3, 4],
  };
  const { text } = await drafted(new TextEncoder().encode(JSON.stringify(cube)), 'cube.json');
  const { read, map } = parse(text) as Source;
  expect(read).toEqual({ parser: 'json-stat' });
  expect(map).toMatchObject({
    area: { column: 'Kreis', scheme: 'kreis5', name: 'Kreis > label', outside: 'error' },
    period: { column: 'Jahr', as: 'year' },
    sex: { column: 'Geschlecht > label' },
    values: [{ column: 'value', variable: 'population', unit: 'Personen', rows: { unit: 'Personen' } }],
  });
});
