import { expect, it } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import { parseTurtle } from '../../catalog/parse-turtle.ts';
import { whole } from '../../catalog/pieces.ts';
import { sorted } from '../../catalog/sorted.ts';
import { writeTurtle } from '../../catalog/turtle.ts';
import { catalogInput } from '../helpers/catalog-input.ts';

it('a catalog that is written and read again is the same', () => {
  const { graph } = describeCatalog(catalogInput());
  expect(sorted(parseTurtle(whole(writeTurtle(graph))))).toEqual(graph);
});
