import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../catalog/site/answer.ts';
import { type PublishedFile, siteOf } from '../../../catalog/site/site.ts';

const paths = [
  'catalog.rdf',
  'catalog.rdf.gz',
  'catalog/0123456789abcdef/1.rdf',
  'data/people.parquet',
  'dataset/people.ttl',
  'gone/beds.html',
];
const contents = new Map(paths.map((path) => [path, new TextEncoder().encode(`content of ${path}`)]));
const published = [...contents].map(
  ([path, content]): PublishedFile => ({
    path,
    sha256: Buffer.from(path).toString('hex').padEnd(64, '0'),
    modified: '2026-11-21T03:00:00Z',
    body: { file: `/srv/${path}`, bytes: content.length, content },
  }),
);
const site = siteOf(published, 'https://example.org/statistik/sample');

const target = fc.oneof(
  fc.constantFrom(
    '/',
    '/catalog',
    '/publisher',
    '/dataset/beds',
    '/sample',
    ...paths.map((path) => `/${path}`),
  ),
  fc.webPath(),
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom(...paths), fc.string()).map(([path, more]) => `/${path}${more}`),
  fc
    .tuple(fc.constantFrom('/data/..', '/%2e%2e', '//', '/\0'), fc.constantFrom(...paths))
    .map((both) => both.join('/')),
);
const header = fc.oneof(
  fc.string(),
  fc.constantFrom('*', '*/*', 'gzip', 'bytes=0-', 'bytes=-3', 'bytes=99999-', 'text/html', 'W/"x", "y"', '"'),
  fc.array(fc.string()),
);
const headers = fc.dictionary(
  fc.constantFrom(
    'accept',
    'accept-encoding',
    'range',
    'if-range',
    'if-match',
    'if-none-match',
    'if-modified-since',
  ),
  header,
  { noNullPrototype: true },
);
const method = fc.oneof(fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST'), fc.string());

describe('an answer', () => {
  it('is given to every request, and holds nothing but what was released', () => {
    fc.assert(
      fc.property(method, target, headers, (how, where, said) => {
        const given = answer({ method: how, target: where, headers: said }, site);
        expect([200, 204, 206, 303, 304, 308, 404, 405, 410, 412, 416]).toContain(given.status);
        if (given.body === null) return;
        const bytes = given.body.kind === 'memory' ? given.body.content : new Uint8Array();
        expect(given.headers['content-length']).toBe(String(bytes.length));
        const text = new TextDecoder().decode(bytes);
        const whole = [...contents.values()].map((content) => new TextDecoder().decode(content));
        if (given.status === 200) expect(whole).toContain(text);
        if (given.status === 206) expect(whole.some((content) => content.includes(text))).toBe(true);
        if (given.status >= 404 && given.status !== 410)
          expect(given.headers['cache-control']).toBe('no-store');
      }),
      { numRuns: 2_000 },
    );
  });

  it('never says anything but 503 while nothing is published', () => {
    fc.assert(
      fc.property(method, target, headers, (how, where, said) => {
        const given = answer({ method: how, target: where, headers: said }, null);
        expect([given.status, given.headers['retry-after']]).toEqual([503, '120']);
      }),
    );
  });

  it('of one form is never news about another', () => {
    const ask = (more: Readonly<Record<string, string>>) =>
      answer({ method: 'GET', target: '/catalog.rdf', headers: more }, site);
    const plain = ask({}).headers.etag ?? '';
    const packed = ask({ 'accept-encoding': 'gzip' }).headers.etag ?? '';
    expect(packed).toBe(`${plain.slice(0, -1)}-gzip"`);
    expect(ask({ 'accept-encoding': 'gzip', 'if-none-match': plain }).status).toBe(200);
    expect(ask({ 'accept-encoding': 'gzip', 'if-none-match': packed }).status).toBe(304);
    expect(ask({ 'if-none-match': packed }).status).toBe(200);
    expect(ask({ range: 'bytes=0-1', 'accept-encoding': 'gzip', 'if-none-match': plain }).status).toBe(304);
  });

  it.each([
    ['/catalog.rdf', 200],
    ['/statistik/sample/catalog.rdf', 200],
    ['/sample/catalog.rdf', 200],
    ['/statistik/catalog.rdf', 404],
    ['/samplecatalog.rdf', 404],
    ['/sample/sample/catalog.rdf', 404],
    ['/statistik/sample', 308],
    ['/sample', 308],
    ['/catalog.rdf/', 404],
    ['/catalog/', 404],
    ['/catalog.rdf.gz', 404],
    ['/CATALOG.RDF', 404],
    ['/dataset/people', 200],
    ['/dataset/people.rdf', 404],
    ['/dataset/beds', 410],
    ['/dataset/beds.csv', 404],
    ['/gone/beds.html', 200],
    ['', 404],
    ['*', 404],
  ])('to %j is %i', (where, status) => {
    expect(answer({ method: 'GET', target: where, headers: {} }, site).status).toBe(status);
  });
});
