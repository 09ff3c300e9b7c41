import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataset, prefixes } from '../../helpers/foreign-catalog.ts';
import { catalogServer, codesIn, harvestAt, harvested, type Served } from '../../helpers/harvested.ts';
import { withFolder } from '../../helpers/with-folder.ts';
import { withServer } from '../../helpers/with-server.ts';

const office = ':office a foaf:Organization ; foaf:name "Stadt Mainz" .';

/** A page of a chain of `last`; `to` says where it leads instead. */
function page(number: number, last: number, datasets: string, to?: string): string {
  const address = (at: number) => `{url}/${at}.ttl`;
  const next = to ?? (number < last ? `; hydra:next <${address(number + 1)}>` : '');
  const node = `<${address(number)}> a hydra:PagedCollection ; hydra:totalItems ${last} ; hydra:itemsPerPage 1 ; hydra:first <${address(1)}> ${next} .`;
  return `${prefixes}${datasets}${office}\n${node}`;
}

const three = {
  '/1.ttl': page(1, 3, dataset('a')),
  '/2.ttl': page(2, 3, dataset('b')),
  '/3.ttl': page(3, 3, dataset('c')),
};

describe('a catalog of three pages', () => {
  it('is walked to its end and told page by page', async () => {
    const result = await harvested(three, { path: '/1.ttl' });
    expect(codesIn(result)).toEqual([]);
    expect(result.text).toContain('{url}/1.ttl\n3 Seite(n), 0,00 MB, 0,00 s, 3 Datensätze\n');
    expect(result.text).toContain('Stadt Mainz           3\n');
    expect(result.text).toContain('Ein Portal übernimmt 3 von 3 Datensätzen.');
  });

  it('asks twice for each page, and twice more to try the caches', async () => {
    const asked: string[] = [];
    const handler = catalogServer(three);
    await harvested(
      (request, response) => {
        const { accept, 'accept-encoding': encoding } = request.headers;
        asked.push(`${request.method} ${request.url} ${accept} ${encoding}`);
        return handler(request, response);
      },
      { path: '/1.ttl' },
    );
    const both = (path: string) => [`HEAD ${path} */* gzip, deflate`, `GET ${path} */* gzip, deflate`];
    const again = 'GET /1.ttl */* gzip, deflate';
    expect(asked).toEqual([...both('/1.ttl'), ...both('/2.ttl'), ...both('/3.ttl'), again, again]);
  });

  it('tells a rule that many datasets break once, with the names of five', async () => {
    const letters = [...'abcdefg'];
    const many = letters.map((id) => dataset(id, { 'dcat:keyword': '"Männer/Frauen"@de' })).join('');
    const { code, text } = await harvested({ '/catalog.ttl': prefixes + many + office });
    expect(code).toBe(3);
    expect(text).toContain(
      `Fehler [keyword-refused] https://open.example.org/dataset/a: CKAN weist wegen des Schlagworts „Männer/Frauen“ den ganzen Datensatz ab: erlaubt sind 2 bis 100 Buchstaben, Ziffern, Leerzeichen, - _ und Punkt.
  und 6 weitere: https://open.example.org/dataset/b, https://open.example.org/dataset/c, https://open.example.org/dataset/d, https://open.example.org/dataset/e, …
  → Das Schlagwort`,
    );
    expect(text).toContain('Ein Portal übernimmt 0 von 7 Datensätzen.');
  });

  it('is told to machines as JSON', async () => {
    const { text } = await harvested(three, { path: '/1.ttl', json: true });
    const told = JSON.parse(text);
    expect(told).toMatchObject({ address: '{url}/1.ttl', isComplete: true, pages: 3, comparison: null });
    expect(told.datasets.map(({ name }: { name: string }) => name)).toEqual([
      'titel-a',
      'titel-b',
      'titel-c',
    ]);
  });
});

