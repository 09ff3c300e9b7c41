import { describe, expect, it } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import { type Guarded, guard } from '../../catalog/guard.ts';
import { addressedPages, feedOf } from '../../catalog/harvest.ts';
import type { CatalogInput, DatasetInput } from '../../catalog/input.ts';
import { datasetsOf } from '../../catalog/portal/view.ts';
import { expand, type Name } from '../../catalog/prefixes.ts';
import { type Graph, iri, type Term, text, typed } from '../../catalog/triple.ts';
import { catalogInput } from '../helpers/catalog-input.ts';

const base = 'https://quartett.example.org';
const population = `${base}/dataset/population-total`;
const feed = describeCatalog(catalogInput()).feed;
const pagesOf = (graph: Graph) => addressedPages(feedOf(graph, { page: 2, single: 2 }), base, 'ttl');

function guarded(next: Graph, changes: Partial<Guarded> = {}) {
  const previous = datasetsOf(pagesOf(feed));
  const limit = { share: 0.2, number: 1 };
  return guard({ previous, next: pagesOf(next), withdrawn: new Set(), limit, ...changes });
}

const codes = (graph: Graph, changes: Partial<Guarded> = {}) =>
  guarded(graph, changes).issues.map(({ code, severity }) => `${severity} ${code}`);

describe('a catalog that harvesters know already', () => {
  it('may be released again, on several pages', () => {
    const { fates, issues } = guarded(feed);
    expect(issues).toEqual([]);
    expect(fates.map(({ deed }) => deed)).toEqual(['same', 'same', 'same']);
  });

  it('is the first', () => {
    const { fates, issues } = guarded(feed, { previous: new Map() });
    expect(issues).toEqual([]);
    expect(fates.map(({ deed }) => deed)).toEqual(['add', 'add', 'add']);
  });

  it('may gain a dataset and change another', () => {
    const [first, ...rest] = catalogInput().datasets as [DatasetInput];
    const changed = {
      ...first,
      until: '2026-12-31',
      previous: { fingerprint: '', modified: '2026-11-21T04:10:00Z' },
    };
    const next = at('2026-12-21T04:10:00Z', { datasets: [changed, ...rest.map(unchanged)] });
    const fewer = datasetsOf(pagesOf(at('2026-11-21T04:10:00Z', { datasets: [first, ...rest.slice(1)] })));
    const { fates, issues } = guarded(next, { previous: fewer });
    expect(issues).toEqual([]);
    expect(fates.map(({ deed }) => deed).sort()).toEqual(['add', 'change', 'same']);
  });
});

describe('a dataset that is gone', () => {
  const without = withoutDataset(feed, population);

  it('stops the release, and the message says how it may go', () => {
    const { fates, issues } = guarded(without);
    expect(issues.map(({ code, value }) => [code, value])).toEqual([['identifier-vanished', population]]);
    expect(issues[0]?.sentence.de).toBe(
      `Der Datensatz ${population} steht nicht mehr im Katalog; beim nächsten Abruf würden ihn die Portale löschen.`,
    );
    expect(issues[0]?.cure.de).toContain('„quartett withdraw population-total --because "…"“');
    expect(fates.filter(({ deed }) => deed === 'delete').map(({ dataset }) => dataset.guid)).toEqual([
      population,
    ]);
  });

  it('may go when it was withdrawn', () => {
    expect(codes(without, { withdrawn: new Set([population]) })).toEqual([]);
  });

  it('counts against the limit even when it was withdrawn', () => {
    const limit = { share: 0.2, number: 0 };
    const { issues } = guarded(without, { withdrawn: new Set([population]), limit });
    expect(issues.map(({ code }) => code)).toEqual(['catalog-shrunk']);
    expect(issues[0]?.sentence.en).toBe(
      `1 of 3 datasets would vanish at once, 0 are allowed: ${population}.`,
    );
  });
});

describe('a change that breaks something for others', () => {
  it.each<[string, Graph, string, string]>([
    [
      'a moved file',
      replaced(`${population}#csv`, 'dcat:downloadURL', [iri(`${base}/data/new.csv`)]),
      'address-moved',
      `${population}#csv`,
    ],
    [
      'a vanished file',
      replaced(population, 'dcat:distribution', [iri(`${population}#csv`)]),
      'distribution-vanished',
      population,
    ],
    [
      'another identifier',
      replaced(population, 'dct:identifier', [text('4711')]),
      'dataset-split',
      population,
    ],
    [
      'a content that changed under the old date',
      replaced(population, 'dct:title', [text('Neu', 'de')]),
      'modified-stayed',
      population,
    ],
  ])('such as %s is an error', (_, next, code, file) => {
    expect(guarded(next).issues).toContainEqual(expect.objectContaining({ code, file, severity: 'error' }));
  });

  it('such as a date that moved by itself is a warning', () => {
    const later = [typed('2026-12-01T00:00:00Z', 'xsd:dateTime')];
    expect(codes(replaced(population, 'dct:modified', later))).toEqual(['warning modified-idle']);
  });

  it('is none where only the engine wrote other bytes', () => {
    const size = replaced(`${population}#parquet`, 'dcat:byteSize', [typed(1, 'xsd:nonNegativeInteger')]);
    expect(codes(size)).toEqual([]);
  });
});

