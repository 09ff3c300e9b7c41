import { appendFile, mkdir, rm, symlink } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseRdf } from '../../catalog/parse-rdf.ts';
import { expand } from '../../catalog/prefixes.ts';
import { serializations } from '../../catalog/serializations.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { ask } from '../helpers/ask.ts';
import { largeFile, publishNothing, publishTree, state } from '../helpers/public-tree.ts';
import { serving } from '../helpers/serving.ts';

const later = { at: '2026-11-22T03:00:00Z', title: 'Bevölkerung' };

describe('while nothing is published', () => {
  it('every request is told to come again later, and none that there is nothing', () =>
    serving(publishNothing, async ({ url, text }) => {
      for (const path of ['/', '/catalog', '/catalog.rdf', '/dataset/people', '/data/people.csv', '/none']) {
        for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
          const { status, headers } = await ask(url, path, {}, method);
          expect([path, method, status]).toEqual([path, method, 503]);
          expect(headers['retry-after']).toBe('120');
          expect(headers['cache-control']).toBe('no-store');
        }
      }
      expect(text()).toBe(
        `Warnung [serve-nothing] output/public: Hier liegt noch keine Veröffentlichung. Bis eine da ist, wird jede Anfrage mit 503 (später wiederkommen) beantwortet.
  → „quartett release“ oder „quartett nightly“ ausführen; der Server bemerkt es von selbst.
Der Server läuft unter SERVER/ und endet mit Strg+C.
`,
      );
    }));

  it('the first release is noticed', () =>
    serving(
      async () => {},
      async ({ url, root, second }) => {
        expect((await ask(url, '/catalog.rdf')).status).toBe(503);
        await publishTree(root);
        await second();
        expect((await ask(url, '/catalog.rdf')).status).toBe(200);
      },
    ));
});

describe('a new release', () => {
  it('takes the place of the last one', () =>
    serving(publishTree, async ({ url, root, second, text }) => {
      const before = await ask(url, '/catalog.ttl');
      await publishTree(root, later);
      expect((await ask(url, '/catalog.ttl')).body).toEqual(before.body);
      await second();
      const after = await ask(url, '/catalog.ttl', { 'if-none-match': before.headers.etag ?? '' });
      expect([after.status, after.headers['last-modified']]).toEqual([200, 'Sun, 22 Nov 2026 03:00:00 GMT']);
      expect(after.body.toString()).toContain('Bevölkerung');
      expect(text().match(/Ausgeliefert wird \S+ mit 22 Dateien\./g)).toHaveLength(2);
    }));

  it('does not change an answer that is under way, even if the last one is deleted', () =>
    serving(publishTree, async ({ url, root, second }) => {
      const download = await new Promise<IncomingMessage>((resolve) => {
        get(`${url}/data/large.csv`, { agent: false }, resolve);
      });
      await publishTree(root, later);
      await second();
      for (const release of await releasesOf(root)) {
        if (release.includes('20261121')) await rm(join(root, release), { recursive: true });
      }
      expect(largeFile.equals(await buffer(download))).toBe(true);
    }));

  it('that is damaged is not served, and the last good one stays', () =>
    serving(publishTree, async ({ url, root, second, text }) => {
      const before = await ask(url, '/catalog.rdf');
      await appendFile(join(await publishTree(root, later), `catalog/${state}/2.rdf`), ' ');
      await second();
      await second();
      const after = await ask(url, '/catalog.rdf');
      expect([after.status, after.headers.etag]).toEqual([200, before.headers.etag]);
      const id = /releases\/(20261122\S+):/.exec(text())?.[1];
      expect(text().split('\n').slice(2)).toEqual([
        `Fehler [serve-unfit] data/mirror/releases/${id}: Die Veröffentlichung kann nicht ausgeliefert werden: release.json ist nicht lesbar oder von einer älteren Fassung, oder Dateien fehlen oder sind verändert. Was bisher ausgeliefert wurde, bleibt.`,
        '  → Noch einmal „quartett release“ ausführen; der Server bemerkt es von selbst.',
        '',
      ]);
    }));

  it('of which a file or release.json is missing is not served either', () =>
    serving(publishTree, async ({ url, root, second }) => {
      for (const [index, missing] of ['data/people.parquet', 'release.json', 'catalog.rdf.gz'].entries()) {
        const folder = await publishTree(root, { ...later, at: `2026-11-2${index + 2}T03:00:00Z` });
        await rm(join(folder, missing));
        await second();
        expect((await ask(url, '/catalog.ttl')).body.toString()).toContain('Einwohner');
      }
    }));

  it('that cannot even be looked through is told, and the server goes on', () =>
    serving(publishTree, async ({ url, root, second, text }) => {
      const folder = await publishTree(root, later);
      await rm(join(folder, 'catalog.ttl'));
      await mkdir(join(folder, 'catalog.ttl'));
      await second();
      expect((await ask(url, '/catalog.ttl')).body.toString()).toContain('Einwohner');
      expect(text()).toContain('Die Veröffentlichung kann nicht ausgeliefert werden: EISDIR: ');
    }));

  it('whose link leads in a circle is told, and the server goes on', () =>
    serving(publishTree, async ({ url, root, second, text }) => {
      await rm(join(root, 'output/public'));
      await symlink('public', join(root, 'output/public'));
      await second();
      expect((await ask(url, '/catalog.ttl')).body.toString()).toContain('Einwohner');
      expect(text()).toContain('Die Veröffentlichung kann nicht ausgeliefert werden: ELOOP: ');
    }));

  it('that goes without another leaves what was served', () =>
    serving(publishTree, async ({ url, root, second, text }) => {
      await rm(join(root, 'output/public'));
      await second();
      expect((await ask(url, '/catalog.rdf')).status).toBe(200);
      expect(text()).toContain(
        'Fehler [serve-unfit] output/public: Die Veröffentlichung kann nicht ausgeliefert werden: sie ist nicht mehr da. ',
      );
    }));
});

