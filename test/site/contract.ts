import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ask, askRaw } from '../helpers/ask.ts';
import { largeFile, modified, state } from '../helpers/public-tree.ts';

/** A running server, and the folder of the release that it serves (public-tree.ts). */
export interface Served {
  readonly url: string;
  readonly folder: string;
}

const types = [
  ['rdf', 'application/rdf+xml'],
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
] as const;
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
const gone = ['/dataset/beds', '/dataset/beds.html', '/dataset/beds.rdf', '/dataset/beds.ttl'];

/**
 * What a harvester, a browser and an engine that reads Parquet rely on, whatever serves the folder. `differences`
 * names, by title, where a server does otherwise, and why; such a case must really fail.
 */
export function siteContract(served: () => Served, differences: Readonly<Record<string, string>> = {}): void {
  const promise = (title: string, holds: () => Promise<void>) => {
    const reason = differences[title];
    if (reason === undefined) it(title, holds);
    else it.fails(`${title} – not here: ${reason}`, holds);
  };
  const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    ask(served().url, path, headers, method);
  const released = (path: string) => readFile(join(served().folder, path));

  describe('an address', () => {
    for (const [extension, type] of types) {
      promise(`gives the catalog as ${extension} to anybody`, async () => {
        for (const accept of ['*/*', 'text/html', 'image/png']) {
          const { status, headers, body } = await get(`/catalog.${extension}`, { accept });
          expect([status, headers['content-type']]).toEqual([200, type]);
          expect(body).toEqual(await released(`catalog/${state}/1.${extension}`));
          expect(headers['cache-control']).toBe('public, max-age=300, must-revalidate');
          expect(headers.vary).toBe('Accept-Encoding');
        }
      });

      promise(`gives a dataset and a pinned page as ${extension}`, async () => {
        const dataset = await get(`/dataset/people.${extension}`);
        expect([dataset.status, dataset.headers['content-type']]).toEqual([200, type]);
        const page = await get(`/catalog/${state}/2.${extension}`);
        expect([page.status, page.headers['content-type']]).toEqual([200, type]);
        expect(page.body).toEqual(await released(`catalog/${state}/2.${extension}`));
        expect(page.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      });
    }

    promise('says exactly what a file is, and a character set only of HTML', async () => {
      const expected = {
        '/': 'text/html; charset=utf-8',
        '/dataset/people.html': 'text/html; charset=utf-8',
        '/data/people.csv': 'text/csv',
        '/data/people.parquet': 'application/vnd.apache.parquet',
        '/release.json': 'application/json',
      };
      for (const [path, type] of Object.entries(expected)) {
        const { status, headers } = await get(path);
        expect([path, status, headers['content-type']]).toEqual([path, 200, type]);
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['set-cookie']).toBeUndefined();
      }
    });

    promise('of a page forbids it scripts and all that comes from elsewhere', async () => {
      for (const path of ['/', '/dataset/people.html'])
        expect((await get(path)).headers['content-security-policy']).toMatch(/^default-src 'none';/);
    });

    promise('may be read from any web page', async () => {
      const { headers } = await get('/data/people.parquet');
      expect(headers['access-control-allow-origin']).toBe('*');
      for (const name of ['ETag', 'Content-Range', 'Content-Length', 'Last-Modified', 'Accept-Ranges'])
        expect(headers['access-control-expose-headers']).toContain(name);
      const asked = { origin: 'https://example.org', 'access-control-request-headers': 'range' };
      const preflight = await get('/data/people.parquet', asked, 'OPTIONS');
      expect(preflight.status).toBe(204);
      expect(preflight.headers['access-control-allow-headers']).toContain('Range');
    });

    promise(
      'may have a query, which means nothing but that there is one page at a fixed address',
      async () => {
        for (const query of ['page=1', 'x=2', 'x=2&page=1'])
          expect((await get(`/catalog.rdf?${query}`)).body).toEqual(await released('catalog.rdf'));
        for (const query of ['page=2', 'page=0', 'page=', 'page=10', 'x=1&page=2'])
          expect([query, (await get(`/catalog.rdf?${query}`)).status]).toEqual([query, 404]);
      },
    );

    promise('that was never given away is not there', async () => {
      const wrong = ['/catalog/0000000000000000/1.rdf', `/catalog/${state}/3.rdf`, '/dataset/none', '/none'];
      for (const path of [...wrong, '/data', '/data/', '/dataset/', '/catalog/', '/dataset/people.csv']) {
        const { status, headers } = await get(path);
        expect([path, status]).toEqual([path, 404]);
        expect(headers['cache-control']).toBe('no-store');
      }
    });

    promise('of the publisher leads on to who that is', async () => {
      const machine = await get('/publisher', { accept: 'text/turtle' });
      expect([machine.status, machine.headers.location]).toEqual([303, 'catalog.ttl']);
      const person = await get('/publisher', { accept: browser });
      expect([person.status, person.headers.location]).toEqual([303, './']);
    });

    promise('holds with the path of the public base, too', async () => {
      for (const path of [
        '/catalog.rdf',
        '/dataset/people.ttl',
        '/data/people.csv',
        `/catalog/${state}/1.ttl`,
      ])
        expect((await get(`/sample${path}`)).body).toEqual(await released(path));
      expect((await get('/sample/', { accept: browser })).body).toEqual(await released('index.html'));
      expect((await get('/sample/catalog', { accept: 'text/turtle' })).headers['content-type']).toBe(
        'text/turtle',
      );
      const folder = await get('/sample');
      expect([folder.status, folder.headers.location]).toEqual([308, 'sample/']);
    });

    promise('of a withdrawn dataset says that it is gone', async () => {
      for (const path of gone) {
        const { status, headers, body } = await get(path);
        expect([path, status]).toEqual([path, 410]);
        expect(headers['content-type']).toBe('text/html; charset=utf-8');
        expect(body).toEqual(await released('gone/beds.html'));
      }
    });
  });

  describe('negotiation', () => {
    const wanted = [
      ['nothing', undefined, 'rdf'],
      ['anything', '*/*', 'rdf'],
      ['nonsense', ';;,/;q=x', 'rdf'],
      ['what there is not', 'image/png', 'rdf'],
      ['more than anybody means', 'image/png;q=0.1,'.repeat(500), 'rdf'],
      ['RDF/XML', 'application/rdf+xml', 'rdf'],
      ['Turtle', 'text/turtle', 'ttl'],
      ['Turtle in its character set', 'text/turtle;charset=utf-8', 'ttl'],
      [
        'JSON-LD of a profile',
        'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"',
        'jsonld',
      ],
      ['Turtle first', 'text/turtle, application/rdf+xml;q=0.8, text/html;q=0.5', 'ttl'],
      ['JSON-LD', 'application/ld+json', 'jsonld'],
      ['JSON-LD in capitals', 'Application/LD+JSON', 'jsonld'],
      ['a page', browser, 'html'],
    ] as const;
    for (const [what, accept, extension] of wanted) {
      promise(`finds ${extension} for who asks for ${what}`, async () => {
        const headers = accept === undefined ? {} : { accept };
        const catalog = await get('/catalog', headers);
        expect(catalog.status).toBe(200);
        expect(catalog.body).toEqual(
          await released(extension === 'html' ? 'index.html' : `catalog.${extension}`),
        );
        expect(catalog.headers.vary?.split(', ').sort()).toEqual(['Accept', 'Accept-Encoding']);
        expect(catalog.headers['content-location']).toMatch(new RegExp(`\\.${extension}$`));
        const dataset = await get('/dataset/people', headers);
        expect(dataset.body).toEqual(await released(`dataset/people.${extension}`));
        expect(dataset.headers['content-location']).toMatch(new RegExp(`people\\.${extension}$`));
      });
    }

    promise('weighs what a client would rather have', async () => {
      const weighed = {
        'application/rdf+xml;q=0.2, text/turtle;q=0.7, text/html;q=0.3': 'text/turtle',
        'application/rdf+xml;q=0, text/turtle;q=0.1': 'text/turtle',
        'text/html;q=0.4, application/ld+json;q=0.5': 'application/ld+json',
      };
      for (const [accept, type] of Object.entries(weighed))
        expect((await get('/catalog', { accept })).headers['content-type']).toBe(type);
    });
  });

  describe('a method', () => {
    promise('HEAD gives the headers of GET and nothing else', async () => {
      const paths = ['/', '/catalog', '/catalog.rdf', '/dataset/people', '/data/large.csv', '/release.json'];
      for (const path of [...paths, '/dataset/beds', '/none', '/publisher']) {
        for (const encoding of ['identity', 'gzip', 'br']) {
          const whole = await get(path, { 'accept-encoding': encoding });
          const head = await get(path, { 'accept-encoding': encoding }, 'HEAD');
          expect(head.status).toBe(whole.status);
          expect(head.body).toHaveLength(0);
          expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
        }
      }
    });

    promise('that would write is refused and told what is allowed', async () => {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        const { status, headers } = await get('/catalog.rdf', {}, method);
        expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
      }
    });
  });

  describe('what has not changed', () => {
    const paths = ['/catalog.rdf', '/catalog', '/dataset/people', '/data/people.csv', '/data/people.parquet'];

    promise('is not sent again', async () => {
      for (const path of [...paths, '/data/large.csv', `/catalog/${state}/1.rdf`]) {
        const { headers } = await get(path);
        const etag = headers.etag ?? '';
        expect(etag).toMatch(/^"[^"]+"$/);
        expect(headers['last-modified']).toBe(modified);
        for (const tags of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
          const again = await get(path, { 'if-none-match': tags });
          expect([path, tags, again.status, again.body.length]).toEqual([path, tags, 304, 0]);
          expect(again.headers.etag).toBe(etag);
          expect(again.headers['cache-control']).toBe(headers['cache-control']);
          expect(again.headers.vary).toBe(headers.vary);
        }
        expect((await get(path, { 'if-modified-since': modified })).status).toBe(304);
        expect((await get(path, { 'if-none-match': etag }, 'HEAD')).status).toBe(304);
      }
    });

    promise('is sent to who has something else', async () => {
      for (const path of paths) {
        expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
        const both = { 'if-none-match': '"other"', 'if-modified-since': modified };
        expect((await get(path, both)).status).toBe(200);
        const earlier = 'Sat, 21 Nov 2026 02:59:59 GMT';
        expect((await get(path, { 'if-modified-since': earlier })).status).toBe(200);
        expect((await get(path, { 'if-modified-since': 'yesterday' })).status).toBe(200);
      }
    });

    promise('has a tag for each form', async () => {
      const tags = await Promise.all(
        ['identity', 'gzip', 'br'].map(async (encoding) => {
          const { headers } = await get('/catalog.rdf', { 'accept-encoding': encoding });
          return headers.etag;
        }),
      );
      expect(new Set(tags).size).toBe(3);
    });
  });

  describe('packing', () => {
    const unpack = { gzip: gunzipSync, br: brotliDecompressSync } as const;
    for (const encoding of ['gzip', 'br'] as const) {
      promise(`with ${encoding} is done beforehand`, async () => {
        for (const path of ['/catalog.rdf', '/catalog', '/data/large.csv', '/', '/release.json']) {
          const plain = await get(path);
          const { status, headers, body } = await get(path, { 'accept-encoding': encoding });
          const isPacked = path !== '/release.json';
          expect([path, status]).toEqual([path, 200]);
          expect(headers['content-encoding']).toBe(isPacked ? encoding : undefined);
          expect(headers['content-length']).toBe(String(body.length));
          expect(sha256(isPacked ? unpack[encoding](body) : body)).toBe(sha256(plain.body));
        }
      });
    }

    promise('is left to who asks for it', async () => {
      for (const accepted of ['identity', 'gzip;q=0', 'zstd', '', 'gzip;q=0, br;q=0, *;q=0']) {
        const { headers } = await get('/catalog.rdf', { 'accept-encoding': accepted });
        expect(headers['content-encoding']).toBeUndefined();
      }
    });

    promise('goes by what a client would rather have', async () => {
      const weighed = {
        'gzip, deflate': 'gzip',
        'gzip, deflate, br': 'br',
        'br;q=0.1, gzip;q=0.9': 'gzip',
        'identity;q=0.5, gzip;q=0.9': 'gzip',
      };
      for (const [accepted, encoding] of Object.entries(weighed)) {
        const { headers } = await get('/catalog.rdf', { 'accept-encoding': accepted });
        expect([accepted, headers['content-encoding']]).toEqual([accepted, encoding]);
      }
    });
  });

  describe('a range', () => {
    const size = largeFile.length;
    const ranges = [
      ['bytes=0-3', 0, 3],
      ['bytes=100-199', 100, 199],
      [`bytes=${size - 8}-`, size - 8, size - 1],
      ['bytes=-8', size - 8, size - 1],
      [`bytes=0-${size * 2}`, 0, size - 1],
      [`bytes=-${size * 2}`, 0, size - 1],
    ] as const;
    for (const [range, start, end] of ranges) {
      promise(`${range} is part of the file`, async () => {
        const { status, headers, body } = await get('/data/large.csv', { range });
        expect(status).toBe(206);
        expect(headers['content-range']).toBe(`bytes ${start}-${end}/${size}`);
        expect(headers['content-length']).toBe(String(end - start + 1));
        expect(sha256(body)).toBe(sha256(largeFile.subarray(start, end + 1)));
      });
    }

    promise('is read from a Parquet file as DuckDB does: its size, its end, its columns', async () => {
      const path = '/data/people.parquet';
      const head = await get(path, {}, 'HEAD');
      expect(head.headers['accept-ranges']).toBe('bytes');
      const bytes = Number(head.headers['content-length']);
      const footer = await get(path, { range: `bytes=${bytes - 4}-${bytes - 1}` });
      expect([footer.status, footer.body.toString()]).toEqual([206, 'PAR1']);
      const column = await get(path, { range: 'bytes=4-13', 'if-range': head.headers.etag ?? '' });
      expect([column.status, column.body.toString()]).toEqual([206, '0123456789']);
      expect(column.headers.etag).toBe(head.headers.etag);
    });

    promise('beyond the end says how long the file is', async () => {
      for (const range of [`bytes=${size}-`, `bytes=${size + 5}-${size + 9}`, 'bytes=-0']) {
        const { status, headers } = await get('/data/large.csv', { range });
        expect([range, status, headers['content-range']]).toEqual([range, 416, `bytes */${size}`]);
      }
    });

    promise('that is none gets the whole file', async () => {
      for (const range of ['bytes=', 'bytes=x-y', 'lines=1-2', 'bytes=9-3']) {
        const { status, body } = await get('/data/people.csv', { range });
        expect([range, status, body.length]).toEqual([
          range,
          200,
          (await released('data/people.csv')).length,
        ]);
      }
    });

    promise('of a file that has changed meanwhile gets the whole file', async () => {
      const { headers } = await get('/data/large.csv');
      const asked = (condition: string) =>
        get('/data/large.csv', { range: 'bytes=0-3', 'if-range': condition }).then(({ status }) => status);
      expect(await asked(headers.etag ?? '')).toBe(206);
      expect(await asked(modified)).toBe(206);
      expect(await asked('"other"')).toBe(200);
      expect(await asked('Fri, 20 Nov 2026 03:00:00 GMT')).toBe(200);
    });

    promise('is refused to who insists on a file that has changed', async () => {
      const { headers } = await get('/data/large.csv');
      const asked = (condition: string) =>
        get('/data/large.csv', { range: 'bytes=0-3', 'if-match': condition }).then(({ status }) => status);
      expect(await asked(headers.etag ?? '')).toBe(206);
      expect(await asked('"other"')).toBe(412);
    });

    promise('is one of the file as it is, even if the client could unpack it', async () => {
      const { headers, body } = await get('/data/large.csv', {
        range: 'bytes=0-9',
        'accept-encoding': 'gzip, br',
      });
      expect([headers['content-encoding'], body.toString()]).toEqual([undefined, '0123456789']);
    });
  });

  describe('a path that is spelled oddly', () => {
    const odd = [
      '/data/../../etc/passwd',
      '/../release.json',
      '/data/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
      '/data/..%2f..%2f..%2fetc/passwd',
      '/%00',
      '/catalog.rdf%00.html',
      '/%',
      '/%zz/catalog.rdf',
      '/data/..\\..\\etc\\passwd',
      '/\xff\xfe',
      '/...',
      '/.git/config',
    ];
    for (const path of odd) {
      promise(`${JSON.stringify(path)} leads nowhere`, async () => {
        const text = await askRaw(
          served().url,
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        );
        expect(text).toMatch(/^HTTP\/1\.1 40[04] /);
        expect(text).not.toMatch(/root:|\/tmp|node_modules|at .*:\d+/);
      });
    }

    for (const path of [
      '/.',
      '/data/../release.json',
      '//release.json',
      '/data//people.csv',
      '/%72elease.json',
    ]) {
      promise(`${path} is none of ours, whatever it might mean`, async () => {
        const text = await askRaw(
          served().url,
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        );
        expect(text).toMatch(/^HTTP\/1\.1 40[04] /);
      });
    }

    promise('may come with a host, which is not repeated anywhere', async () => {
      const text = await askRaw(
        served().url,
        'GET http://evil.example/catalog HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n',
      );
      expect(text).toMatch(/^HTTP\/1\.1 200 /);
      expect(text).not.toContain('evil');
    });

    promise('is no reason to fall over, nor is what is no HTTP', async () => {
      const broken = ['\r\n\r\n\r\n', 'GET\r\n\r\n', '\x16\x03\x01\x02\x00', 'GET / HTTP/9.9\r\n\r\n'];
      for (const bytes of [...broken, `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`])
        expect(await askRaw(served().url, bytes).catch(() => '')).not.toContain(' 200 ');
      expect((await get('/catalog.rdf')).status).toBe(200);
    });
  });
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
