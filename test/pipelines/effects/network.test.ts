import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createCkan } from '../../../pipelines/effects/ckan.ts';
import { createHarvestHttp } from '../../../pipelines/effects/harvest-http.ts';
import { createHttp } from '../../../pipelines/effects/http.ts';
import { createNetwork } from '../../../pipelines/effects/network.ts';
import { createPoliteness } from '../../../pipelines/effects/politeness.ts';
import { readProxies } from '../../../pipelines/effects/proxy.ts';
import { createWebhook } from '../../../pipelines/effects/webhook.ts';
import { hasOpenssl, makeCertificates } from '../../helpers/certificates.ts';
import { english, german } from '../../helpers/german.ts';
import { withFolder } from '../../helpers/with-folder.ts';
import { withProxy } from '../../helpers/with-proxy.ts';
import { withServer } from '../../helpers/with-server.ts';

const kept = 'Der letzte gute Stand bleibt veröffentlicht.';
type Environment = Readonly<Record<string, string>>;

function get(url: string, environment: Environment, timeout = 5) {
  const politeness = createPoliteness(() => ({ parallel: 9, pause: 0 }));
  const http = createHttp({ pauses: [5], network: createNetwork(environment), politeness });
  return http.get({ file: 'trier/population', url, etag: null, lastModified: null, timeout, limit: 1 });
}

async function textAt(url: string, environment: Environment): Promise<string> {
  const answer = await get(url, environment);
  return answer.status === 'fetched' ? new TextDecoder().decode(answer.bytes) : answer.status;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

describe('a proxy', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('is asked for http addresses if %s names it', (name) =>
    withServer(
      (request, response) => response.end(`${request.headers.host}${request.url}`),
      ({ url }) =>
        withProxy({ target: portOf(url), login: 'amt:ge:heim' }, async ({ host, asked }) => {
          const text = await textAt('http://statistik.test/a.csv?b=1', {
            [name]: `http://amt:ge%3Aheim@${host}`,
          });
          expect(text).toBe('statistik.test/a.csv?b=1');
          expect(asked).toEqual(['GET http://statistik.test/a.csv?b=1']);
        }),
    ),
  );

  it('may be written without http://, as administrations do', () =>
    withServer(
      (_, response) => response.end('a;b'),
      ({ url }) =>
        withProxy({ target: portOf(url) }, async ({ host }) => {
          expect(await textAt('http://statistik.test/', { HTTP_PROXY: host })).toBe('a;b');
        }),
    ));

  it('is never asked for this machine, nor for what NO_PROXY names', () =>
    withServer(
      (_, response) => response.end('direct'),
      ({ url }) =>
        withProxy({ target: portOf(url) }, async ({ host, asked }) => {
          const environment = { HTTP_PROXY: `http://${host}`, NO_PROXY: '.intern, example.invalid' };
          expect(await textAt(url, environment)).toBe('direct');
          expect(await textAt(url.replace('127.0.0.1', 'localhost'), environment)).toBe('direct');
          expect(await german(get('http://example.invalid/', environment))).toMatch(
            /^Die Adresse http:\/\/example.invalid\/ ist nicht erreichbar/,
          );
          expect(asked).toEqual([]);
        }),
    ));

  it('that wants another login says so, without the password', () =>
    withProxy({ target: 9, login: 'amt:richtig' }, async ({ host }) => {
      const environment = {
        HTTP_PROXY: `http://amt:hunter2@${host}`,
        HTTPS_PROXY: `http://amt:hunter2@${host}`,
      };
      const message = `Der Proxy verlangt eine Anmeldung (407) und nimmt die vorhandene nicht an. Name und Passwort in HTTPS_PROXY und HTTP_PROXY prüfen (http://name:passwort@proxy:3128; Sonderzeichen wie %40 für @ schreiben). ${kept}`;
      expect(await german(get('http://statistik.test/', environment))).toBe(message);
      expect(await german(get('https://statistik.test/', environment))).toBe(message);
    }));

  it.each(['http', 'https'])(
    'that is not there is told from the server for %s, without the password',
    async (scheme) => {
      const proxy = 'http://amt:hunter2@127.0.0.1:9';
      const environment = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
      const failing = get(`${scheme}://statistik.test/`, environment);
      const error = await failing.catch((reason: unknown) => reason);
      expect(await german(failing)).toBe(
        `Der Proxy 127.0.0.1:9 ist nicht erreichbar: der Server nimmt keine Verbindung an. HTTPS_PROXY, HTTP_PROXY und NO_PROXY in der Umgebung prüfen, dann die Netzbetreuung fragen. ${kept}`,
      );
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('hunter2');
    },
  );

  it('whose name does not exist is told from a server whose name does not exist', async () => {
    expect(
      await english(get('https://statistik.test/', { HTTPS_PROXY: 'http://proxy.invalid:3128' })),
    ).toMatch(
      /^The proxy proxy\.invalid:3128 cannot be reached: the (host name does not exist|name service does not answer)\. /,
    );
  });

  it.each([
    [403, 'er antwortet mit 403', 1],
    [502, 'er antwortet mit 502', 2],
  ])('that answers %i to a tunnel is told so', (refuses, reason, attempts) =>
    withProxy({ target: 9, refuses }, async ({ host, asked }) => {
      expect(await german(get('https://statistik.test/', { HTTPS_PROXY: `http://${host}` }))).toBe(
        `Der Proxy stellt keine Verbindung zu statistik.test her: ${reason}. Bei der Netzbetreuung um Freigabe von statistik.test bitten; antwortet er mit 502 bis 504, später noch einmal versuchen. ${kept}`,
      );
      expect(asked).toHaveLength(attempts);
    }),
  );

  it('that never answers is given up in time, by all that ask', () =>
    withProxy({ target: 9, refuses: 0 }, async ({ host }) => {
      const network = createNetwork({ HTTPS_PROXY: `http://${host}` });
      const late = await german(get('https://statistik.test/', { HTTPS_PROXY: `http://${host}` }, 1));
      expect(late).toContain('hat nicht innerhalb von 1 s vollständig geantwortet.');
      const harvested = await createHarvestHttp({ network, timeout: 200 }).get('https://statistik.test/');
      expect(harvested).toMatchObject({ status: 'failed', issue: { code: 'harvest-timed-out' } });
      const ckan = createCkan({ url: 'https://ckan.test', token: 't', network, timeout: 200, pauses: [] });
      expect(await ckan.read('package_show', {})).toMatchObject({ status: 'failed' });
      const hook = createWebhook({
        url: 'https://chat.test/',
        token: '',
        userAgent: 'x',
        network,
        patience: 200,
      });
      expect(await hook({ method: 'POST', below: '', body: {} })).toMatchObject({ isTaken: false });
    }));

  it('is used by harvest, push and the webhook of the report, too', () =>
    withServer(
      (_, response) =>
        response.setHeader('content-type', 'application/json').end('{"success":true,"result":1}'),
      ({ url }) =>
        withProxy({ target: portOf(url) }, async ({ host, asked }) => {
          const network = createNetwork({ HTTP_PROXY: `http://${host}` });
          await createHarvestHttp({ network }).get('http://portal.test/catalog.rdf');
          await createCkan({ url: 'http://ckan.test', token: 't', network }).read('status_show', {});
          const hook = createWebhook({ url: 'http://chat.test/hook', token: '', userAgent: 'x', network });
          expect(await hook({ method: 'POST', below: '', body: {} })).toEqual({
            isTaken: true,
            problem: null,
          });
          expect(asked).toEqual([
            'GET http://portal.test/catalog.rdf',
            'POST http://ckan.test/api/3/action/status_show',
            'POST http://chat.test/hook',
          ]);
        }),
    ));

  it.each(['socks5://proxy:1080', 'http://', 'ftp://amt:hunter2@proxy'])(
    '%s is refused before anything is asked',
    async (value) => {
      const failing = (async () => createNetwork({ HTTPS_PROXY: value }))();
      expect(await german(failing)).toBe(
        'HTTPS_PROXY enthält keine Adresse eines Proxys. In der Umgebung HTTPS_PROXY in der Form http://name:passwort@proxy.example.de:3128 setzen (SOCKS geht nicht) oder leeren.',
      );
    },
  );

  it('of small letters goes before one of capitals, and an empty one is none', () => {
    expect(readProxies({ http_proxy: 'a:1', HTTP_PROXY: 'b:2', HTTPS_PROXY: ' ', no_proxy: 'c' })).toEqual({
      HTTP_PROXY: 'http://a:1/',
      NO_PROXY: 'c,localhost,127.0.0.1,::1,[::1]',
    });
  });
});

