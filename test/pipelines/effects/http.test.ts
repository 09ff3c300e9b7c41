import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createHttp, type HttpRequest } from '../../../pipelines/effects/http.ts';
import { english, german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';

const http = createHttp({ version: '1.2.3', homepage: 'https://example.org', pauses: [5, 10] });
const kept = 'Der letzte gute Stand bleibt veröffentlicht.';

function requestFor(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return { file: 'trier/population', url, etag: null, lastModified: null, timeout: 10, limit: 1, ...changes };
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

describe('a file that comes', () => {
  test('is returned as received, with what the next request needs', async () => {
    const bytes = Buffer.from([0xdf, 0x3b, 0x00, 0xff]);
    const headers = {
      'content-type': 'Text/CSV; charset=windows-1252',
      etag: '"a1"',
      'last-modified': 'Thu, 09 Jul 2026 08:00:00 GMT',
    };
    await withServer(
      (_, response) => response.writeHead(200, headers).end(bytes),
      async ({ url }) => {
        const answer = await http.get(requestFor(url));
        expect(answer).toEqual({
          status: 'fetched',
          bytes,
          mediaType: 'text/csv',
          etag: '"a1"',
          lastModified: 'Thu, 09 Jul 2026 08:00:00 GMT',
        });
      },
    );
  });

  test('without any headers has null for all of them', async () => {
    await withServer(
      (_, response) => response.end('a;b'),
      async ({ url }) => {
        const answer = await http.get(requestFor(url));
        expect(answer).toMatchObject({ mediaType: null, etag: null, lastModified: null });
      },
    );
  });

  test('was asked for under our name', async () => {
    await withServer(
      (request, response) => response.end(request.headers['user-agent']),
      async ({ url }) => {
        const named = await http.get(requestFor(url));
        const unnamed = await createHttp().get(requestFor(url));
        expect(named.status === 'fetched' && text(named.bytes)).toBe('Quartett/1.2.3 (+https://example.org)');
        expect(unnamed.status === 'fetched' && text(unnamed.bytes)).toBe('Quartett');
      },
    );
  });

  test.each([
    ['ETag', { etag: '"a1"' }, 'if-none-match', '"a1"'],
    [
      'Last-Modified',
      { lastModified: 'Thu, 09 Jul 2026 08:00:00 GMT' },
      'if-modified-since',
      'Thu, 09 Jul 2026 08:00:00 GMT',
    ],
  ] as const)('does not come again while its %s is the same', async (_, known, header, expected) => {
    await withServer(
      (request, response) => response.writeHead(request.headers[header] === expected ? 304 : 200).end(),
      async ({ url }) => {
        expect(await http.get(requestFor(url, known))).toEqual({ status: 'not-modified' });
      },
    );
  });

  test('may be compressed on the way', async () => {
    await withServer(
      (request, response) => {
        expect(request.headers['accept-encoding']).toContain('gzip');
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a;b\n1;2\n'));
      },
      async ({ url }) => {
        const answer = await http.get(requestFor(url));
        expect(answer.status === 'fetched' && text(answer.bytes)).toBe('a;b\n1;2\n');
      },
    );
  });

  test('may have moved once', async () => {
    await withServer(
      (request, response) =>
        request.url === '/new' ? response.end('a;b') : response.writeHead(302, { location: '/new' }).end(),
      async ({ url, requests }) => {
        const answer = await http.get(requestFor(`${url}/old`));
        expect(answer.status === 'fetched' && text(answer.bytes)).toBe('a;b');
        expect(requests()).toBe(2);
      },
    );
  });

  test('may be exactly as large as the limit', async () => {
    await withServer(
      (_, response) => response.end(Buffer.alloc(1_000_000, 'x')),
      async ({ url }) => {
        expect(await http.get(requestFor(url))).toMatchObject({ status: 'fetched' });
      },
    );
  });
});

describe('a server in trouble', () => {
  test.each([408, 429, 500, 502, 503, 504])('answers %i once and recovers', async (status) => {
    let isFirst = true;
    await withServer(
      (_, response) => {
        response.writeHead(isFirst ? status : 200).end(isFirst ? 'out of order' : 'a;b');
        isFirst = false;
      },
      async ({ url, requests }) => {
        const answer = await http.get(requestFor(url));
        expect(answer.status === 'fetched' && text(answer.bytes)).toBe('a;b');
        expect(requests()).toBe(2);
      },
    );
  });

  test('is asked again when it breaks off half-way', async () => {
    let isFirst = true;
    await withServer(
      (_, response) => {
        response.writeHead(200, { 'content-length': 8 });
        if (isFirst) response.write('a;b\n', () => response.destroy());
        else response.end('a;b\n1;2\n');
        isFirst = false;
      },
      async ({ url, requests }) => {
        const answer = await http.get(requestFor(url));
        expect(answer.status === 'fetched' && text(answer.bytes)).toBe('a;b\n1;2\n');
        expect(requests()).toBe(2);
      },
    );
  });

  test.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
  ])('is left alone as long as it asks for, in %s', async (_, retryAfter) => {
    let isFirst = true;
    await withServer(
      (_, response) => {
        if (isFirst) response.writeHead(503, { 'retry-after': retryAfter() }).end();
        else response.end('a;b');
        isFirst = false;
      },
      async ({ url, requests }) => {
        const started = performance.now();
        expect(await http.get(requestFor(url))).toMatchObject({ status: 'fetched' });
        expect(performance.now() - started).toBeGreaterThan(900);
        expect(requests()).toBe(2);
      },
    );
  });

  test('is given up at once when it asks for more time than there is', async () => {
    await withServer(
      (_, response) => response.writeHead(503, { 'retry-after': '3600' }).end(),
      async ({ url, requests }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Adresse ${url}/ antwortet mit 503 Service Unavailable. Der Dienst des Herausgebers ist gestört: später noch einmal versuchen; bleibt es dabei, beim Herausgeber nachfragen. ${kept}`,
        );
        expect(requests()).toBe(1);
      },
    );
  });

  test('is given up after the last pause', async () => {
    await withServer(
      (_, response) => response.writeHead(500).end(),
      async ({ url, requests }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Adresse ${url}/ antwortet mit 500 Internal Server Error. Der Dienst des Herausgebers ist gestört: später noch einmal versuchen; bleibt es dabei, beim Herausgeber nachfragen. ${kept}`,
        );
        expect(requests()).toBe(3);
      },
    );
  });

  test('cannot keep us with an endless error page', async () => {
    await withServer(
      (_, response) => {
        response.writeHead(404);
        pourForever(response);
      },
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toContain('antwortet mit 404 Not Found.');
      },
    );
  });
});

