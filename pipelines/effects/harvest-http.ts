import { once } from 'node:events';
import { STATUS_CODES } from 'node:http';
import got, { type Request, type Response } from 'got';
import { type Issue, issue } from '../../schemas/issues.ts';
import { isHtml, pageTitle } from './html-page.ts';
import { breakReason } from './http-failure.ts';
import { mediaTypeIn } from './media-type.ts';
import type { Network } from './network.ts';
import { networkReason } from './network-reason.ts';
import { readUpTo } from './read-up-to.ts';

/** Asks as CKAN does (harvest.md §2.1, no. 1–3), but never waits or reads without end. */
export interface HarvestHttp {
  /** Follows no redirect, as in CKAN. */
  head(url: string): Promise<HarvestAnswer>;
  /** Follows redirects. `headers` are added, to try what caches send. */
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<HarvestAnswer>;
}

export type HarvestAnswer =
  | { readonly status: 'failed'; readonly issue: Issue }
  | {
      readonly status: 'answered';
      readonly code: number;
      /** The code and its name, for people. */
      readonly words: string;
      /** Where redirects led; null without any. */
      readonly redirectedTo: string | null;
      readonly headers: AnswerHeaders;
      /** Of the Content-Type, without its parameters; null where there is none. */
      readonly mediaType: string | null;
      /** Unpacked; empty unless the code is 200. */
      readonly bytes: Uint8Array;
      /** The title of a web page that came instead of data; null where none did. */
      readonly webPage: string | null;
    };

/** In small letters, as they came over the line. */
export type AnswerHeaders = ReadonlyMap<string, string>;

export interface HarvestHttpOptions {
  readonly userAgent?: string;
  /** Milliseconds for one answer; piveau's are the default. */
  readonly timeout?: number;
  /** Bytes of one unpacked answer. */
  readonly limit?: number;
  /** Proxy and certificates. */
  readonly network?: Network;
}

/** As much as CKAN takes of one page (`ckan.dcat.max_file_size`). */
const pageLimit = 50 * 1024 * 1024;

/** @example const http = createHarvestHttp(); await http.get('https://open.example.org/catalog.rdf') */
export function createHarvestHttp(options: HarvestHttpOptions = {}): HarvestHttp {
  return {
    head: (url) => ask('HEAD', url, {}, options),
    get: (url, headers = {}) => ask('GET', url, headers, options),
  };
}

async function ask(
  method: 'HEAD' | 'GET',
  url: string,
  headers: Readonly<Record<string, string>>,
  { userAgent = 'Quartett', timeout = 120_000, limit = pageLimit, network }: HarvestHttpOptions,
): Promise<HarvestAnswer> {
  const signal = AbortSignal.timeout(timeout);
  const stream = open(method, url, { 'user-agent': userAgent, ...headers }, signal, network);
  if (!('on' in stream)) return stream;
  stream.on('error', () => {}); // An error between two awaits must not end the process; the awaits see it too.
  try {
    const [response] = (await once(stream, 'response')) as [Response];
    const bytes = await bodyOf(method, response, stream, limit);
    if (bytes === null) return failed(issue('harvest-too-large', { file: url }));
    return answered(response, bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (signal.aborted)
      return failed(issue('harvest-timed-out', { file: url }, { seconds: timeout / 1_000 }));
    return failed(explain(url, stream, error));
  } finally {
    stream.destroy();
  }
}

/** Null: there is more than the limit, as the server says itself or as it turns out. */
async function bodyOf(
  method: 'HEAD' | 'GET',
  { statusCode, headers }: Response,
  stream: Request,
  limit: number,
): Promise<Uint8Array | null> {
  if (Number(headers['content-length'] ?? 0) > limit) return null;
  if (statusCode !== 200 || method === 'HEAD') return new Uint8Array();
  return readUpTo(limit, stream as AsyncIterable<Uint8Array>);
}

function open(
  method: 'HEAD' | 'GET',
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  network: Network | undefined,
): Request | HarvestAnswer {
  try {
    return got.stream(url, {
      method,
      headers: { accept: '*/*', 'accept-encoding': 'gzip, deflate', ...headers },
      signal,
      ...(network === undefined ? {} : { agent: network.agents() }),
      followRedirect: method === 'GET',
      maxRedirects: 30, // as many as Python's requests follows
      retry: { limit: 0 },
      throwHttpErrors: false,
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return failed(unreachable(url, error)); // no address at all
  }
}

function answered({ statusCode, url, redirectUrls, rawHeaders }: Response, bytes: Uint8Array): HarvestAnswer {
  const headers = headersOf(rawHeaders);
  const mediaType = mediaTypeIn(headers.get('content-type'));
  const webPage = bytes.length > 0 && isHtml(bytes, mediaType) ? (pageTitle(bytes) ?? '') : null;
  const words = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
  const redirectedTo = redirectUrls.length === 0 ? null : url;
  return { status: 'answered', code: statusCode, words, redirectedTo, headers, mediaType, bytes, webPage };
}

/** got drops what describes the packed answer from the headers proper. */
function headersOf(raw: readonly string[]): AnswerHeaders {
  const pairs = raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? ''] as const] : [],
  );
  return new Map(pairs);
}

function explain(url: string, stream: Request, error: Error): Issue {
  if (codeOf(error) === 'ERR_TOO_MANY_REDIRECTS') return issue('harvest-redirects', { file: url });
  if (stream.response === undefined || stream.response.statusCode !== 200) return unreachable(url, error);
  const { de, en } = breakReason(error);
  return issue('harvest-broke-off', { file: url }, { reason: de, reasonen: en });
}

function unreachable(url: string, error: Error): Issue {
  const { de, en } = networkReason(codeOf(error) || error.name);
  return issue('harvest-unreachable', { file: url }, { reason: de, reasonen: en });
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

function failed(one: Issue): HarvestAnswer {
  return { status: 'failed', issue: one };
}
