import { expect, it } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import { nodesOf } from '../../catalog/graph-node.ts';
import type { DatasetInput } from '../../catalog/input.ts';
import { whole } from '../../catalog/pieces.ts';
import { writeTurtle } from '../../catalog/turtle.ts';
import { catalogInput } from '../helpers/catalog-input.ts';
import { unexpected } from '../helpers/expected-findings.ts';
import { isOfficialMissing, skippedNote } from '../helpers/official-rdf.ts';
import { validate } from '../helpers/shacl.ts';

const withdrawn = {
  since: '2026-11-22T03:00:00Z',
  until: '2026-12-22T03:00:00Z',
  because: { de: 'Die Quelle gibt es nicht mehr' },
};
const described = (changes: Partial<DatasetInput>) => {
  const { datasets, ...input } = catalogInput();
  return describeCatalog({
    ...input,
    datasets: datasets.map((one, index) => (index === 0 ? { ...one, ...changes } : one)),
  });
};
const [before, after] = [described({}), described({ withdrawn })];
const datasetOf = ({ graph }: typeof before, id: string) =>
  nodesOf(graph, 'dcat:Dataset').find(({ iri }) => iri.endsWith(`/${id}`));
const said = (description: typeof before, property: 'dct:title' | 'dct:description') =>
  datasetOf(description, 'population-total')
    ?.values(property)
    .map(({ value }) => value) ?? [];
const statuses = (description: typeof before, id: string) =>
  datasetOf(description, id)
    ?.nodes('dcat:distribution')
    .flatMap(({ values }) => values('adms:status').map(({ value }) => value.replace(/.*\//, '')));

it('A withdrawn dataset says so first of all, why, and until when it is there', () => {
  expect(said(after, 'dct:description').map((text) => text.split('\n\n')[0])).toEqual([
    'Dieser Datensatz ist seit dem 22. November 2026 zurückgezogen. Grund: Die Quelle gibt es nicht mehr. Ab dem 22. Dezember 2026 gibt es ihn nicht mehr.',
    'This dataset has been withdrawn since 22 November 2026. Reason (in German): Die Quelle gibt es nicht mehr. From 22 December 2026 on it will be gone.',
  ]);
  expect(said(after, 'dct:title')).toEqual(said(before, 'dct:title'));
});

it('The files of a withdrawn dataset bear the status WITHDRAWN, those of the others do not', () => {
  expect(statuses(after, 'population-total')).toEqual(['WITHDRAWN', 'WITHDRAWN']);
  expect(statuses(after, 'unemployment-rate')).toEqual(['COMPLETED', 'COMPLETED']);
  expect(statuses(before, 'population-total')).toEqual(['COMPLETED', 'COMPLETED']);
});

it('A withdrawal is a change of that dataset and of no other', () => {
  const prints = (description: typeof before) => description.datasets.map(({ fingerprint }) => fingerprint);
  const [own, ...others] = prints(before);
  expect(prints(after)[0]).not.toBe(own);
  expect(prints(after).slice(1)).toEqual(others);
});

it('A withdrawn dataset lacks nothing that portals ask for', () => {
  expect(after.issues).toEqual([]);
});

it
  .skipIf(isOfficialMissing)
  .for(['DCAT-AP.de 3.0', 'DCAT-AP.de 2.0 conventions', 'GovData dashboard', 'DCAT-AP 3.0.0'] as const)(
  `%s finds no fault with a withdrawn dataset${skippedNote}`,
  async (profile) => {
    expect(unexpected(await validate(whole(writeTurtle(after.graph)), profile), profile)).toEqual([]);
  },
);
