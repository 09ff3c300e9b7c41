import { describe, expect, it } from 'vitest';
import { meineHeimat } from '../../../pipelines/connectors/meine-heimat.ts';
import { createCredentials } from '../../../pipelines/effects/credentials.ts';
import { createHttp } from '../../../pipelines/effects/http.ts';
import { german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';

const query = { regions: ['073150000000'], lfdnrs: ['1.2.3.4'], years: [2025] };

function ask(url: string, more: object = {}) {
  return meineHeimat(
    {
      file: 'statistik-rlp/heimat',
      request: {
        via: 'meine-heimat',
        url,
        account: 'heimat',
        query: { ...query, ...more },
        verified: false,
        mirror: 'x',
      },
      known: { sha256: '0'.repeat(64), etag: '"1"', lastModified: null },
    },
    {
      http: createHttp({ pauses: [] }),
      credentials: createCredentials({
        QUARTETT_HEIMAT_USERNAME: 'amt',
        QUARTETT_HEIMAT_PASSWORD: 'schlüssel',
      }),
      clock: { now: () => new Date(0) },
      pause: async () => {},
    },
  );
}

describe('figures of Meine Heimat', () => {
  it('are asked for by region, number and year, with Basic auth', () =>
    withServer(
      async (request, response) => {
        let body = '';
        for await (const piece of request) body += piece;
        const { authorization = '', 'content-type': type, 'if-none-match': etag } = request.headers;
        const login = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
        response.setHeader('etag', '"2"');
        response.end(JSON.stringify([request.method, login, type, etag, body]).replace('[', ' '));
      },
      async ({ url }) => {
        const { bytes, etag } = await ask(url);
        const sent = JSON.parse(new TextDecoder().decode(bytes).replace(' ', '['));
        expect(sent.slice(0, 4)).toEqual(['POST', 'amt:schlüssel', 'application/json; charset=UTF-8', null]);
        expect(JSON.parse(sent[4])).toEqual({ outputFormat: 'CSV', ...query });
        expect(etag).toBeNull();
      },
    ));

  it('say so when the login is refused', () =>
    withServer(
      (_, response) => response.writeHead(401).end(),
      async ({ url }) => {
        expect(await german(ask(url))).toBe(
          `Die Adresse ${url}/ antwortet mit 401 Unauthorized. Die Anmeldung wird abgelehnt: die Zugangsdaten in der Umgebung prüfen (request.account) und beim Herausgeber nachfragen, ob das Konto noch gilt. Der letzte gute Stand bleibt veröffentlicht.`,
        );
      },
    ));

  it('are refused when a message in JSON comes instead', () =>
    withServer(
      (_, response) => response.end('{"error":"Lfdnr unbekannt"}'),
      async ({ url }) => {
        expect(await german(ask(url, { format: 'FLATCSV' }))).toBe(
          'Der Dienst lehnt die Abfrage ab (JSON): „{"error":"Lfdnr unbekannt"}“. request.query mit der Beschreibung beim Herausgeber vergleichen; ist daran nichts falsch, später noch einmal versuchen und dann mit dieser Meldung dort nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
        );
      },
    ));
});
