import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from '../../../pipelines/effects/http.ts';
import { type Authority, type Certificate, hasOpenssl, makeAuthority } from '../../helpers/certificates.ts';
import { german } from '../../helpers/german.ts';

const trusted = getCACertificates();
const host = 'IP:127.0.0.1';

describe.skipIf(!hasOpenssl)(hasOpenssl ? 'a certificate' : 'skipped: no openssl', () => {
  let folder = '';
  let authority: Authority;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'quartett-certificates-'));
    authority = makeAuthority(folder);
    setDefaultCACertificates([...trusted, authority.cert]);
  });
  afterAll(() => {
    setDefaultCACertificates(trusted);
    rmSync(folder, { recursive: true });
  });

  it('of an authority that is trusted opens the way', async () => {
    await withTls(authority.issue('good', host), async (url) => {
      expect(await ask(url)).toMatchObject({ status: 'fetched' });
    });
  });

  it.each([
    [
      'that has expired',
      () => authority.issue('old', host, { from: '20200101000000Z', until: '20200201000000Z' }),
      'das Zertifikat des Servers ist abgelaufen',
    ],
    [
      'of the future',
      () => authority.issue('early', host, { from: '20990101000000Z', until: '21000101000000Z' }),
      'dem Zertifikat des Servers wird nicht vertraut',
    ],
    [
      'of another host',
      () => authority.issue('other', 'DNS:statistik.example.org'),
      'das Zertifikat des Servers gilt für einen anderen Rechnernamen',
    ],
    [
      'of an authority that nobody knows',
      () => makeAuthority(mkdtempSync(join(folder, 'unknown-'))).issue('unknown', host),
      'dem Zertifikat des Servers wird nicht vertraut',
    ],
  ])('%s is refused at the first attempt, and the message says why', async (_, issue, reason) => {
    await withTls(issue(), async (url, connections) => {
      expect(await german(ask(url))).toBe(
        `Die Adresse ${url}/ ist nicht erreichbar: ${reason}. Adresse im Browser prüfen, dann request.url berichtigen; bleibt der Fehler, Netz oder Proxy prüfen. Der letzte gute Stand bleibt veröffentlicht.`,
      );
      expect(connections()).toBe(1);
    });
  });
});

const http = createHttp({ pauses: [5, 10] });
const ask = (url: string) =>
  http.get({ file: 'trier/population', url, etag: null, lastModified: null, timeout: 10, limit: 1 });

async function withTls(
  certificate: Certificate,
  use: (url: string, connections: () => number) => Promise<void>,
): Promise<void> {
  const server = createServer(certificate, (_, response) => response.end('a;b'));
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, () => connections);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
