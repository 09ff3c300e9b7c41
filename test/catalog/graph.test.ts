import { expect, test } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import { nodesOf } from '../../catalog/graph-node.ts';
import type { CatalogInput, DatasetFile, DatasetInput } from '../../catalog/input.ts';
import { expand, type Name } from '../../catalog/prefixes.ts';
import type { Graph } from '../../catalog/triple.ts';
import { catalogInput } from '../helpers/catalog-input.ts';

const base = 'https://quartett.example.org';
const population = `${base}/dataset/population-total`;

test('A dataset, its files and its parts have permanent addresses', () => {
  const { datasets, graph } = describeCatalog(catalogInput());
  expect(datasets.map(({ iri }) => iri)).toEqual([
    population,
    `${base}/dataset/unemployment-rate`,
    `${base}/dataset/turnout-federal-election`,
  ]);
  expect(values(graph, population, 'dct:identifier')).toEqual([population]);
  expect(values(graph, population, 'dcat:distribution')).toEqual([
    `${population}#csv`,
    `${population}#parquet`,
  ]);
  expect(values(graph, population, 'dcat:contactPoint')).toEqual([`${population}#kontakt`]);
  expect(values(graph, population, 'dct:temporal')).toEqual([`${population}#zeitraum`]);
  expect(values(graph, `${population}#csv`, 'spdx:checksum')).toEqual([`${population}#csv-sha256`]);
  expect(values(graph, `${population}#csv`, 'dcat:accessURL')).toEqual([`${base}/data/population-total.csv`]);
});

test('Titles are German first, then English', () => {
  const { graph } = describeCatalog(catalogInput());
  expect(values(graph, population, 'dct:title')).toEqual([
    'Bevölkerung (Hauptwohnung)',
    'Population (main residence)',
  ]);
});

test('The description tells definition, computation, unit, areas and traps in plain text', () => {
  const { graph } = describeCatalog(catalogInput());
  expect(values(graph, population, 'dct:description')[0]).toBe(
    [
      'Personen mit alleiniger oder Hauptwohnung am Stichtag.',
      'Berechnung: Zahl der Personen',
      'Einheit: Personen',
      'Gebiete: Koblenz, Trier, Ludwigshafen am Rhein, Mainz',
      'Zu beachten: Die Zensusbasis wechselt 2022; beide Reihen sind nicht vergleichbar.',
    ].join('\n\n'),
  );
});

test('Every dataset is published by the joint project and created by the offices', () => {
  const { graph } = describeCatalog(catalogInput());
  const dataset = nodesOf(graph, 'dcat:Dataset').find(({ iri }) => iri === population);
  expect(
    dataset?.nodes('dct:publisher').flatMap(({ values }) => values('foaf:name').map(({ value }) => value)),
  ).toEqual(['Projekt Quartett der Städte Koblenz, Ludwigshafen am Rhein, Mainz und Trier']);
  expect(
    dataset?.nodes('dct:creator').flatMap(({ values }) => values('foaf:name').map(({ value }) => value)),
  ).toEqual([
    'Statistische Ämter des Bundes und der Länder (Regionaldatenbank Deutschland)',
    'Statistische Ämter des Bundes und der Länder (Zensus 2022)',
  ]);
});

test('Only the cities that have figures are named', () => {
  const { graph } = describeCatalog(catalogInput({ datasets: [changed({ cities: ['07315000'] })] }));
  expect(values(graph, population, 'dct:spatial')).toEqual([
    'http://dcat-ap.de/def/politicalGeocoding/regionalKey/073150000000',
    'http://publications.europa.eu/resource/authority/place/DEU_MAI',
  ]);
});

test('No dataset reaches another one, so that deleting one leaves the others whole', () => {
  const { graph, datasets } = describeCatalog(catalogInput());
  for (const { iri } of datasets) {
    const others = datasets.map((dataset) => dataset.iri).filter((other) => other !== iri);
    const reached = [...closure(graph, iri)];
    expect(
      reached.filter((node) => others.some((other) => node === other || node.startsWith(`${other}#`))),
    ).toEqual([]);
    expect(reached).not.toContain(`${base}/catalog`);
  }
});

test('A sample says so in the titles and by its addresses', () => {
  const { graph, datasets } = describeCatalog(
    catalogInput({ release: { released: '2026-11-21T04:10:00Z', sample: true } }),
  );
  expect(datasets[0]?.iri).toBe(`${base}/sample/dataset/population-total`);
  expect(values(graph, `${base}/sample/catalog`, 'dct:title')).toEqual([
    'MUSTER – Vergleichbare Kommunalstatistik für Mainz, Ludwigshafen, Trier und Koblenz',
    'SAMPLE – Comparable municipal statistics of Mainz, Ludwigshafen, Trier and Koblenz',
  ]);
  expect(values(graph, `${base}/sample/dataset/population-total`, 'dct:title')[0]).toBe(
    'MUSTER – Bevölkerung (Hauptwohnung)',
  );
  expect(values(graph, `${base}/sample/dataset/population-total#csv`, 'dcat:downloadURL')).toEqual([
    `${base}/sample/data/population-total.csv`,
  ]);
});

