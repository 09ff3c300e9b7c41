import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import got, { type Request, type Response } from 'got';
import type { SourceError } from '../../schemas/errors.ts';
import { isHtml } from './html-page.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import {
  answeredEmpty,
  answeredHtml,
  answeredStatus,
  answeredTooMuch,
  brokeOff,
  redirectedQuery,
  timedOut,
  unreachable,
} from './http-failure.ts';
import { type Redirects, watchRedirects } from './http-redirects.ts';
import { mediaTypeIn } from './media-type.ts';
import type { Network } from './network.ts';
import { isTransient } from './network-reason.ts';
import { proxyFailure, proxyWantsLogin } from './proxy-failure.ts';
import { readUpTo } from './read-up-to.ts';
import { retryAfterOf } from './retry-after.ts';
import { withoutSecrets } from './without-secrets.ts';

export type Attempt = HttpAnswer | FailedAttempt;

export interface FailedAttempt {
  readonly status: 'failed';
  readonly error: SourceError;
  /** Whether another attempt may go better. */
  readonly isTransient: boolean;
  /** Milliseconds that the server asks us to wait. */
  readonly retryAfter: number;
}

/** What every request of a run has in common. */
export interface Way {
  readonly userAgent: string;
  /** null: straight, without a proxy. */
  readonly network: Network | null;
}

/** Asks once. Whatever goes wrong with the network or the answer is a FailedAttempt, never an exception. */
export async function tryOnce(request: HttpRequest, way: Way, signal: AbortSignal): Promise<Attempt> {
  if (!URL.canParse(request.url)) return failed(unreachable(request, noAddress));
  const redirects = watchRedirects(request);
  const stream = got.stream(request.url, {
    method: request.method ?? 'GET',
    ...(request.body === undefined ? {} : { body: request.body }),
    headers: headersOf(request, way.userAgent),
    signal,
    ...(way.network === null ? {} : { agent: way.network.agents() }),
    hooks: { beforeRedirect: [redirects.hook] },
    maxRedirects: 5,
    retry: { limit: 0 },
    throwHttpErrors: false, // got would read the whole body of an error page first, however long it is
  });
  stream.on('error', () => {}); // An error between two awaits must not end the process; the awaits see it too.
  try {
    const [response] = (await once(stream, 'response')) as [Response];
    return await readAnswer(request, stream, response, movedTo(redirects));
  } catch (error) {
    if (redirects.refused !== null) return failed(redirectedQuery(request, redirects.refused));
    return explain(request, stream, signal, error, way);
  } finally {
    stream.destroy();
  }
}

const noAddress = Object.assign(new Error('no web address'), { code: 'ERR_INVALID_URL' });

/** As an answer tells it: for good, and without what must not be told. */
function movedTo({ moved }: Redirects): { readonly moved?: string } {
  return moved === null ? {} : { moved: withoutSecrets(moved) };
}

function headersOf(
  { headers, etag, lastModified }: HttpRequest,
  userAgent: string,
): Readonly<Record<string, string>> {
  return {
    accept: '*/*',
    ...headers,
    'user-agent': userAgent,
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

async function readAnswer(
  request: HttpRequest,
  stream: Request,
  response: Response,
  moved: { readonly moved?: string },
): Promise<Attempt> {
  const { statusCode, headers } = response;
  const isConditional = request.etag !== null || request.lastModified !== null;
  if (statusCode === 304 && isConditional) return { status: 'not-modified', ...moved };
  if (statusCode !== 200 && !request.statuses?.includes(statusCode))
    return statusFailure(request, statusCode, headers);

  const limit = request.limit * 1_000_000;
  const isAnnounced = Number(headers['content-length'] ?? 0) > limit;
  const bytes = isAnnounced ? null : await readUpTo(limit, stream as AsyncIterable<Uint8Array>);
  if (bytes === null) return failed(answeredTooMuch(request));
  if (bytes.length === 0 && statusCode !== 200) return statusFailure(request, statusCode, headers);
  if (bytes.length === 0) return failed(answeredEmpty(request));

  const mediaType = mediaTypeIn(headers['content-type']);
  if (isHtml(bytes, mediaType)) return failed(answeredHtml(request, bytes));
  const { etag = null, 'last-modified': lastModified = null } = headers;
  return { status: 'fetched', bytes, mediaType, etag, lastModified, ...moved };
}

function statusFailure(request: HttpRequest, status: number, headers: IncomingHttpHeaders): FailedAttempt {
  if (status === 407) return failed(proxyWantsLogin(request.file));
  const isTransient = [408, 429, 500, 502, 503, 504].includes(status);
  return failed(answeredStatus(request, status), isTransient, retryAfterOf(headers['retry-after']));
}

function explain(
  request: HttpRequest,
  stream: Request,
  signal: AbortSignal,
  error: unknown,
  { network }: Way,
): FailedAttempt {
  if (!(error instanceof Error)) throw error;
  if (signal.aborted) return failed(timedOut(request, error));
  if (stream.response !== undefined && !isRedirectError(error)) return failed(brokeOff(request, error), true);
  const proxy = network === null ? null : proxyFailure(request, error, network.proxies);
  if (proxy !== null) return failed(proxy.error, proxy.isTransient);
  return failed(unreachable(request, error), isTransient(codeOf(error)));
}

function isRedirectError(error: Error): boolean {
  return ['ERR_TOO_MANY_REDIRECTS', 'ERR_UNSUPPORTED_PROTOCOL', 'ERR_INVALID_URL'].includes(codeOf(error));
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

function failed(error: SourceError, isTransient = false, retryAfter = 0): FailedAttempt {
  return { status: 'failed', error, isTransient, retryAfter };
}
