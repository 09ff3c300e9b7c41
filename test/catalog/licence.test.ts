import { expect, test } from 'vitest';
import { licenceOf } from '../../catalog/licence.ts';
import { catalogInput, sources } from '../helpers/catalog-input.ts';

const { licences } = catalogInput();

test.for([
  [['dl-by-de/2.0'], 'dl-by-de/2.0'],
  [['dl-by-de/2.0', 'officialWork'], 'dl-by-de/2.0'],
  [['cc-by/4.0'], 'dl-by-de/2.0'],
  [['dl-zero-de/2.0'], 'dl-zero-de/2.0'],
  [['cc-zero', 'cc-zero'], 'cc-zero'],
  [['officialWork'], 'officialWork'],
  [['officialWork', 'dl-zero-de/2.0'], 'dl-zero-de/2.0'],
  [[], null],
] as const)('Sources under %j make a dataset under %s', ([theirs, ours]) => {
  const under = theirs.map((licence) => ({ ...sources.population, licence }));
  expect(licenceOf(under, licences)).toBe(ours);
});

test('A licence that nobody knows is treated as one that asks for the name', () => {
  expect(licenceOf([{ ...sources.population, licence: 'unknown' }], licences)).toBe('dl-by-de/2.0');
});
