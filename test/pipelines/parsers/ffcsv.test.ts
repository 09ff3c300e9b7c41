import { expect, it } from 'vitest';
import { harmonizeText } from '../../helpers/harmonize-text.ts';
import { type Definitions, miniSource } from '../../helpers/mini-project.ts';

/**
 * GENESIS' flat layout (ffcsv) needs no parser of its own: it is a CSV with one figure a row. The figures are the published ones of
 * 31 December 2018 (12411-01-01-4 and 11111-01-01-4, Statistische Ämter des Bundes und der Länder, dl-de/by-2-0), set in the layout
 * that Destatis describes; two measures of different units stand in one file, unsorted.
 */
const cities = [
  { key: '07315', name: 'Mainz, kreisfreie Stadt', total: 217118, male: 105599, area: '97,73' },
  {
    key: '07314',
    name: 'Ludwigshafen am Rhein, kreisfreie Stadt',
    total: 171061,
    male: 85820,
    area: '77,43',
  },
  { key: '07211', name: 'Trier, kreisfreie Stadt', total: 110636, male: 54469, area: '117,06' },
  { key: '07111', name: 'Koblenz, kreisfreie Stadt', total: 114024, male: 55628, area: '105,25' },
];
const header =
  'statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label';

function row(key: string, name: string, sex: string, label: string, measure: string): string {
  const region = `KREISE;Kreise und kreisfreie Städte;${key};${name}`;
  return `12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2018-12-31;${region};GES;Geschlecht;${sex};${label};${measure}`;
}

const people = 'Anzahl;BEVSTD;Bevölkerungsstand';
const text = [
  header,
  ...cities.flatMap(({ key, name, total, male, area }) => [
    row(key, name, 'GESW', 'weiblich', `${total - male};${people}`),
    row(key, name, '', 'Insgesamt', `${area};qkm;FLC006;Gebietsfläche`),
    row(key, name, '', 'Insgesamt', `${total};${people}`),
    row(key, name, 'GESM', 'männlich', `${male};${people}`),
  ]),
  row('07137', 'Mayen-Koblenz, Landkreis', '', 'Insgesamt', `214259;${people}`),
].join('\n');

const definitions = (skipArea: boolean): Definitions => ({
  variables: { people: { dimensions: ['sex'] } },
  spellings: { office: { sex: { _T: ['Insgesamt'], M: ['männlich'], F: ['weiblich'] } } },
  sources: {
    'office/people': {
      read: { parser: 'csv' },
      map: {
        area: {
          column: '1_variable_attribute_code',
          name: '1_variable_attribute_label',
          scheme: 'kreis5',
          outside: 'ignore',
        },
        period: { column: 'time', as: 'reference-date' },
        sex: { column: '2_variable_attribute_label' },
        values: [
          {
            column: 'value',
            variable: 'people',
            rows: { value_variable_code: 'BEVSTD', value_unit: 'Anzahl' },
          },
        ],
        skip: [
          ...(skipArea
            ? [
                {
                  rows: { value_variable_code: 'FLC006' },
                  because: 'Die Fläche steht in einer anderen Tabelle.',
                },
              ]
            : []),
          { column: '*_code', because: 'Die Wörter stehen daneben.' },
          { column: '*_label', because: 'Sagt nur, was die Tabelle ist.' },
        ],
      },
    },
  },
  indicators: { 'people-total': { value: { variable: 'people' }, by: ['sex'] } },
});

it('the flat layout of GENESIS is read by the csv parser, row by row', async () => {
  const { observations, messages } = await harmonizeText(
    text,
    await miniSource('office/people', definitions(true)),
  );
  expect(messages).toEqual([]);
  expect(observations).toHaveLength(12);
  expect(observations.find(({ area, sex }) => area === '07315000' && sex === 'F')).toMatchObject({
    obs_value: 111519,
    time_period: '2018',
    ref_date: '2018-12-31',
  });
});

it('a measure of the flat layout that nobody has spoken of is not passed over', async () => {
  const { messages } = await harmonizeText(text, await miniSource('office/people', definitions(false)));
  expect(messages.join('\n')).toContain('FLC006');
});
