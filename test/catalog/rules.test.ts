import { expect, test } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import type { CatalogInput, DatasetInput } from '../../catalog/input.ts';
import { expand, type Name } from '../../catalog/prefixes.ts';
import { checkCatalog } from '../../catalog/rules.ts';
import type { Graph, Triple } from '../../catalog/triple.ts';
import type { Indicator } from '../../schemas/types.ts';
import { catalogInput } from '../helpers/catalog-input.ts';

const { graph, issues } = describeCatalog(catalogInput());
const population = 'https://quartett.example.org/dataset/population-total';

test('A complete catalog has no issue', () => {
  expect(issues).toEqual([]);
});

test.for<[string, Name, string]>([
  ['https://quartett.example.org/catalog', 'dct:title', 'dct:title@de'],
  ['https://quartett.example.org/catalog', 'dct:description', 'dct:description@de'],
  ['https://quartett.example.org/catalog', 'dct:license', 'dct:license'],
  ['https://quartett.example.org/catalog', 'dct:publisher', 'dct:publisher'],
  [population, 'dct:title', 'dct:title@de'],
  [population, 'dct:description', 'dct:description@de'],
  [population, 'dct:publisher', 'dct:publisher'],
  [population, 'dcat:contactPoint', 'dcat:contactPoint'],
  [population, 'dct:identifier', 'dct:identifier'],
  [population, 'dct:modified', 'dct:modified'],
  [population, 'dct:issued', 'dct:issued'],
  [population, 'dcat:keyword', 'dcat:keyword'],
  [population, 'dcat:theme', 'dcat:theme'],
  [population, 'dct:spatial', 'dct:spatial'],
  [population, 'dcat:landingPage', 'dcat:landingPage'],
  [`${population}#csv`, 'dct:title', 'dct:title@de'],
  [`${population}#csv`, 'dcat:accessURL', 'dcat:accessURL'],
  [`${population}#csv`, 'dct:format', 'dct:format'],
  [`${population}#csv`, 'dcatde:licenseAttributionByText', 'dcatde:licenseAttributionByText'],
])('%s without %s is incomplete', ([subject, property, value]) => {
  const found = checkCatalog(without(subject, property));
  expect(found.map((issue) => [issue.code, issue.file, issue.value])).toEqual([
    ['catalog-incomplete', subject, value],
  ]);
});

test('The issue says what is missing where, and what to do', () => {
  const [issue] = checkCatalog(without(population, 'dcat:theme'));
  expect(issue?.sentence).toEqual({
    de: `Im Katalog fehlt dcat:theme bei ${population}, oder die Angabe ist nicht zulässig.`,
    en: `The catalog has no valid dcat:theme at ${population}.`,
  });
  expect(issue?.cure.de).toBe('themes (indicators/) ergänzen oder berichtigen.');
});

test('A publisher without a name is noticed everywhere', () => {
  const found = checkCatalog(without('https://quartett.example.org/publisher', 'foaf:name'));
  expect(found.map(({ value }) => value)).toEqual(Array(4).fill('dct:publisher'));
});

test('A contact without a mail address is noticed', () => {
  expect(checkCatalog(without(`${population}#kontakt`, 'vcard:hasEmail')).map(({ value }) => value)).toEqual([
    'dcat:contactPoint',
  ]);
});

test.for<[Partial<Indicator>, string]>([
  [{ themes: ['WETTER'] }, 'dcat:theme'],
  [{ title: { de: ' ', en: 'Population' } }, 'dct:title@de'],
])('A definition with %j makes an incomplete catalog', ([changes, value]) => {
  expect(describeCatalog(withIndicator(changes)).issues.map((issue) => issue.value)).toContain(value);
});

test('A release time without a zone is noticed', () => {
  const { issues } = describeCatalog(
    catalogInput({ release: { released: '2026-11-21T04:10:00', sample: false } }),
  );
  expect(new Set(issues.map(({ value }) => value))).toEqual(new Set(['dct:modified']));
});

function without(subject: string, property: Name): Graph {
  return graph.filter((triple) => !isAbout(triple, subject, property));
}

function isAbout(triple: Triple, subject: string, property: Name): boolean {
  return triple.subject === subject && triple.predicate === expand(property);
}

function withIndicator(changes: Partial<Indicator>): CatalogInput {
  const [first] = catalogInput().datasets as [DatasetInput];
  return catalogInput({ datasets: [{ ...first, indicator: { ...first.indicator, ...changes } }] });
}
