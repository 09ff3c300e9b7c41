import dns from 'node:dns';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHttp, type HttpRequest } from '../../../pipelines/effects/http.ts';
import { german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';

const http = createHttp({ pauses: [5, 10] });
const kept = 'Der letzte gute Stand bleibt veröffentlicht.';
const cure = `Adresse im Browser prüfen, dann request.url berichtigen; bleibt der Fehler, Netz oder Proxy prüfen. ${kept}`;
const late = (url: string) =>
  `Die Adresse ${url}/ hat nicht innerhalb von 1 s vollständig geantwortet. Später noch einmal versuchen; ist der Herausgeber nur langsam, request.timeout erhöhen. ${kept}`;

const ask = (url: string, changes: Partial<HttpRequest> = {}) =>
  http.get({
    file: 'trier/population',
    url,
    etag: null,
    lastModified: null,
    timeout: 10,
    limit: 1,
    ...changes,
  });

afterEach(() => vi.restoreAllMocks());

describe('the name service', () => {
  it('that does not answer is asked again, and then named', async () => {
    const asked = namesFail('EAI_AGAIN');
    expect(await german(ask('http://statistik.example.org/a.csv'))).toBe(
      `Die Adresse http://statistik.example.org/a.csv ist nicht erreichbar: der Namensdienst antwortet nicht. ${cure}`,
    );
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('that knows no such host is asked again, and then named', async () => {
    const asked = namesFail('ENOTFOUND');
    expect(await german(ask('http://statistik.example.org/a.csv'))).toBe(
      `Die Adresse http://statistik.example.org/a.csv ist nicht erreichbar: den Rechnernamen gibt es nicht. ${cure}`,
    );
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('that hangs costs no more time than the request has', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation((() => {}) as unknown as typeof dns.lookup);
    expect(await german(ask('http://statistik.example.org', { timeout: 1 }))).toBe(
      late('http://statistik.example.org'),
    );
  });
});

describe.concurrent('a slow server', () => {
  it.each([
    ['takes the connection and says nothing', 'http', () => {}],
    ['sends its headers byte by byte', 'http', drip('HTTP/1.1 200 OK\r\nX-Wait: ', 'x')],
    ['sends headers for ever', 'http', drip('HTTP/1.1 200 OK\r\n', 'X-Wait: 1\r\n')],
    ['sends its file byte by byte', 'http', drip('HTTP/1.1 200 OK\r\n\r\n', 'x')],
    [
      'sends its file in chunks of nothing',
      'http',
      drip('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n'),
    ],
    ['asks to go on waiting', 'http', drip('', 'HTTP/1.1 102 Processing\r\n\r\n')],
    ['never finishes the handshake', 'https', () => {}],
  ])('that %s is given up when the time is over', async (_, protocol, behave) => {
    await withSocket(behave, async (address) => {
      const url = `${protocol}://${address}`;
      expect(await german(ask(url, { timeout: 1 }))).toBe(late(url));
    });
  });

  it('that breaks off and is asked again has no more time than for one request', async () => {
    await withServer(
      (_, response) => setTimeout(() => response.writeHead(503).end(), 400),
      async ({ url }) => {
        const patient = createHttp({ pauses: Array.from({ length: 100 }, () => 5) });
        const asking = patient.get({
          file: 'a/b',
          url,
          etag: null,
          lastModified: null,
          timeout: 1,
          limit: 1,
        });
        expect(await german(asking)).toMatch(/ hat nicht innerhalb von 1 s vollständig geantwortet\./);
      },
    );
  });

  it('that redirects slowly, again and again, has no more time either', async () => {
    let hop = 0;
    await withServer(
      (_, response) => {
        hop += 1;
        setTimeout(() => response.writeHead(302, { location: `/${hop}` }).end(), 300);
      },
      async ({ url }) => expect(await german(ask(url, { timeout: 1 }))).toBe(late(url)),
    );
  });
});

describe('a redirection', () => {
  it.each([5, 6])('%i times over', async (hops) => {
    await withServer(
      (request, response) => {
        const done = Number(request.url?.slice(1) || 0);
        if (done === hops) response.end('a;b');
        else response.writeHead(302, { location: `/${done + 1}` }).end();
      },
      async ({ url }) => {
        if (hops === 5) expect(await ask(url)).toMatchObject({ status: 'fetched' });
        else
          expect(await german(ask(url))).toBe(
            `Die Adresse ${url}/ ist nicht erreichbar: sie leitet mehr als 5-mal weiter, meist im Kreis. ${cure}`,
          );
      },
    );
  });

  it.each(['file:///etc/passwd', 'data:text/csv,a;b', 'ftp://example.org/a.csv'])(
    'to %s is not followed',
    async (location) => {
      await withServer(
        (_, response) => response.writeHead(302, { location }).end(),
        async ({ url }) => {
          expect(await german(ask(url))).toBe(
            `Die Adresse ${url}/ ist nicht erreichbar: sie leitet auf etwas weiter, das weder http noch https ist. ${cure}`,
          );
        },
      );
    },
  );

  it.each([
    ['without an address', {}, /antwortet mit 302 Found\./],
    ['to something that is no address', { location: 'http://[' }, /: sie ist keine gültige Webadresse\./],
  ])('%s is no answer', async (_, headers, message) => {
    await withServer(
      (_request, response) => response.writeHead(302, headers).end(),
      async ({ url }) => expect(await german(ask(url))).toMatch(message),
    );
  });
});

describe('an odd answer', () => {
  it('with headers without end is no HTTP', async () => {
    await withSocket(
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(100_000)}`),
      async (address) => {
        expect(await german(ask(`http://${address}`))).toBe(
          `Die Adresse http://${address}/ ist nicht erreichbar: die Antwort des Servers ist kein gültiges HTTP. ${cure}`,
        );
      },
    );
  });

  it('of 304 under another ETag is still the file that we know', async () => {
    await withServer(
      (_, response) => response.writeHead(304, { etag: '"new"' }).end(),
      async ({ url }) => expect(await ask(url, { etag: '"old"' })).toEqual({ status: 'not-modified' }),
    );
  });

  it('under a wrong media type is judged by its bytes', async () => {
    await withServer(
      (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('a;b'),
      async ({ url }) => expect(await ask(url)).toMatchObject({ status: 'fetched', mediaType: 'image/png' }),
    );
  });

  it('of a login page is no file, whatever it calls itself', async () => {
    await withServer(
      (_, response) =>
        response
          .writeHead(200, { 'content-type': 'application/octet-stream' })
          .end(
            '<!doctype html><html><head><title>Anmeldung – Statistikportal</title></head><form></form></html>',
          ),
      async ({ url }) => {
        expect(await german(ask(url))).toBe(
          'Statt der Datei kam eine HTML-Seite: „Anmeldung – Statistikportal“. Die Adresse im Browser öffnen; meist ist der Dienst gestört, verlangt eine Anmeldung, oder die Datei ist umgezogen. Dann request.url berichtigen.',
        );
      },
    );
  });

  it.each([
    ['of seconds', '3600'],
    ['of a day far ahead', new Date('2100-01-01').toUTCString()],
  ])('of 429 with a wait %s is given up at once', async (_, wait) => {
    await withServer(
      (_request, response) => response.writeHead(429, { 'retry-after': wait }).end(),
      async ({ url, requests }) => {
        expect(await german(ask(url))).toBe(
          `Die Adresse ${url}/ antwortet mit 429 Too Many Requests. Der Herausgeber begrenzt die Zahl der Abrufe: später noch einmal versuchen; bleibt es dabei, in schedule seltener abrufen. ${kept}`,
        );
        expect(requests()).toBe(1);
      },
    );
  });
});

function namesFail(code: string) {
  const fail = (...given: readonly unknown[]) =>
    (given.at(-1) as (error: Error) => void)(Object.assign(new Error(code), { code }));
  return vi.spyOn(dns, 'lookup').mockImplementation(fail as unknown as typeof dns.lookup);
}

/** A beginning, and then the same piece again and again. */
function drip(beginning: string, piece: string): (socket: Socket) => void {
  return (socket) => {
    socket.write(beginning);
    const timer = setInterval(() => socket.write(piece), 50);
    socket.on('close', () => clearInterval(timer));
  };
}

/** A server that speaks no HTTP of itself; it behaves so once something is asked. */
async function withSocket(
  behave: (socket: Socket) => void,
  use: (address: string) => Promise<void>,
): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => behave(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}
