import { type Issue, issue } from '../../schemas/issues.ts';
import { nodesOf } from '../graph-node.ts';
import { inShort } from './in-short.ts';
import { type PagingNode, pagingOf } from './next-page.ts';
import type { Page } from './page.ts';

/** Whether each page leads to the following one, and the last to none (harvest.md H12). */
export function checkChain(pages: readonly Page[]): readonly Issue[] {
  return pages.flatMap(({ address, graph }, index) => {
    const { next } = pagingOf(graph);
    const isRight = next === (pages[index + 1]?.address ?? null);
    return isRight ? [] : [issue('paging-broken', { file: address, value: next })];
  });
}

/** Whether pages, in the order in which they are walked, say of themselves what is true (harvest.md H10–H12). */
export function checkPaging(pages: readonly Page[]): readonly Issue[] {
  const datasets = pages.map(({ graph }) => nodesOf(graph, 'dcat:Dataset').map(({ iri }) => iri));
  const count = new Set(datasets.flat()).size;
  return [
    ...pages.flatMap((page, index) => checkPage(page, index === 0, count)),
    ...repeated(pages, datasets),
  ];
}

function checkPage({ address, graph }: Page, isFirst: boolean, count: number): readonly Issue[] {
  const { nodes } = pagingOf(graph);
  const [node, ...others] = nodes;
  if (node === undefined) return [issue('paging-missing', { file: address })];
  if (others.length > 0)
    return [issue('paging-several', { file: address, value: inShort(nodes.map(({ iri }) => iri)) })];
  // The first page has its lasting address beside the one under which it is called.
  const isNamed = node.iri === address || (isFirst && node.iri === node.first);
  const named = isNamed ? [] : [issue('paging-address', { file: address, value: node.iri })];
  return [...named, ...totalOf(node, address, count)];
}

/** piveau throws an exception where a PagedCollection has no whole number of items (harvest.md §2.3). */
function totalOf({ total, type }: PagingNode, file: string, count: number): readonly Issue[] {
  if (total === null && type === 'hydra:PartialCollectionView') return [];
  if (total === null || !/^\d+$/.test(total)) return [issue('paging-total-missing', { file, value: total })];
  return Number(total) === count ? [] : [issue('paging-total-wrong', { file, value: total }, { count })];
}

/** The same dataset on two pages: the pages were cut while the catalog changed. */
function repeated(pages: readonly Page[], datasets: readonly (readonly string[])[]): readonly Issue[] {
  const first = new Map<string, string>();
  return pages.flatMap(({ address }, index) =>
    (datasets[index] ?? []).flatMap((dataset) => {
      const before = first.get(dataset);
      if (before === undefined) first.set(dataset, address);
      return before === undefined
        ? []
        : [issue('paging-repeats', { file: dataset, value: address }, { before })];
    }),
  );
}
