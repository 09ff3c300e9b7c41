import type { IncomingMessage, RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createHttp, type HttpRequest } from '../../../pipelines/effects/http.ts';
import { german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';

const http = createHttp({ pauses: [] });

function request(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { file: 'trier/population', url, etag: null, lastModified: null, timeout: 5, limit: 1, ...more };
}

/** Redirects by the path: `/301/308/end` answers 301 to `/308/end`. */
const chain: RequestListener = ({ url = '' }, response) => {
  const [, status, rest] = /^\/(\d+)(\/.*)$/.exec(url) ?? [];
  if (status === undefined) response.end('a;b');
  else response.writeHead(Number(status), { location: rest ?? '' }).end();
};

describe('an address that redirects', () => {
  it.each([
    ['/301/end', '/end'],
    ['/308/301/end', '/end'],
    ['/301/end?key=hunter2', '/end?…'],
    ['/302/end', undefined],
    ['/301/302/end', undefined],
    ['/302/301/end', undefined],
    ['/end', undefined],
  ])('%s has moved to %s', (path, moved) =>
    withServer(chain, async ({ url }) => {
      const answer = await http.get(request(`${url}${path}`));
      expect(answer.moved).toBe(moved === undefined ? undefined : `${url}${moved}`);
    }),
  );

  it('has moved even if the file is the same', () =>
    withServer(
      (asked, response) =>
        asked.url === '/old'
          ? response.writeHead(301, { location: '/new' }).end()
          : response.writeHead(304).end(),
      async ({ url }) => {
        expect(await http.get(request(`${url}/old`, { etag: '"1"' }))).toEqual({
          status: 'not-modified',
          moved: `${url}/new`,
        });
      },
    ));
});

describe('credentials', () => {
  const headers = { username: 'amt', Password: 'hunter2', authorization: 'Basic x', 'X-Token': 'hunter2' };
  const secretsOf = ({ headers: seen }: IncomingMessage) =>
    ['username', 'password', 'authorization', 'x-token'].filter((name) => seen[name] !== undefined);

  it.each([301, 302, 307, 308])('stay with their host when it redirects with %i', (status) =>
    withServer(
      (asked, response) => response.end(secretsOf(asked).join()),
      (other) =>
        withServer(
          (asked, response) => {
            if (asked.url === '/own') response.end(secretsOf(asked).join());
            else {
              const location = asked.url === '/stay' ? '/own' : `${other.url}/`;
              response.writeHead(status, { location }).end();
            }
          },
          async ({ url }) => {
            const seen = async (path: string) => {
              const answer = await http.get(request(`${url}${path}`, { headers })).catch(() => null);
              return answer?.status === 'fetched' ? new TextDecoder().decode(answer.bytes) : null;
            };
            expect(await seen('/stay')).toBe('username,password,authorization,x-token');
            expect(await seen('/leave')).toBeNull(); // an empty file: nothing has arrived
            expect(other.requests()).toBe(1);
          },
        ),
    ),
  );
});

describe('a query', () => {
  const query = { method: 'POST', body: 'name=12411-01-01-4' } as const;

  it.each([
    ['another host', 307, (own: string) => own.replace('127.0.0.1', 'localhost')],
    ['another host for good', 301, (own: string) => own.replace('127.0.0.1', 'localhost')],
    ['a page that wants no query', 303, (own: string) => own],
  ])('is not taken to %s (%i)', (_, status, place) =>
    withServer(
      (asked, response) =>
        asked.url === '/end'
          ? response.end('a;b')
          : response.writeHead(status, { location: `${place(`http://${asked.headers.host}`)}/end` }).end(),
      async ({ url, requests }) => {
        const target = `${place(url)}/end`;
        expect(await german(http.get(request(`${url}/`, query)))).toBe(
          `Der Dienst ${url}/ leitet die Abfrage weiter nach ${target}; dorthin wird sie nicht gestellt. Prüfen, ob ${target} derselbe Dienst ist, und dann request.url darauf ändern. Der letzte gute Stand bleibt veröffentlicht.`,
        );
        expect(requests()).toBe(1);
      },
    ),
  );

  it.each([302, 307, 308])('is taken on as it is within its host (%i)', (status) =>
    withServer(
      (asked, response) => {
        if (asked.url !== '/end') response.writeHead(status, { location: '/end' }).end();
        else asked.pipe(response);
      },
      async ({ url }) => {
        const answer = await http.get(request(`${url}/`, query));
        expect(answer.status === 'fetched' && new TextDecoder().decode(answer.bytes)).toBe(query.body);
      },
    ),
  );
});