test('High-value data are marked on the dataset and on every file, and only when their owner says so', () => {
  const hvd = 'http://data.europa.eu/bna/c_f2b50efd';
  const [first] = catalogInput().datasets as [DatasetInput];
  const { graph } = describeCatalog(
    catalogInput({ datasets: [{ ...first, indicator: { ...first.indicator, hvd } }] }),
  );
  expect(values(graph, population, 'dcatap:hvdCategory')).toEqual([hvd]);
  for (const subject of [population, `${population}#csv`, `${population}#parquet`]) {
    expect(values(graph, subject, 'dcatap:applicableLegislation')).toEqual([
      'http://data.europa.eu/eli/reg_impl/2023/138/oj',
    ]);
  }
  const plain = describeCatalog(catalogInput()).graph;
  expect(values(plain, population, 'dcatap:applicableLegislation')).toEqual([]);
});

test('Nothing changes, nothing is modified', () => {
  expect(modifiedAfter((dataset) => dataset)).toBe('2026-11-21T04:10:00Z');
});

test('New figures in the CSV file modify the dataset, its files and the catalog', () => {
  const next = again((dataset) => ({ ...dataset, files: dataset.files.map(withNewBytes('csv')) }));
  expect(next.datasets.map(({ modified }) => modified)).toEqual([
    '2026-12-24T04:10:00Z',
    '2026-11-21T04:10:00Z',
    '2026-11-21T04:10:00Z',
  ]);
  for (const subject of [population, `${population}#csv`, `${population}#parquet`, `${base}/catalog`]) {
    expect(values(next.graph, subject, 'dct:modified')).toEqual(['2026-12-24T04:10:00Z']);
  }
});

test('Other Parquet bytes for the same figures modify nothing', () => {
  expect(
    modifiedAfter((dataset) => ({ ...dataset, files: dataset.files.map(withNewBytes('parquet')) })),
  ).toBe('2026-11-21T04:10:00Z');
});

test.for<[string, (dataset: DatasetInput) => DatasetInput]>([
  [
    'a word of the title',
    (dataset) => ({
      ...dataset,
      indicator: { ...dataset.indicator, title: { de: 'Einwohner', en: 'Inhabitants' } },
    }),
  ],
  ['another source', (dataset) => ({ ...dataset, sources: dataset.sources.slice(1) })],
  ['a new year', (dataset) => ({ ...dataset, until: '2026-12-31' })],
  ['a city less', (dataset) => ({ ...dataset, cities: dataset.cities.slice(1) })],
  ['a format less', (dataset) => ({ ...dataset, files: dataset.files.slice(0, 1) })],
])('A changed description modifies the dataset: %s', ([, change]) => {
  expect(modifiedAfter(change)).toBe('2026-12-24T04:10:00Z');
});

test('The newest date is found across time zones', () => {
  const first = describeCatalog(catalogInput());
  const datasets = catalogInput().datasets.map((dataset, index) => ({
    ...dataset,
    previous: {
      fingerprint: first.datasets[index]?.fingerprint ?? '',
      modified: index === 0 ? '2026-11-21T04:30:00+02:00' : '2026-11-21T04:10:00Z',
    },
  }));
  const { graph } = describeCatalog(catalogInput({ datasets }));
  expect(values(graph, `${base}/catalog`, 'dct:modified')).toEqual(['2026-11-21T04:10:00Z']);
});

/** The next release: the first dataset changed, everything else as it was. */
function again(change: (dataset: DatasetInput) => DatasetInput) {
  const input = catalogInput();
  const last = describeCatalog(input);
  const datasets = input.datasets.map((dataset, index) => ({
    ...(index === 0 ? change(dataset) : dataset),
    previous: last.datasets[index] ?? null,
  }));
  const next: CatalogInput = {
    ...input,
    datasets,
    release: { released: '2026-12-24T04:10:00Z', sample: false },
  };
  return describeCatalog(next);
}

function modifiedAfter(change: (dataset: DatasetInput) => DatasetInput): string | undefined {
  return again(change).datasets[0]?.modified;
}

function withNewBytes(format: string): (file: DatasetFile) => DatasetFile {
  return (file) =>
    file.format === format ? { ...file, bytes: file.bytes + 1, sha256: 'ef'.repeat(32) } : file;
}

function changed(changes: Partial<DatasetInput>): DatasetInput {
  const [first] = catalogInput().datasets as [DatasetInput];
  return { ...first, ...changes };
}

function values(graph: Graph, subject: string, name: Name): readonly string[] {
  return graph
    .filter((triple) => triple.subject === subject && triple.predicate === expand(name))
    .map(({ object }) => object.value);
}

/** Everything that GovData's triple store takes for a part of the dataset (harvest.md §2.4). */
function closure(graph: Graph, start: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(start)) return seen;
  seen.add(start);
  for (const { subject, object } of graph) {
    if (subject === start && object.kind === 'iri') closure(graph, object.value, seen);
  }
  return seen;
}
