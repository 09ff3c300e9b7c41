import { describe, expect, test } from 'vitest';
import { datasetGraphs } from '../../catalog/dataset-graph.ts';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import { type Feed, feedOf, pagingNode } from '../../catalog/harvest.ts';
import { harvestSettingsOf } from '../../catalog/harvest-settings.ts';
import { whole } from '../../catalog/pieces.ts';
import { expand, type Name } from '../../catalog/prefixes.ts';
import { checkCatalog } from '../../catalog/rules.ts';
import { serializations } from '../../catalog/serializations.ts';
import type { Graph } from '../../catalog/triple.ts';
import { catalogInput, manyDatasets } from '../helpers/catalog-input.ts';

const usual = harvestSettingsOf({});
const address = (number: number) => `https://quartett.example.org/catalog/0/${number}.rdf`;
const base = 'https://quartett.example.org';

function subjects(graph: Graph, type: Name): readonly string[] {
  return graph
    .filter(({ predicate, object }) => predicate === expand('rdf:type') && object.value === expand(type))
    .map(({ subject }) => subject);
}

function listed(graph: Graph): readonly string[] {
  return graph
    .filter(({ predicate }) => predicate === expand('dcat:dataset'))
    .map(({ object }) => object.value);
}

function links(feed: Feed, number: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pagingNode(feed, number, address).map(({ predicate, object }) => [
      predicate.replace(expand('hydra:'), ''),
      object.value.replace(address(0).replace('0.rdf', ''), ''),
    ]),
  );
}

describe('3 000 datasets', () => {
  const { feed: graph } = describeCatalog(manyDatasets(3000));
  const feed = feedOf(graph, usual);

  test('are thirty pages of a hundred, in the order of their IRIs, each dataset on exactly one', () => {
    const datasets = feed.pages.flatMap((page) => subjects(page, 'dcat:Dataset'));
    expect(feed.pages.map((page) => subjects(page, 'dcat:Dataset').length)).toEqual(Array(30).fill(100));
    expect(datasets).toEqual(subjects(graph, 'dcat:Dataset').toSorted());
    expect(feed.datasets).toBe(3000);
  });

  test('each page lists its own datasets and nothing else, in the same catalog', () => {
    for (const page of feed.pages) {
      expect(listed(page).toSorted()).toEqual(subjects(page, 'dcat:Dataset').toSorted());
      expect(subjects(page, 'dcat:Catalog')).toEqual([`${base}/catalog`]);
    }
  });

  test('each page is complete in itself: it obeys every rule, and says all that the whole says of its nodes', () => {
    const whole = Map.groupBy(graph, ({ subject }) => subject);
    for (const page of feed.pages) {
      expect(checkCatalog(page)).toEqual([]);
      for (const [subject, said] of Map.groupBy(page, (triple) => triple.subject)) {
        if (subject !== `${base}/catalog`) expect(said).toEqual(whole.get(subject));
      }
      const pointed = new Set(page.map(({ object }) => object.value).filter((value) => whole.has(value)));
      const present = new Set(page.map(({ subject }) => subject));
      expect([...pointed].filter((value) => !present.has(value))).toEqual([]);
    }
  });

  test('no page of any form comes near the limit of ten megabytes', () => {
    for (const { write } of serializations) {
      for (const page of feed.pages.slice(0, 2))
        expect(Buffer.byteLength(whole(write(page)))).toBeLessThan(3e6);
    }
  });

  test('the chain has a beginning, an end, and the same count on each page', () => {
    const middle = {
      type: expand('hydra:PagedCollection'),
      totalItems: '3000',
      itemsPerPage: '100',
      ...{ first: '1.rdf', firstPage: '1.rdf', last: '30.rdf', lastPage: '30.rdf' },
    };
    const of = (number: number) => {
      const { [expand('rdf:type')]: type, ...rest } = links(feed, number);
      return { type, ...rest };
    };
    expect(of(1)).toEqual({ ...middle, next: '2.rdf', nextPage: '2.rdf' });
    expect(of(2)).toEqual({
      ...middle,
      ...{ next: '3.rdf', nextPage: '3.rdf', previous: '1.rdf', previousPage: '1.rdf' },
    });
    expect(of(30)).toEqual({ ...middle, previous: '29.rdf', previousPage: '29.rdf' });
  });
});

describe('few datasets', () => {
  const { feed: graph } = describeCatalog(catalogInput());

  test('are one page, which is the whole feed and still says that it is the only one', () => {
    const feed = feedOf(graph, usual);
    expect(feed.pages).toEqual([graph]);
    expect(links(feed, 1)).toMatchObject({ totalItems: '3', first: '1.rdf', last: '1.rdf' });
    expect(links(feed, 1)).not.toHaveProperty('next');
    expect(links(feed, 1)).not.toHaveProperty('previous');
  });

  test.each([
    [2, 3, 2],
    [3, 3, 1],
    [100, 3, 1],
    [1, 1, 3],
  ])('at %i a page and from %i on are %i pages', (page, single, pages) => {
    expect(feedOf(graph, { page, single }).pages).toHaveLength(pages);
  });
});

test('A state is named after its content and its cut, so that no two share a page address', () => {
  const { feed: graph } = describeCatalog(catalogInput());
  const { state } = feedOf(graph, usual);
  expect(state).toMatch(/^[0-9a-f]{16}$/);
  expect(feedOf(describeCatalog(catalogInput()).feed, usual).state).toBe(state);
  expect(feedOf(graph.slice(1), usual).state).not.toBe(state);
  expect(feedOf(graph, { page: 2, single: 1 }).state).not.toBe(state);
});

test('The feed leads from no dataset to another; quality stands in the fuller graph only', () => {
  const { feed, graph } = describeCatalog(catalogInput());
  const bySubject = Map.groupBy(feed, ({ subject }) => subject);
  for (const dataset of subjects(feed, 'dcat:Dataset')) {
    const reached = new Set([dataset]);
    for (const node of reached) {
      for (const { object } of bySubject.get(node) ?? [])
        if (object.kind === 'iri') reached.add(object.value);
    }
    expect([...reached].filter((node) => subjects(feed, 'dcat:Dataset').includes(node))).toEqual([dataset]);
  }
  expect(feed.some(({ predicate }) => predicate === expand('dqv:hasQualityAnnotation'))).toBe(false);
  expect(graph.some(({ predicate }) => predicate === expand('dqv:hasQualityAnnotation'))).toBe(true);
});

test('A dataset alone has all that is said of it and of what it points at, and no other dataset', () => {
  const { graph } = describeCatalog(catalogInput());
  const alone = datasetGraphs(graph);
  expect([...alone.keys()]).toEqual(subjects(graph, 'dcat:Dataset'));
  for (const [dataset, said] of alone) {
    expect(subjects(said, 'dcat:Dataset')).toEqual([dataset]);
    expect(said.filter(({ subject }) => subject === `${base}/publisher`).length).toBeGreaterThan(2);
  }
});