describe('an address that answers something else', () => {
  test.each([
    [
      401,
      'Unauthorized',
      'Die Adresse verlangt eine Anmeldung: beim Herausgeber nach einer frei zugänglichen Adresse fragen und request.url ändern.',
    ],
    [
      403,
      'Forbidden',
      'Der Herausgeber lässt den Abruf nicht zu: Adresse im Browser prüfen; geht sie dort, beim Herausgeber um Freigabe für Programme bitten.',
    ],
    [
      404,
      'Not Found',
      'Die Datei ist umgezogen oder gelöscht: auf den Seiten des Herausgebers die neue Adresse suchen und request.url berichtigen.',
    ],
    [
      410,
      'Gone',
      'Der Herausgeber hat die Datei endgültig entfernt: einen Ersatz suchen und request.url ändern, oder die Quelle entfernen.',
    ],
    [
      204,
      'No Content',
      'So liefert die Adresse keine Datei: im Browser prüfen, dann request.url berichtigen.',
    ],
    [
      304,
      'Not Modified',
      'So liefert die Adresse keine Datei: im Browser prüfen, dann request.url berichtigen.',
    ],
  ])('says what to do about %i', async (status, words, advice) => {
    await withServer(
      (_, response) => response.writeHead(status).end(),
      async ({ url, requests }) => {
        expect(await german(http.get(requestFor(`${url}/a.csv`)))).toBe(
          `Die Adresse ${url}/a.csv antwortet mit ${status} ${words}. ${advice} ${kept}`,
        );
        expect(requests()).toBe(1);
      },
    );
  });

  test('says it in English, too', async () => {
    await withServer(
      (_, response) => response.writeHead(404).end(),
      async ({ url }) => {
        expect(await english(http.get(requestFor(`${url}/a.csv`)))).toBe(
          `The address ${url}/a.csv answers 404 Not Found. The file has moved or was deleted: look for its new address on the publisher's pages and correct request.url. The last good data stay published.`,
        );
      },
    );
  });

  const pageCure =
    'Die Adresse im Browser öffnen; meist ist der Dienst gestört, verlangt eine Anmeldung, oder die Datei ist umgezogen. Dann request.url berichtigen.';

  test.each([
    [
      'its media type',
      'text/html; charset=utf-8',
      '<title>Wartungs&shy;arbeiten\n &amp; mehr</title>',
      'Wartungs&shy;arbeiten & mehr',
    ],
    [
      'its beginning',
      'text/csv',
      '\ufeff\n<!DOCTYPE html><html><head><title>Anmeldung</title></head></html>',
      'Anmeldung',
    ],
    [
      'its beginning after a comment',
      'text/csv',
      '<!-- x --><!-- y --><html lang="de"><body>Seite nicht gefunden</body></html>',
      'Seite nicht gefunden',
    ],
    [
      'its beginning as XHTML',
      'text/csv',
      '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html><title>Statistik</title></html>',
      'Statistik',
    ],
    ['its media type without words', 'text/html', '<p></p>', '–'],
  ])('is known as a page by %s', async (_, mediaType, page, title) => {
    await withServer(
      (_, response) => response.writeHead(200, { 'content-type': mediaType }).end(page),
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Statt der Datei kam eine HTML-Seite: „${title}“. ${pageCure}`,
        );
      },
    );
  });

  test('is not taken for a page because a cell holds a tag', async () => {
    await withServer(
      (_, response) => response.end('name;note\nTrier;<html>\n'),
      async ({ url }) => {
        expect(await http.get(requestFor(url))).toMatchObject({ status: 'fetched' });
      },
    );
  });

  test('shows a page in an old encoding with its umlauts', async () => {
    await withServer(
      (_, response) => response.end(Buffer.from('<html><title>Störung</title></html>', 'latin1')),
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toContain('HTML-Seite: „Störung“.');
      },
    );
  });

  test('says that the file is empty', async () => {
    await withServer(
      (_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end(),
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Datei ist leer. Noch einmal abrufen; bleibt sie leer, beim Herausgeber nachfragen. ${kept}`,
        );
      },
    );
  });
});

