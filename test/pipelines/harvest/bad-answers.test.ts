import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dataset, prefixes } from '../../helpers/foreign-catalog.ts';
import { codesIn, harvested, type Served } from '../../helpers/harvested.ts';

const turtle = prefixes + dataset('a');
const at = (served: Served) => harvested({ '/catalog.ttl': served });
const rdf = 'application/rdf+xml';
const jsonLd = 'application/ld+json';

describe('an answer that CKAN cannot read', () => {
  it.each<[string, Served, string, string]>([
    [
      'broken Turtle',
      { body: `${turtle}\n:b a dcat:Dataset ; .;` },
      'rdf-broken',
      'Der Text ist kein gültiges text/turtle: ',
    ],
    [
      'broken RDF/XML',
      { body: '<rdf:RDF', type: rdf },
      'rdf-broken',
      'Der Text ist kein gültiges application/rdf+xml: ',
    ],
    [
      'broken JSON-LD',
      { body: '{"@id": ', type: jsonLd },
      'rdf-broken',
      'Der Text ist kein gültiges application/ld+json: ',
    ],
    [
      'JSON-LD with a remote context',
      { body: '{"@context": "https://w3.example/c", "@id": "a"}', type: jsonLd },
      'rdf-remote-context',
      '(https://w3.example/c) und wird hier nie geladen',
    ],
    [
      'HTML',
      { body: '<!DOCTYPE html><html><title>Anmelden</title></html>' },
      'harvest-html',
      'Statt RDF kommt eine Webseite: „Anmelden“.',
    ],
    [
      'HTML that says so',
      { body: '<p>Bitte warten</p>', type: 'text/html; charset=utf-8' },
      'harvest-html',
      '„Bitte warten“',
    ],
    ['nothing', { body: '' }, 'harvest-no-answer', 'Die Antwort ist leer; CKAN bricht den Abruf ab.'],
    [
      'plain XML',
      { body: '<a/>', type: 'application/xml' },
      'harvest-media-type',
      'Content-Type ist application/xml; das kennt CKAN nicht und bricht ab.',
    ],
    [
      'bytes',
      { body: turtle, type: 'application/octet-stream' },
      'harvest-media-type',
      'application/octet-stream',
    ],
    [
      'Latin-1',
      { body: Buffer.from(turtle.replace('Beispiel', 'Bevölkerung'), 'latin1') },
      'harvest-encoding',
      'Die Seite ist nicht UTF-8',
    ],
    ['a BOM before Turtle', { body: `\uFEFF${turtle}` }, 'harvest-bom', 'Bytereihenfolge-Marke'],
    [
      'an error',
      { body: '', status: 503 },
      'harvest-status',
      'Der Server antwortet auf HEAD mit 503 Service Unavailable; CKAN bricht den ganzen Abruf ab, übernimmt nichts und löscht nichts.',
    ],
    ['a page that is forbidden', { body: '', status: 403 }, 'harvest-status', '403 Forbidden'],
  ])('such as %s ends the harvest, and the report says why', async (_, served, code, sentence) => {
    const result = await at(served);
    expect(result.code).toBe(3);
    expect(codesIn(result)).toContain(code);
    expect(result.text).toContain(sentence);
    expect(result.text).toContain('Ein Portal bricht hier ab: Es übernimmt nichts und löscht nichts.');
  });

  it('such as Turtle without a type is read as RDF/XML', async () => {
    const result = await at({ body: turtle, type: null });
    expect(codesIn(result)).toEqual(['rdf-broken', 'harvest-media-type-missing']);
  });

  it('such as a relative next page', async () => {
    const node =
      '<https://open.example.org/1> a hydra:PagedCollection ; hydra:totalItems 2 ; hydra:next <catalog.ttl?page=2> .';
    const result = await at({ body: turtle + node });
    expect(codesIn(result)).toEqual(['next-relative']);
    expect(result.text).toContain(
      'Die Adresse der nächsten Seite ist nicht vollständig: catalog.ttl?page=2.',
    );
  });

  it('such as a dataset without a title', async () => {
    const result = await at({ body: turtle + dataset('b', { 'dct:title': '' }) });
    expect(codesIn(result)).toEqual(['title-missing', 'paging-missing']);
    expect(result.text).toContain('Ein Portal bricht hier ab');
  });

  it('such as a second page in another form', async () => {
    const node = (next: string) =>
      `<{url}/catalog.ttl> a hydra:PagedCollection ; hydra:totalItems 1 ${next} .`;
    const result = await harvested({
      '/catalog.ttl': turtle + node('; hydra:next <{url}/2>'),
      '/2': { body: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', type: rdf },
    });
    expect(codesIn(result)).toEqual(['harvest-media-type-changes', 'rdf-broken']);
  });
});

describe('an answer that others mind', () => {
  it('such as a charset is told, and read', async () => {
    const result = await at({ body: turtle, type: 'text/turtle; charset=utf-8' });
    expect(codesIn(result)).toEqual(['harvest-media-type-long', 'paging-missing']);
    expect(result.text).toContain('Ein Portal übernimmt 1 von 1 Datensätzen.');
  });

  it('such as the whole catalog for somebody who has it already', async () => {
    const result = await harvested((request, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle', etag: '"1"' });
      response.end(request.method === 'HEAD' ? undefined : turtle);
    });
    expect(codesIn(result)).toContain('http-no-304');
    expect(result.text).toContain('Auf eine bedingte Anfrage (If-None-Match) kommt 200 statt 304');
  });

  it('such as nothing at all for somebody who has it already', async () => {
    const result = await harvested((request, response) => {
      if (request.headers['if-none-match'] !== undefined) return response.destroy();
      response.writeHead(200, { 'content-type': 'text/turtle', etag: '"1"' });
      response.end(request.method === 'HEAD' ? undefined : turtle);
    });
    expect(codesIn(result)).toContain('harvest-unreachable');
    expect(result.text).toContain('Warnung [harvest-unreachable]');
  });

  it('such as a BOM before RDF/XML is read', async () => {
    const title = '<dct:title xml:lang="de">Titel</dct:title>';
    const body = `\uFEFF<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/"><dcat:Dataset rdf:about="https://open.example.org/a">${title}</dcat:Dataset></rdf:RDF>`;
    const result = await at({ body, type: rdf });
    expect(codesIn(result)).toContain('harvest-bom');
    expect(result.text).toContain('1 Datensatz\n');
  });

  it('such as headers that nobody can use', async () => {
    const result = await harvested((request, response) => {
      response.setHeader('content-type', request.method === 'HEAD' ? 'text/plain' : 'text/turtle');
      response.end(request.method === 'HEAD' ? undefined : turtle);
    });
    expect(codesIn(result)).toEqual([
      'http-head-differs',
      'http-no-etag',
      'http-not-packed',
      'paging-missing',
    ]);
    expect(result.text).toContain('HEAD und GET sagen Verschiedenes über content-type.');
    expect(result.text).toContain(
      'Es fehlt: ETag, Last-Modified. Damit fragt man, ob sich etwas geändert hat, statt alles noch einmal zu holen.',
    );
  });
});

describe('a server that knows no HEAD', () => {
  const answering =
    (code: number): RequestListener =>
    (request, response) => {
      const isHead = request.method === 'HEAD';
      response.writeHead(isHead ? code : 200, { 'content-type': 'text/turtle' });
      response.end(isHead ? undefined : turtle);
    };

  it.each([400, 405])('is harvested if it says %i', async (code) => {
    expect((await harvested(answering(code))).text).toContain('Ein Portal übernimmt 1 von 1 Datensätzen.');
  });

  it.each([403, 404, 501])('is not if it says %i', async (code) => {
    expect(codesIn(await harvested(answering(code)))).toEqual(['harvest-status']);
  });
});

describe('redirections', () => {
  it('are followed, with a warning', async () => {
    const result = await harvested({
      '/catalog.ttl': { body: '', status: 302, headers: { location: '/real.ttl' } },
      '/real.ttl': turtle,
    });
    expect(codesIn(result)).toContain('harvest-redirected');
    expect(result.text).toContain('Die Adresse leitet weiter nach {url}/real.ttl.');
  });

  it('in a circle end', async () => {
    const result = await at({ body: '', status: 302, headers: { location: '/catalog.ttl' } });
    expect(codesIn(result)).toEqual(['harvest-redirects']);
  });
});

describe('a page of more than 50 MB', () => {
  const limit = 1_000_000;

  it('is not even fetched if the server says so', async () => {
    const asked: (string | undefined)[] = [];
    const result = await harvested((request, response) => {
      asked.push(request.method);
      response.writeHead(200, { 'content-type': 'text/turtle', 'content-length': 60_000_000 }).end();
    });
    expect(codesIn(result)).toEqual(['harvest-too-large']);
    expect(asked).toEqual(['HEAD']);
  });

  it('is given up at the limit if it does not', async () => {
    const result = await harvested(
      (request, response) => {
        response.writeHead(200, { 'content-type': 'text/turtle' });
        if (request.method === 'HEAD') return void response.end();
        const more = () => {
          while (response.write('#'.repeat(65_536)));
          response.once('drain', more);
        };
        more();
      },
      { http: { limit } },
    );
    expect(codesIn(result)).toEqual(['harvest-too-large']);
  });

  it('is given up when it unfolds from a few packed bytes', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, '#'));
    expect(bomb.length).toBeLessThan(100_000);
    const result = await harvested((request, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle', 'content-encoding': 'gzip' });
      response.end(request.method === 'HEAD' ? undefined : bomb);
    });
    expect(codesIn(result)).toEqual(['harvest-too-large']);
  });
});

