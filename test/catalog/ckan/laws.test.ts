import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptResources } from '../../../catalog/ckan/kept-resources.ts';
import { packageName } from '../../../catalog/ckan/name.ts';
import { type CkanPackage, packagesOf } from '../../../catalog/ckan/package.ts';
import { type Found, planPush } from '../../../catalog/ckan/plan.ts';
import { tagOf } from '../../../catalog/ckan/tag.ts';
import { describe as describeCatalog } from '../../../catalog/graph.ts';
import type { StoredPackage } from '../../../schemas/types.ts';
import { catalogInput } from '../../helpers/catalog-input.ts';

const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,20}$/);

describe('a name on the portal', () => {
  it('is one that CKAN takes, whatever the id', () => {
    fc.assert(
      fc.property(id, (one) => {
        expect(packageName('quartett-', one)).toMatch(/^[a-z0-9_-]{2,100}$/);
      }),
    );
  });

  it('belongs to one id only, however long', () => {
    const long = 'a'.repeat(120);
    fc.assert(
      fc.property(id, id, fc.boolean(), (one, other, isLong) => {
        const names = [one, other].map((end) => packageName('q-', isLong ? long + end : end));
        expect(names[0] === names[1]).toBe(one === other);
      }),
    );
  });
});

describe('a tag', () => {
  it('is in CKAN’s alphabet, whatever the keyword', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (keyword) => {
        const tag = tagOf(keyword);
        if (tag !== null) expect(tag).toMatch(/^[\p{L}\p{N} _.-]{2,100}$/u);
      }),
    );
  });

  it.each([
    ['Bevölkerung', 'Bevölkerung'],
    ['Bevo\u0308lkerung', 'Bevölkerung'],
    ['Mieten & Kaufen, 2018', 'Mieten Kaufen 2018'],
    ['a', null],
    ['§§', null],
  ])('of %s is %s', (keyword, tag) => expect(tagOf(keyword)).toBe(tag));
});

describe('a plan', () => {
  const { graph } = describeCatalog(catalogInput());
  const settings = { organization: 'quartett', prefix: 'q-', groups: new Set<string>() };
  const documents = packagesOf(graph, settings);
  const catalog = 'https://quartett.example.org/catalog';
  const names = [
    ...documents.map(({ name }) => name),
    ...Array.from({ length: 8 }, (_, at) => `q-old-${at}`),
  ];
  const found: fc.Arbitrary<(name: string) => Found> = fc
    .record({
      kind: fc.constantFrom('absent', 'hidden', 'stored'),
      state: fc.constantFrom('active', 'deleted'),
      owner_org: fc.constantFrom('ours', 'other'),
      isMarked: fc.boolean(),
      isSame: fc.boolean(),
    })
    .map(({ kind, isMarked, isSame, ...stored }) => (name) => {
      if (kind !== 'stored') return kind as Found;
      const sent = documents.find((one) => one.name === name);
      const extras =
        isSame && sent ? sent.extras : isMarked ? [{ key: 'quartett_catalog', value: catalog }] : [];
      return { id: `id-${name}`, name, extras: extras.map((one) => ({ ...one })), resources: [], ...stored };
    });
  const portal = fc
    .tuple(...names.map(() => found))
    .map((all) => new Map(names.map((name, at) => [name, (all[at] as (name: string) => Found)(name)])));

  it('has one step for each dataset that we publish, and never more deletions than allowed, all or none', () => {
    fc.assert(
      fc.property(portal, fc.nat(4), fc.constantFrom(0, 0.2, 0.5), (stored, number, share) => {
        const state = { found: stored, organization: 'ours' };
        const steps = planPush(documents, state, catalog, { number, share });
        const planned = steps.map(({ name }) => name);
        expect(new Set(planned).size).toBe(planned.length);
        for (const { name } of documents) expect(planned).toContain(name);

        const deleted = steps.filter(({ action }) => action === 'delete');
        const held = steps.filter(
          (step) => step.action === 'refuse' && step.issue.code === 'portal-deletions',
        );
        const ours = [...stored.values()].filter((one) => isOurs(one));
        expect(deleted.length).toBeLessThanOrEqual(Math.max(number, Math.floor(share * ours.length)));
        expect(deleted.length === 0 || held.length === 0).toBe(true);
      }),
    );
  });

  it('touches nothing but what is ours', () => {
    fc.assert(
      fc.property(portal, (stored) => {
        const state = { found: stored, organization: 'ours' };
        const steps = planPush(documents, state, catalog, { number: 99, share: 1 });
        for (const step of steps) {
          const there = stored.get(step.name);
          if (step.action === 'delete') expect(isOurs(there)).toBe(true);
          if (step.action === 'create') expect(there).toBe('absent');
          if (step.action === 'update' || step.action === 'revive')
            expect(there).toMatchObject({ owner_org: 'ours' });
        }
      }),
    );
  });

  function isOurs(one: Found | undefined): boolean {
    if (one === undefined || one === 'absent' || one === 'hidden') return false;
    const isMarked = one.extras.some(({ key, value }) => key === 'quartett_catalog' && value === catalog);
    return isMarked && one.owner_org === 'ours' && one.state === 'active';
  }
});

describe('the files of a dataset', () => {
  const resource = (uri: string, url: string) => ({ uri, url }) as CkanPackage['resources'][number];

  it('keep their ids by IRI, and else by address', () => {
    const stored = [
      { id: '1', uri: 'x#csv', url: 'old.csv' },
      { id: '2', url: 'x.parquet' },
      { id: '3', url: 'gone.xlsx' },
    ];
    const files = [
      resource('x#csv', 'x.csv'),
      resource('x#parquet', 'x.parquet'),
      resource('x#json', 'x.json'),
    ];
    expect(keptResources(files, stored)).toEqual([
      { uri: 'x#csv', url: 'x.csv', id: '1' },
      { uri: 'x#parquet', url: 'x.parquet', id: '2' },
      { uri: 'x#json', url: 'x.json' },
    ]);
  });

  it('never share an id, whatever the portal says', () => {
    const word = fc.constantFrom('a', 'b', 'c', null);
    const stored = fc.uniqueArray(fc.record({ id: fc.nat(9).map(String), uri: word, url: word }), {
      selector: ({ id: own }) => own,
    });
    fc.assert(
      fc.property(stored, (there: StoredPackage['resources']) => {
        const files = ['a', 'b', 'c'].map((name) => resource(name, name === 'a' ? 'b' : 'a'));
        const ids = keptResources(files, there).flatMap(({ id: own }) => own ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