describe('a file that does not come whole', () => {
  const cure = `Noch einmal abrufen; bleibt sie unvollständig, beim Herausgeber nachfragen. ${kept}`;

  test('is refused when it is shorter than announced', async () => {
    await withServer(
      (_, response) =>
        response.writeHead(200, { 'content-length': 100 }).write('a;b\n', () => response.destroy()),
      async ({ url, requests }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Datei ist unvollständig: die Verbindung brach vor dem Ende ab. ${cure}`,
        );
        expect(requests()).toBe(3);
      },
    );
  });

  test('is refused when the connection breaks off without an announced length', async () => {
    await withServer(
      (_, response) => response.write('a;b\n', () => setTimeout(() => response.destroy(), 20)),
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Datei ist unvollständig: die Verbindung brach vor dem Ende ab. ${cure}`,
        );
      },
    );
  });

  test.each([
    ['cut off', (packed: Buffer) => packed.subarray(0, packed.length - 10)],
    ['changed', (packed: Buffer) => Buffer.concat([packed.subarray(0, 20), Buffer.alloc(50, 7)])],
    ['not compressed at all', () => Buffer.from('a;b\n')],
  ])('is refused when its compressed form is %s', async (_, change) => {
    const packed = change(
      gzipSync(Buffer.from(Array.from({ length: 500 }, (_, row) => `${row};x`).join('\n'))),
    );
    await withServer(
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Datei ist unvollständig: die gepackte Übertragung lässt sich nicht entpacken. ${cure}`,
        );
      },
    );
  });
});

describe('a file that is too large', () => {
  const message = (url: string) =>
    `Die Antwort von ${url}/ ist größer als 1 MB; der Abruf wurde abgebrochen. Prüfen, ob die Adresse noch die richtige Datei liefert; ist die Datei wirklich so groß, request.limit erhöhen.`;

  test('is refused by its announced length, before any of it is read', async () => {
    await withServer(
      (_, response) => response.writeHead(200, { 'content-length': 1_000_001 }).flushHeaders(),
      async ({ url, requests }) => {
        expect(await german(http.get(requestFor(url)))).toBe(message(url));
        expect(requests()).toBe(1);
      },
    );
  });

  test('is stopped at the limit when it never ends, without being held in memory', async () => {
    let poured = () => 0;
    await withServer(
      (_, response) => {
        poured = pourForever(response);
      },
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toBe(message(url));
        expect(poured()).toBeLessThan(20_000_000);
      },
    );
  });

  test('is stopped at the limit when it is small only while compressed', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000));
    expect(bomb.length).toBeLessThan(1_000_000);
    await withServer(
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      async ({ url }) => {
        const before = process.memoryUsage().rss;
        expect(await german(http.get(requestFor(url)))).toBe(message(url));
        expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
      },
    );
  });
});

describe('a server that takes too long', () => {
  const message = (url: string) =>
    `Die Adresse ${url}/ hat nicht innerhalb von 1 s vollständig geantwortet. Später noch einmal versuchen; ist der Herausgeber nur langsam, request.timeout erhöhen. ${kept}`;

  test('is given up when it never answers', async () => {
    await withServer(
      () => {},
      async ({ url, requests }) => {
        expect(await german(http.get(requestFor(url, { timeout: 1 })))).toBe(message(url));
        expect(requests()).toBe(1);
      },
    );
  });

  test('is given up when it sends a byte now and then', async () => {
    await withServer(
      (_, response) => {
        const drip = setInterval(() => response.write('x'), 100);
        response.on('close', () => clearInterval(drip));
      },
      async ({ url }) => {
        const started = performance.now();
        expect(await german(http.get(requestFor(url, { timeout: 1 })))).toBe(message(url));
        expect(performance.now() - started).toBeLessThan(3_000);
      },
    );
  });
});

describe('an address that leads nowhere', () => {
  const cure = `Adresse im Browser prüfen, dann request.url berichtigen; bleibt der Fehler, Netz oder Proxy prüfen. ${kept}`;

  test('says that nobody listens', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    expect(await german(http.get(requestFor(url)))).toBe(
      `Die Adresse ${url}/ ist nicht erreichbar: der Server nimmt keine Verbindung an. ${cure}`,
    );
  });

  test('says that the host is unknown', async () => {
    const message = await german(http.get(requestFor('http://statistik.invalid/a.csv')));
    expect([
      `Die Adresse http://statistik.invalid/a.csv ist nicht erreichbar: den Rechnernamen gibt es nicht. ${cure}`,
      `Die Adresse http://statistik.invalid/a.csv ist nicht erreichbar: der Namensdienst antwortet nicht. ${cure}`, // without a network
    ]).toContain(message);
  });

  test('says that it redirects in a circle', async () => {
    await withServer(
      (_, response) => response.writeHead(302, { location: '/again' }).end(),
      async ({ url, requests }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Adresse ${url}/ ist nicht erreichbar: sie leitet mehr als 5-mal weiter, meist im Kreis. ${cure}`,
        );
        expect(requests()).toBe(6);
      },
    );
  });

  test('says that it redirects out of the web', async () => {
    await withServer(
      (_, response) => response.writeHead(302, { location: 'ftp://example.org/a.csv' }).end(),
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Adresse ${url}/ ist nicht erreichbar: sie leitet auf etwas weiter, das weder http noch https ist. ${cure}`,
        );
      },
    );
  });

  test('says that encryption fails', async () => {
    await withServer(
      (_, response) => response.end('a;b'),
      async ({ url }) => {
        const encrypted = url.replace('http:', 'https:');
        expect(await german(http.get(requestFor(encrypted)))).toBe(
          `Die Adresse ${encrypted}/ ist nicht erreichbar: eine verschlüsselte Verbindung kommt nicht zustande. ${cure}`,
        );
      },
    );
  });

  test('says that the server does not speak HTTP', async () => {
    await withServer(
      (request) => request.socket.end('HELLO\r\n\r\n'),
      async ({ url }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Adresse ${url}/ ist nicht erreichbar: die Antwort des Servers ist kein gültiges HTTP. ${cure}`,
        );
      },
    );
  });

  test('says that the server hangs up without an answer', async () => {
    await withServer(
      (request) => request.socket.destroy(),
      async ({ url, requests }) => {
        expect(await german(http.get(requestFor(url)))).toBe(
          `Die Adresse ${url}/ ist nicht erreichbar: der Server brach die Verbindung ab. ${cure}`,
        );
        expect(requests()).toBe(3);
      },
    );
  });
});

describe('secrets in an address', () => {
  const secret = (url: string) => `${url.replace('//', '//clerk:hunter2@')}/a.csv?token=hunter2#hunter2`;

  test.each([
    ['an answer', 404],
    ['a redirection', 302],
    ['a broken connection', 0],
  ])('stay out of the message and of all it carries, for %s', async (_, status) => {
    await withServer(
      (request, response) => {
        if (status === 0) request.socket.destroy();
        else response.writeHead(status, { location: request.url }).end();
      },
      async ({ url }) => {
        const error = await http.get(requestFor(secret(url))).catch((reason: unknown) => reason);
        expect(inspect(error, { depth: 10, showHidden: true })).toContain(`${url}/a.csv?…`);
        expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('hunter2');
      },
    );
  });

  test('are sent to the server all the same', async () => {
    await withServer(
      (request, response) => response.end(`${request.url} ${request.headers.authorization}`),
      async ({ url }) => {
        const answer = await http.get(requestFor(secret(url)));
        expect(answer.status === 'fetched' && text(answer.bytes)).toBe(
          `/a.csv?token=hunter2 Basic ${btoa('clerk:hunter2')}`,
        );
      },
    );
  });
});

test('the original error stays in the cause', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const error = await http.get(requestFor(url)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});

/** Writes as fast as the other side reads; says how many bytes so far. */
function pourForever(response: ServerResponse): () => number {
  const piece = Buffer.alloc(100_000, 'x');
  let poured = 0;
  const pour = () => {
    if (response.destroyed) return;
    poured += piece.length;
    response.write(piece, () => setImmediate(pour));
  };
  pour();
  return () => poured;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