describe('a catalog that harvesters would spoil', () => {
  it.each<[string, Graph, string, string]>([
    [
      'a keyword',
      replaced(population, 'dcat:keyword', [text('Männer/Frauen', 'de')]),
      'keyword-refused',
      'refuse',
    ],
    ['no licence', replaced(`${population}#csv`, 'dct:license', []), 'licence-missing', 'close'],
    [
      'an unknown licence',
      replaced(`${population}#csv`, 'dct:license', [iri(`${base}/licence`)]),
      'licence-unlisted',
      'close',
    ],
    ['no file', replaced(population, 'dcat:distribution', []), 'distribution-missing', 'refuse'],
    [
      'an identifier of another',
      replaced(population, 'dct:identifier', [text(`${base}/dataset/unemployment-rate`)]),
      'identifier-shared',
      'merge',
    ],
    [
      'an identifier of its own',
      replaced(population, 'dct:identifier', [text('4711')]),
      'dataset-split',
      'split',
    ],
  ])('for %s is refused', (_, next, code, deed) => {
    const { fates, issues } = guarded(next);
    expect(issues.map((one) => one.code)).toContain(code);
    expect(fates.find(({ dataset }) => dataset.guid === population)?.deed).toBe(deed);
  });

  it('for a link from one dataset to another is refused', () => {
    const link = {
      subject: population,
      predicate: expand('dct:relation'),
      object: iri(`${base}/dataset/unemployment-rate`),
    };
    expect(codes([...feed, link])).toContain('error closure-drags');
  });

  it('for having nothing in it is refused', () => {
    expect(codes(describeCatalog(catalogInput({ datasets: [] })).feed)).toContain('error catalog-empty');
  });

  it('for having a paging node too many is refused', () => {
    const [first, ...rest] = pagesOf(feed);
    const node = {
      subject: `${base}/x`,
      predicate: expand('rdf:type'),
      object: iri(expand('hydra:PagedCollection')),
    };
    const next = [{ address: first?.address ?? '', graph: [...(first?.graph ?? []), node] }, ...rest];
    expect(codes(feed, { next })).toEqual(['error paging-several']);
  });
});

it('three thousand datasets are judged without walking from each of them to all others', () => {
  const [first] = catalogInput().datasets as [DatasetInput];
  const datasets = Array.from({ length: 3_000 }, (_, number) => ({ ...first, id: `dataset-${number}` }));
  const many = describeCatalog(catalogInput({ datasets })).feed;
  const hub = `${base}/hub`;
  const links = [...new Set(many.map(({ subject }) => subject.split('#')[0] ?? ''))]
    .filter((subject) => subject.includes('/dataset/'))
    .flatMap((subject) => [
      { subject, predicate: expand('dct:relation'), object: iri(hub) },
      { subject: hub, predicate: expand('dct:hasPart'), object: iri(subject) },
    ]);
  const next = addressedPages(feedOf([...many, ...links], { page: 100, single: 500 }), base, 'ttl');
  const { issues } = guarded([], { previous: new Map(), next });
  expect(issues.filter(({ code }) => code === 'closure-drags')).toHaveLength(3_000);
});

function at(released: string, changes: Partial<CatalogInput>): Graph {
  return describeCatalog(catalogInput({ ...changes, release: { released, sample: false } })).feed;
}

/** As the release before described it. */
function unchanged(dataset: DatasetInput): DatasetInput {
  const { datasets } = describeCatalog(catalogInput({ datasets: [dataset] }));
  return {
    ...dataset,
    previous: { fingerprint: datasets[0]?.fingerprint ?? '', modified: '2026-11-21T04:10:00Z' },
  };
}

function withoutDataset(graph: Graph, dataset: string): Graph {
  return graph.filter(({ subject, object }) => subject.split('#')[0] !== dataset && object.value !== dataset);
}

function replaced(subject: string, property: Name, objects: readonly Term[]): Graph {
  const predicate = expand(property);
  const others = feed.filter((triple) => triple.subject !== subject || triple.predicate !== predicate);
  return [...others, ...objects.map((object) => ({ subject, predicate, object }))];
}
