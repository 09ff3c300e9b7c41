import { expect, test } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import type { Quality } from '../../catalog/input.ts';
import { expand, type Name } from '../../catalog/prefixes.ts';
import { describeQuality } from '../../catalog/quality.ts';
import type { Triple } from '../../catalog/triple.ts';
import { catalogInput } from '../helpers/catalog-input.ts';

const dataset = 'https://quartett.example.org/dataset/population-total';

test('A dataset says how far its cities compare, and wherein not, in both languages', () => {
  expect(texts(`${dataset}#vergleichbarkeit`)).toEqual({
    de: 'Vergleichbarkeit der Städte, Klasse A bis D (Punkte von 100): Koblenz A (87,5), Trier B (80,0), Ludwigshafen am Rhein A (87,5), Mainz A (87,5). Trier: Ohne Stadtteile.',
    en: 'Comparability of the cities, class A to D (points of 100): Koblenz A (87.5), Trier B (80.0), Ludwigshafen am Rhein A (87.5), Mainz A (87.5). Trier: Without districts.',
  });
  expect(texts(`${dataset}#vergleichbarkeit`, { deviations: null })).toMatchObject({
    de: expect.stringMatching(/Mainz A \(87,5\)\. Keine Abweichungen\.$/),
    en: expect.stringMatching(/Mainz A \(87\.5\)\. No deviations\.$/),
  });
});

test('A dataset says how many of its figures are missing, and why', () => {
  expect(texts(`${dataset}#vollstaendigkeit`)).toEqual({
    de: 'Von 1234 Werten fehlen 15, nach Status: 3 L (liegt nicht vor), 12 O (geheim).',
    en: 'Of 1234 figures 15 are missing, by status: 3 L (not available), 12 O (secret).',
  });
  expect(texts(`${dataset}#vollstaendigkeit`, { missing: [] })).toEqual({
    de: 'Keiner der 1234 Werte fehlt.',
    en: 'None of the 1234 figures is missing.',
  });
});

test('Each annotation is one of DQV, aims at its dataset and stands below its address', () => {
  const triples = quality();
  const annotations = objects(triples, dataset, 'dqv:hasQualityAnnotation');
  expect(annotations).toEqual([`${dataset}#vergleichbarkeit`, `${dataset}#vollstaendigkeit`]);
  for (const annotation of annotations) {
    expect(objects(triples, annotation, 'rdf:type')).toEqual([expand('dqv:QualityAnnotation')]);
    expect(objects(triples, annotation, 'oa:motivatedBy')).toEqual([expand('dqv:qualityAssessment')]);
    expect(objects(triples, annotation, 'oa:hasTarget')).toEqual([dataset]);
    expect(objects(triples, annotation, 'oa:hasBody')).toEqual([`${annotation}-de`, `${annotation}-en`]);
  }
  expect(triples.filter(({ subject }) => subject !== dataset && !subject.startsWith(`${dataset}#`))).toEqual(
    [],
  );
});

test('Every dataset of a catalog has its annotations', () => {
  const { graph, datasets } = describeCatalog(catalogInput());
  for (const { iri } of datasets) expect(objects(graph, iri, 'dqv:hasQualityAnnotation')).toHaveLength(2);
});

test('A dataset is not modified by what only its annotations say: the classes stand in its CSV file', () => {
  const before = describeCatalog(catalogInput());
  const after = describeCatalog(input({ deviations: null }));
  expect(after.graph).not.toEqual(before.graph);
  expect(after.datasets.map(({ fingerprint }) => fingerprint)).toEqual(
    before.datasets.map(({ fingerprint }) => fingerprint),
  );
});

function input(changes: Partial<Quality>) {
  const all = catalogInput();
  return {
    ...all,
    datasets: all.datasets.map((one) => ({ ...one, quality: { ...one.quality, ...changes } })),
  };
}

function quality(changes: Partial<Quality> = {}): readonly Triple[] {
  const all = input(changes);
  const [first] = all.datasets;
  if (!first) throw new Error('no dataset');
  return describeQuality(first, all);
}

function texts(annotation: string, changes: Partial<Quality> = {}) {
  const triples = quality(changes);
  const bodies = objects(triples, annotation, 'oa:hasBody');
  return Object.fromEntries(
    bodies.map((body) => [objects(triples, body, 'dc:language')[0], objects(triples, body, 'rdf:value')[0]]),
  );
}

function objects(triples: readonly Triple[], subject: string, name: Name): readonly string[] {
  return triples
    .filter((triple) => triple.subject === subject && triple.predicate === expand(name))
    .map(({ object }) => object.value);
}
