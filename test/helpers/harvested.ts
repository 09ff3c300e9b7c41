import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { createFiles } from '../../pipelines/effects/files.ts';
import { createHarvestHttp, type HarvestHttpOptions } from '../../pipelines/effects/harvest-http.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import { type HarvestOptions, harvest } from '../../pipelines/harvest/harvest.ts';
import type { WalkLimits } from '../../pipelines/harvest/walk.ts';
import type { Language } from '../../schemas/language.ts';
import { withFolder } from './with-folder.ts';
import { withServer } from './with-server.ts';

/** What is served under a path; {url} in a text is the address of the server. */
export interface Served {
  readonly body: string | Uint8Array;
  /** null: no Content-Type at all. */
  readonly type?: string | null;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server of pages as H1 to H4 want it, but for what a page says of itself. */
export function catalogServer(pages: Readonly<Record<string, Served | string>>): RequestListener {
  return (request, response) => {
    const found = pages[request.url ?? ''];
    const page: Served = typeof found === 'string' ? { body: found } : (found ?? { body: '', status: 404 });
    const { body, type = 'text/turtle', status = 200, headers = {} } = page;
    const text = typeof body === 'string' ? body.replaceAll('{url}', `http://${request.headers.host}`) : body;
    const bytes = gzipSync(text);
    const kept = { etag: '"1"', 'last-modified': 'Sat, 21 Nov 2026 04:00:00 GMT', ...headers };
    const isKnown = request.headers['if-none-match'] ?? request.headers['if-modified-since'];
    if (isKnown !== undefined && status === 200) return void response.writeHead(304, kept).end();
    const described = { ...(type === null ? {} : { 'content-type': type }), 'content-encoding': 'gzip' };
    response.writeHead(status, { ...described, 'content-length': bytes.length, ...kept });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
}

export interface Harvested {
  readonly code: number;
  /** What it wrote, {url} for the address of the server. */
  readonly text: string;
}

export interface Harvesting extends HarvestOptions {
  readonly path?: string;
  readonly language?: Language;
  readonly http?: HarvestHttpOptions;
  readonly limits?: WalkLimits;
}

/** Harvests a catalog from a server on this computer. */
export async function harvested(
  served: RequestListener | Readonly<Record<string, Served | string>>,
  options: Harvesting = {},
): Promise<Harvested> {
  const handler = typeof served === 'function' ? served : catalogServer(served);
  return withFolder((root) => withServer(handler, ({ url }) => harvestAt(url, root, options)));
}

/** Harvests what a server says, with earlier harvests in the folder `root`. */
export async function harvestAt(
  url: string,
  root: string,
  { path = '/catalog.ttl', language = 'de', http = {}, limits, ...options }: Harvesting = {},
): Promise<Harvested> {
  const written: string[] = [];
  const code = await harvest(`${url}${path}`, options, {
    http: createHarvestHttp(http),
    files: createFiles(root),
    clock: { now: () => new Date('2026-12-01T03:00:00Z') },
    terminal: createTerminal({ write: (text) => written.push(text) > 0 }, { color: false, isTTY: false }),
    language,
    ...(limits && { limits }),
  });
  return { code, text: written.join('').replaceAll(url, '{url}') };
}

/** The codes of the issues that a harvest told, but for what the standard demands of each dataset. */
export function codesIn({ text }: Harvested): readonly string[] {
  return [...text.matchAll(/ \[([a-z0-9-]+)\] /g)]
    .map(([, code]) => code ?? '')
    .filter((code) => code !== 'rule-broken');
}
