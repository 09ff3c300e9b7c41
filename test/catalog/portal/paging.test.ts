import { describe, expect, it } from 'vitest';
import { pagingOf } from '../../../catalog/portal/next-page.ts';
import { checkChain, checkPaging } from '../../../catalog/portal/paging-rules.ts';
import { dataset, page } from '../../helpers/foreign-catalog.ts';

const next = async (turtle: string) => pagingOf((await page(turtle)).graph).next;
const at = (number: number) => `https://open.example.org/catalog/1/${number}.ttl`;

describe('the next page', () => {
  it.each([
    ['a hydra:PagedCollection ; hydra:next <https://a.example/2>', 'https://a.example/2'],
    ['a hydra:PagedCollection ; hydra:nextPage "https://a.example/2"', 'https://a.example/2'],
    ['a hydra:PartialCollectionView ; hydra:next <https://a.example/2>', 'https://a.example/2'],
    [
      'a hydra:PagedCollection ; hydra:nextPage <https://a.example/3> ; hydra:next <https://a.example/2>',
      'https://a.example/2',
    ],
    ['a hydra:PagedCollection', null],
    ['a hydra:Collection ; hydra:next <https://a.example/2>', null],
  ])('of a node that is %s', async (node, address) => {
    expect(await next(`<${at(1)}> ${node} .`)).toBe(address);
  });

  it('is that of a view, even if a collection says another', async () => {
    const collection = '<https://a.example/c> a hydra:PagedCollection ; hydra:next <https://a.example/3> .';
    const view = '<https://a.example/v> a hydra:PartialCollectionView ; hydra:next <https://a.example/2> .';
    expect(await next(`${collection} ${view}`)).toBe('https://a.example/2');
  });
});

/** Two pages with a dataset each; `change` spoils the text of the second. */
async function chain(change: (turtle: string) => string = (turtle) => turtle) {
  const node = (number: number, more: string) =>
    `<${at(number)}> a hydra:PagedCollection ; hydra:totalItems 2 ; hydra:itemsPerPage 1 ; hydra:first <${at(1)}> ${more} .`;
  return [
    await page(dataset('a') + node(1, `; hydra:next <${at(2)}>`), at(1)),
    await page(change(dataset('b') + node(2, `; hydra:previous <${at(1)}>`)), at(2)),
  ];
}

describe('a chain of pages', () => {
  it('is fine as the standard has it', async () => {
    expect(checkPaging(await chain())).toEqual([]);
    expect(checkChain(await chain())).toEqual([]);
  });

  it('may begin at another address than that of its first page', async () => {
    const [first, ...rest] = await chain();
    const called = { address: 'https://open.example.org/catalog.ttl', graph: first?.graph ?? [] };
    expect(checkPaging([called, ...rest])).toEqual([]);
  });

  it.each<[string, (turtle: string) => string, string]>([
    ['has no number', (text) => text.replace('hydra:totalItems 2 ;', ''), 'paging-total-missing'],
    [
      'has a number that is none',
      (text) => text.replace('totalItems 2', 'totalItems "many"'),
      'paging-total-missing',
    ],
    ['has a wrong number', (text) => text.replace('totalItems 2', 'totalItems 3'), 'paging-total-wrong'],
    [
      'has no node',
      (text) => text.replace('a hydra:PagedCollection', 'a hydra:Collection'),
      'paging-missing',
    ],
    ['has two nodes', (text) => `${text} <${at(9)}> a hydra:PagedCollection .`, 'paging-several'],
    ['calls its node otherwise', (text) => text.replace(at(2), at(7)), 'paging-address'],
  ])('that %s is told', async (_, change, code) => {
    expect(checkPaging(await chain(change))).toMatchObject([{ code, file: at(2) }]);
  });

  it('that leads on from its last page, or not from its first, is told', async () => {
    const back = await chain((text) => text.replace('hydra:previous', 'hydra:next'));
    expect(checkChain(back)).toMatchObject([{ code: 'paging-broken', file: at(2), value: at(1) }]);
    expect(checkChain((await chain()).toReversed())).toHaveLength(2);
  });

  it('that has a dataset twice is told', async () => {
    const issues = checkPaging(await chain((text) => text.replaceAll(':b', ':a')));
    expect(issues.map(({ code }) => code)).toContain('paging-repeats');
  });

  it('may say twice that something is a dataset', async () => {
    const twice = await chain((text) => `${text} :b a dcat:Dataset .`);
    expect(checkPaging(twice)).toEqual([]);
  });
});