describe.skipIf(!hasOpenssl)('an authority of the administration', () => {
  it('is trusted if QUARTETT_CA_FILE names its certificate, straight and through a proxy', () =>
    withFolder(async (folder) => {
      const { authority, key, cert } = makeCertificates(folder, 'statistik.test');
      const server = createServer({ key, cert }, (_, response) => response.end('a;b'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      try {
        await withProxy({ target: port }, async ({ host, asked }) => {
          const proxy = { HTTPS_PROXY: `http://${host}` };
          const trusting = { ...proxy, QUARTETT_CA_FILE: authority };
          expect(await textAt('https://statistik.test/a.csv', trusting)).toBe('a;b');
          expect(asked).toEqual(['CONNECT statistik.test:443']);
          expect(await german(get('https://statistik.test/', proxy))).toContain(
            'ist nicht erreichbar: dem Zertifikat des Servers wird nicht vertraut.',
          );
          expect(await german(get('https://andere.test/', trusting))).toContain(
            'das Zertifikat des Servers gilt für einen anderen Rechnernamen.',
          );
          expect(await german(get(`https://127.0.0.1:${port}/`, trusting))).toContain(
            'das Zertifikat des Servers gilt für einen anderen Rechnernamen.',
          );
        });
      } finally {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    }));
});

describe('a file of certificates', () => {
  const cure =
    'Pfad und Leserechte prüfen; die Datei muss die Wurzelzertifikate der Verwaltung in PEM enthalten. Aus DER wird PEM mit „openssl x509 -inform der -in DATEI -out DATEI.pem“.';

  it.each([
    ['is not there', null, 'es gibt sie nicht, oder sie ist nicht lesbar'],
    ['holds none', 'hello', 'sie enthält kein Zertifikat in PEM („-----BEGIN CERTIFICATE-----“)'],
    [
      'is damaged',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      'ihr 1. Zertifikat ist beschädigt',
    ],
  ])('that %s is refused before anything is asked', (_, content, reason) =>
    withFolder(async (folder) => {
      const path = join(folder, 'amt.pem');
      if (content !== null) writeFileSync(path, content);
      const failing = (async () => createNetwork({ QUARTETT_CA_FILE: path }))();
      expect(await german(failing)).toBe(
        `Die Zertifikatsdatei ${path} (QUARTETT_CA_FILE) ist nicht zu gebrauchen: ${reason}. ${cure}`,
      );
    }),
  );
});