describe('a server that takes its time', () => {
  const http = { timeout: 300 };

  it('and never answers is left, and the report says that CKAN would wait', async () => {
    const result = await harvested(() => {}, { http });
    expect(codesIn(result)).toEqual(['harvest-timed-out']);
    expect(result.text).toContain(
      'Nach 0.3 Sekunden war die Antwort nicht vollständig da. CKAN hat keine Frist und würde ohne Ende warten.',
    );
  });

  it('and sends a byte now and then is left, too', async () => {
    const result = await harvested(
      (request, response) => {
        response.writeHead(200, { 'content-type': 'text/turtle' });
        if (request.method === 'HEAD') return void response.end();
        const trickle = setInterval(() => response.write('#'), 20);
        response.on('close', () => clearInterval(trickle));
      },
      { http },
    );
    expect(codesIn(result)).toEqual(['harvest-timed-out']);
  });

  it('and breaks off in the middle is told', async () => {
    const result = await harvested((request, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle', 'content-length': 10_000 });
      if (request.method === 'HEAD') return void response.end();
      response.write(turtle.slice(0, 100));
      setTimeout(() => response.destroy(), 50);
    });
    expect(codesIn(result)).toEqual(['harvest-broke-off']);
  });

  it('and is packed wrongly is told', async () => {
    const result = await harvested((request, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle', 'content-encoding': 'gzip' });
      response.end(request.method === 'HEAD' ? undefined : turtle);
    });
    expect(codesIn(result)).toEqual(['harvest-broke-off']);
    expect(result.text).toContain('die gepackte Übertragung lässt sich nicht entpacken');
  });
});
