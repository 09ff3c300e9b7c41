import { createHash } from 'node:crypto';
import type { HarvestSettings } from './harvest-settings.ts';
import { iris } from './iri.ts';
import { nTriple } from './n-triples.ts';
import { type Parts, partsOf, withTerms } from './parts.ts';
import type { Page } from './portal/page.ts';
import { type Graph, iri, name, node, type Triple, typed } from './triple.ts';

/** The catalog as harvesters walk through it. */
export interface Feed {
  /** Sixteen digits that name this very content: the pages of two states are never mixed (harvest.md H8). */
  readonly state: string;
  readonly datasets: number;
  readonly perPage: number;
  /** At least one, each complete in itself but for its paging node (harvest.md H11). */
  readonly pages: readonly Graph[];
}

/** Cuts a graph whose datasets hold everything of their own below their IRI with `#`; ordered by dataset IRI. */
export function feedOf(graph: Graph, { page, single }: Pick<HarvestSettings, 'page' | 'single'>): Feed {
  const parts = partsOf(graph);
  const datasets = [...parts.datasets.keys()].sort();
  const perPage = datasets.length < single ? Math.max(datasets.length, 1) : page;
  const count = Math.max(1, Math.ceil(datasets.length / perPage));
  const pages = Array.from({ length: count }, (_, index) =>
    pageOf(datasets.slice(index * perPage, (index + 1) * perPage), parts),
  );
  const state = stateOf(graph, perPage);
  return { state, datasets: datasets.length, perPage, pages };
}

function stateOf(graph: Graph, perPage: number): string {
  const hash = createHash('sha256').update(`${perPage}\n`);
  for (const triple of graph) hash.update(nTriple(triple));
  return hash.digest('hex').slice(0, 16);
}

/** The pages as harvesters get them in one serialization: each with its paging node, under its lasting address. */
export function addressedPages(feed: Feed, base: string, extension: string): readonly Page[] {
  const address = (number: number) => iris.page(base, feed.state, number, extension);
  return feed.pages.map((graph, index) => ({
    address: address(index + 1),
    graph: [...graph, ...pagingNode(feed, index + 1, address)],
  }));
}

/** The one node that tells a harvester where to go on (harvest.md H12); `address` is where the page of a number lies. */
export function pagingNode(
  feed: Feed,
  number: number,
  address: (number: number) => string,
): readonly Triple[] {
  const last = feed.pages.length;
  // ckanext-dcat and piveau know the names of one generation each, so both are said.
  const links = (names: readonly ['first' | 'last' | 'next' | 'previous', number][]) =>
    names
      .filter(([, target]) => target >= 1 && target <= last)
      .flatMap(([link, target]) =>
        node(address(number), {
          [`hydra:${link}` as const]: [iri(address(target))],
          [`hydra:${link}Page` as const]: [iri(address(target))],
        }),
      );
  return [
    ...node(address(number), {
      'rdf:type': [name('hydra:PagedCollection')],
      'hydra:totalItems': [typed(feed.datasets, 'xsd:integer')],
      'hydra:itemsPerPage': [typed(feed.perPage, 'xsd:integer')],
    }),
    ...links([
      ['first', 1],
      ['last', last],
      ['next', number + 1],
      ['previous', number - 1],
    ]),
  ];
}

/** The catalog with just these datasets, and every node that they or the catalog point at. */
function pageOf(datasets: readonly string[], { datasets: own, shared, catalog }: Parts): Graph {
  const [head] = catalog;
  const listing = head ? node(head.subject, { 'dcat:dataset': datasets.map((dataset) => iri(dataset)) }) : [];
  const said = [...catalog, ...listing, ...datasets.flatMap((dataset) => own.get(dataset) ?? [])];
  return withTerms(said, shared);
}
