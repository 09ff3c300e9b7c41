import { describe, expect, it } from 'vitest';
import { describe as describeRelease } from '../../catalog/graph.ts';
import { feedOf, pagingNode } from '../../catalog/harvest.ts';
import { iris } from '../../catalog/iri.ts';
import { readdress } from '../../catalog/readdress.ts';
import type { Graph } from '../../catalog/triple.ts';
import { catalogInput } from '../helpers/catalog-input.ts';

const from = 'https://quartett.example.org';
const to = 'http://localhost:8080/sample';
const feed = feedOf(describeRelease(catalogInput()).feed, { page: 2, single: 1 });
const paging = (base: string, extension: string) =>
  pagingNode(feed, 1, (number) => iris.page(base, feed.state, number, extension));
const page: Graph = [...(feed.pages[0] ?? []), ...paging(from, 'ttl')];

describe('a catalog at another address', () => {
  it('is walked there, in the form in which it was begun', () => {
    const moved = readdress(page, from, to, 'rdf');
    expect(moved.slice(-paging(to, 'rdf').length)).toEqual(paging(to, 'rdf'));
  });

  it('gives its files away there', () => {
    const urls = readdress(page, from, to, 'rdf').flatMap(({ predicate, object }) =>
      /(?:accessURL|downloadURL)$/.test(predicate) ? [object.value] : [],
    );
    expect(urls.length).toBeGreaterThan(3);
    expect(urls.filter((url) => !url.startsWith(`${to}/data/`))).toEqual([]);
  });

  it('says everything else as before', () => {
    const others = (graph: Graph) =>
      graph.filter(
        ({ predicate, subject }) =>
          !/(?:accessURL|downloadURL|landingPage)$/.test(predicate) &&
          !/\/data\/|\.html$/.test(subject) &&
          !subject.includes(feed.state),
      );
    expect(others(readdress(page, from, to, 'rdf'))).toEqual(others(page));
  });

  it('describes each file under the address at which it lies now', () => {
    const typed = readdress(page, from, to, 'rdf').filter(({ subject }) => /\/data\/|\.html$/.test(subject));
    expect(typed.length).toBe(6);
    expect(typed.filter(({ subject }) => !subject.startsWith(to))).toEqual([]);
  });

  it('leaves alone what only begins alike', () => {
    const [triple] = page;
    if (triple === undefined) throw new Error('no triple');
    const predicate = 'http://www.w3.org/ns/dcat#downloadURL';
    const foreign: Graph = [
      { ...triple, predicate, object: { kind: 'iri', value: 'https://quartett.example.organic/data/x.csv' } },
    ];
    expect(readdress(foreign, from, to, 'ttl')).toEqual(foreign);
  });
});