describe('a second harvest', () => {
  it('is compared with the first', async () => {
    let pages: Readonly<Record<string, string>> = three;
    const changed = { 'dct:title': '"Neu"@de', 'dct:modified': '"2026-02-01T00:00:00Z"^^xsd:dateTime' };
    await withFolder((root) =>
      withServer(
        (...both) => catalogServer(pages)(...both),
        async ({ url }) => {
          await harvestAt(url, root, { path: '/1.ttl' });
          pages = { '/1.ttl': page(1, 2, dataset('a', changed)), '/2.ttl': page(2, 2, dataset('d')) };
          const { text } = await harvestAt(url, root, { path: '/1.ttl' });
          expect(text).toMatch(
            /\nVerglichen mit data\/harvests\/127\.0\.0\.1-[0-9a-f]{12}\.nt: 1 neu, 1 geändert, 2 gelöscht\.\n/,
          );
          expect(text).toContain('gelöscht:\n  https://open.example.org/dataset/b (Titel b)\n');
          const again = await harvestAt(url, root, { path: '/1.ttl' });
          expect(again.text).toContain(': 2 gleich, 0 gelöscht.');
        },
      ),
    );
  });

  it('takes blank nodes of two pages for two, even if both are called _:b0', async () => {
    const context = { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' };
    const hydra = 'http://www.w3.org/ns/hydra/core#';
    const jsonLd = (number: number, more: object): Served => {
      const contact = { '@id': '_:b0', 'dct:title': `Amt ${number}` };
      const licence = { '@id': 'http://dcat-ap.de/def/licenses/dl-by-de/2.0' };
      const self = {
        '@id': `https://open.example.org/${number}`,
        '@type': 'dcat:Dataset',
        'dct:title': `Titel ${number}`,
        'dcat:contactPoint': { '@id': '_:b0' },
        'dcat:distribution': { '@id': `https://open.example.org/${number}#csv`, 'dct:license': licence },
      };
      const node = { '@id': `{url}/${number}`, '@type': `${hydra}PagedCollection`, ...more };
      const document = { '@context': context, '@graph': [self, contact, node] };
      return { body: JSON.stringify(document), type: 'application/ld+json' };
    };
    const pages = { '/1': jsonLd(1, { [`${hydra}next`]: { '@id': '{url}/2' } }), '/2': jsonLd(2, {}) };
    await withFolder((root) =>
      withServer(catalogServer(pages), async ({ url }) => {
        await harvestAt(url, root, { path: '/1' });
        expect((await harvestAt(url, root, { path: '/1' })).text).toContain(': 2 gleich, 0 gelöscht.');
      }),
    );
  });

  it('compares with a file or another address if told so', async () => {
    await withFolder(async (root) => {
      const file = join(root, 'old.ttl');
      await writeFile(file, prefixes + dataset('a') + dataset('x'));
      const told = await harvested(three, { path: '/1.ttl', language: 'en', against: file });
      expect(told.text).toContain(`Compared with ${file}: 2 new, 1 the same, 1 deleted.`);
    });
    await withServer(catalogServer({ '/old.ttl': prefixes + dataset('a') }), async (other) => {
      const told = await harvested(three, {
        path: '/1.ttl',
        language: 'en',
        against: `${other.url}/old.ttl`,
      });
      expect(told.text).toContain('2 new, 1 the same, 0 deleted.');
    });
  });

  it('says what it cannot compare with', async () => {
    await expect(harvested(three, { path: '/1.ttl', against: '/nowhere/old.ttl' })).rejects.toMatchObject({
      issues: [
        {
          code: 'against-unreadable',
          sentence: { en: 'There is no comparing with /nowhere/old.ttl: there is no such file.' },
        },
      ],
    });
  });

  it('goes on without the last one if it cannot be read any more', async () => {
    await withFolder((root) =>
      withServer(catalogServer(three), async ({ url }) => {
        await harvestAt(url, root, { path: '/1.ttl' });
        const [kept = ''] = await readdir(join(root, 'data/harvests'));
        await writeFile(join(root, 'data/harvests', kept), '<broken');
        const told = await harvestAt(url, root, { path: '/1.ttl' });
        expect(codesIn(told)).toEqual(['last-harvest-lost']);
        expect((await harvestAt(url, root, { path: '/1.ttl' })).text).toContain('3 gleich, 0 gelöscht.');
      }),
    );
  });

  it('forgets nothing when the catalog fails in between', async () => {
    let pages: Readonly<Record<string, string>> = three;
    await withFolder((root) =>
      withServer(
        (...both) => catalogServer(pages)(...both),
        async ({ url }) => {
          await harvestAt(url, root, { path: '/1.ttl' });
          pages = { '/1.ttl': three['/1.ttl'] };
          const broken = await harvestAt(url, root, { path: '/1.ttl' });
          expect(codesIn(broken)).toEqual(['harvest-status']);
          expect(broken.text).toContain('Ein Portal bricht hier ab: Es übernimmt nichts und löscht nichts.');
          pages = { '/1.ttl': `${prefixes}:catalog a dcat:Catalog .` };
          const empty = await harvestAt(url, root, { path: '/1.ttl' });
          expect(codesIn(empty)).toContain('catalog-empty');
          expect(empty.text).toContain('3 gelöscht.');
          pages = three;
          expect((await harvestAt(url, root, { path: '/1.ttl' })).text).toContain('3 gleich, 0 gelöscht.');
        },
      ),
    );
  });
});

describe('pages without an end', () => {
  it('that lead back to the first end there, as in CKAN, with a warning', async () => {
    const result = await harvested(
      { ...three, '/3.ttl': page(3, 3, dataset('c'), '; hydra:next <{url}/1.ttl>') },
      { path: '/1.ttl' },
    );
    expect(codesIn(result)).toEqual(['paging-returns']);
    expect(result.text).toContain('3 Seite(n)');
  });

  it('that lead back to the second are a circle in which CKAN runs for ever', async () => {
    const circle = { ...three, '/3.ttl': page(3, 3, dataset('c'), '; hydra:next <{url}/2.ttl>') };
    const result = await harvested(circle, { path: '/1.ttl' });
    expect(codesIn(result)).toEqual(['paging-cycle']);
    expect(result.text).toContain(
      'Die Seiten laufen im Kreis: die nächste ist {url}/2.ttl, und dort war der Abruf schon. CKAN käme nie an ein Ende.',
    );
  });

  it('that say something new at an old address are a circle, too', async () => {
    let count = 0;
    const result = await harvested(
      (request, response) => {
        if (request.method === 'GET') count += 1;
        return catalogServer({ '/1.ttl': page(1, 1, dataset(`a${count}`), '; hydra:next <{url}/1.ttl>') })(
          request,
          response,
        );
      },
      { path: '/1.ttl' },
    );
    expect(codesIn(result)).toContain('paging-cycle');
  });

  it('that always name another one are left after a thousand', async () => {
    const result = await harvested(
      (request, response) => {
        const number = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 1);
        const next = `; hydra:next <{url}/${number + 1}.ttl>`;
        return catalogServer({ [request.url ?? '']: page(number, 1, `# ${number}\n`, next) })(
          request,
          response,
        );
      },
      { path: '/1.ttl' },
    );
    expect(codesIn(result)).toContain('paging-endless');
    expect(result.text).toContain('Nach 1000 Seiten war noch kein Ende abzusehen, hier ist Schluss.');
  });

  it('that are too much together are left, and nothing of them is imported', async () => {
    const limits = { pages: 3, megabytes: 0.001 };
    const result = await harvested(three, { path: '/1.ttl', limits });
    expect(codesIn(result)).toContain('catalog-too-large');
    expect(result.text).toContain('{url}/1.ttl: Bis hierher sind es schon mehr als 0.001 MB;');
    expect(result.text).toContain('Ein Portal bricht hier ab');
  });
});