describe('a file that goes missing while it is served', () => {
  it('is not there for the moment, which the operator is told once', () =>
    serving(
      publishTree,
      async ({ url, root, text }) => {
        for (const release of await releasesOf(root)) await rm(join(root, release, 'data/large.csv'));
        for (const headers of [{}, { range: 'bytes=0-3' }]) {
          const { status, headers: given } = await ask(url, '/data/large.csv', headers);
          expect([status, given['retry-after'], given['content-range']]).toEqual([503, '120', undefined]);
        }
        expect((await ask(url, '/catalog.rdf')).status).toBe(200);
        expect(text().match(/Error \[serve-file-lost\] \S+large\.csv: A file of the release/g)).toHaveLength(
          1,
        );
      },
      { language: 'en' },
    ));

  it('is not taken for another one of the same name', () =>
    serving(publishTree, async ({ url, root }) => {
      for (const release of await releasesOf(root))
        await appendFile(join(root, release, 'data/large.csv'), 'x');
      expect((await ask(url, '/data/large.csv')).status).toBe(503);
    }));
});

describe('at another base than that for which it was released', () => {
  const base = 'http://localhost:8080/versuch';
  const options = { publicBase: base };

  it.each(serializations)('addresses in $extension lead here, identifiers stay', ({ extension, mediaType }) =>
    serving(
      publishTree,
      async ({ url }) => {
        const first = await ask(url, `/catalog.${extension}`);
        const quads = await parseRdf(first.body.toString(), mediaType);
        const of = (name: Parameters<typeof expand>[0]) =>
          quads.filter(({ predicate }) => predicate.value === expand(name)).map(({ object }) => object.value);
        expect(of('dcat:downloadURL')).toEqual([`${base}/sample/data/people.csv`]);
        expect(of('dcat:accessURL')).toEqual([`${base}/sample/data/people.csv`]);
        expect(of('dcat:landingPage')).toEqual([`${base}/sample/dataset/people.html`]);
        expect(of('dct:identifier')).toEqual(['https://quartett.example.org/sample/dataset/people']);
        expect(of('dcat:dataset')).toEqual(['https://quartett.example.org/sample/dataset/people']);
        const [next = ''] = of('hydra:nextPage');
        expect(next).toBe(`${base}/sample/catalog/${state}/2.${extension}`);
        expect(quads.map(({ subject }) => subject.value)).toContain(
          `${base}/sample/catalog/${state}/1.${extension}`,
        );
        expect((await ask(url, new URL(next).pathname)).status).toBe(200);
        expect((await ask(url, `/sample/catalog/${state}/1.${extension}`)).body).toEqual(first.body);
      },
      options,
    ),
  );

  it('every form is packed again and has a tag of its own', async () => {
    const path = '/catalog.rdf';
    const tag = await serving(publishTree, async ({ url }) => (await ask(url, path)).headers.etag);
    await serving(
      publishTree,
      async ({ url, text }) => {
        const plain = await ask(url, path);
        const gzip = await ask(url, path, { 'accept-encoding': 'gzip' });
        const br = await ask(url, path, { 'accept-encoding': 'br' });
        expect(gunzipSync(gzip.body)).toEqual(plain.body);
        expect(brotliDecompressSync(br.body)).toEqual(plain.body);
        expect(new Set([tag, plain.headers.etag, gzip.headers.etag, br.headers.etag]).size).toBe(4);
        expect((await ask(url, '/dataset/people.html')).status).toBe(200);
        expect(text()).toContain(
          `Warnung [serve-readdressed] output/public: Veröffentlicht ist für https://quartett.example.org/sample, ausgeliefert wird für ${base}/sample: die Adressen der Dateien und Seiten zeigen hierher, die Kennungen bleiben.`,
        );
      },
      options,
    );
  });
});

async function releasesOf(root: string): Promise<readonly string[]> {
  const folder = 'data/mirror/releases';
  return (await createFiles(root).folders(folder)).map((id) => `${folder}/${id}`);
}

describe('the state for monitoring', () => {
  const metrics = 'data/live/metrics.prom';

  it('is shown at /metrics where that was asked for, as the last night left it', () =>
    serving(
      publishTree,
      async ({ url, root, second }) => {
        expect((await ask(url, '/metrics')).status).toBe(503);
        await createFiles(root).writeAtomic(metrics, 'quartett_night_duration_seconds 8\n');
        await second();
        const { status, headers, body } = await ask(url, '/metrics');
        expect([status, body.toString()]).toEqual([200, 'quartett_night_duration_seconds 8\n']);
        expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
        expect((await ask(url, '/metrics', {}, 'POST')).status).toBe(405);
        expect((await ask(url, '/catalog.rdf')).status).toBe(200);
      },
      { metrics },
    ));

  it('is hidden from the public otherwise', () =>
    serving(publishTree, async ({ url, root, second }) => {
      await createFiles(root).writeAtomic(metrics, 'quartett_night_duration_seconds 8\n');
      await second();
      expect((await ask(url, '/metrics')).status).toBe(404);
    }));
});
