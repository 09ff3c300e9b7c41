import { expect, test } from 'vitest';
import { describe as describeCatalog } from '../../../catalog/graph.ts';
import { datasetPage } from '../../../catalog/pages/dataset-page.ts';
import { indexPage } from '../../../catalog/pages/index-page.ts';
import { catalogInput } from '../../helpers/catalog-input.ts';
import { elementsOf, readPage, textOf } from '../../helpers/read-page.ts';

const withdrawn = {
  since: '2026-11-22T03:00:00Z',
  until: '2026-12-22T03:00:00Z',
  because: { de: 'Die Quelle gibt es nicht mehr' },
};
const { datasets, ...others } = catalogInput();
const input = {
  ...others,
  datasets: datasets.map((dataset, index) => (index === 0 ? { ...dataset, withdrawn } : dataset)),
};
const description = describeCatalog(input);

test('The page of a withdrawn dataset warns first of all, in both languages, and no other page does', () => {
  const warnings = input.datasets.map((dataset, index) => {
    const described = description.datasets[index];
    if (!described) throw new Error('no description');
    const [page] = elementsOf(readPage(datasetPage(dataset, input, described)), 'main');
    return elementsOf(page ?? readPage(''), 'p')
      .filter(({ attributes }) => attributes.class === 'warning')
      .map(textOf);
  });
  expect(warnings).toEqual([
    [
      expect.stringMatching(/^Dieser Datensatz ist seit dem 22\. November 2026 zurückgezogen\./),
      expect.stringMatching(/^This dataset has been withdrawn since 22 November 2026\./),
    ],
    [],
    [],
  ]);
});

test('The list of datasets marks the withdrawn one', () => {
  const items = elementsOf(readPage(indexPage(input, description)), 'li').map(textOf);
  expect(
    items.filter((item) => /– (zurückgezogen|withdrawn)/.test(item)).map((item) => item.split(',')[0]),
  ).toEqual(['Bevölkerung (Hauptwohnung)', 'Population (main residence)']);
});
