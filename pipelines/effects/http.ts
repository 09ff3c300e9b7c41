import { setTimeout as sleep } from 'node:timers/promises';
import { tryOnce } from './http-attempt.ts';

/** One look at the address of a source. */
export interface HttpRequest {
  /** The source, for messages. */
  readonly file: string;
  readonly url: string;
  /** GET unless told. A request with a body is never conditional. */
  readonly method?: 'GET' | 'POST';
  /** Beside our own: credentials, the type of the body. They never reach a message. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** As the last answer gave them: the server then sends only what is new. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Seconds for the whole request, repetitions included. */
  readonly timeout: number;
  /** Megabytes (10⁶ bytes) of the unpacked file. */
  readonly limit: number;
}

export interface FetchedAnswer {
  readonly status: 'fetched';
  readonly bytes: Uint8Array;
  /** Without parameters, in small letters; null where the server gives none. */
  readonly mediaType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Where the file lies, if the source's own address only says so. */
  readonly from?: string;
}

export type HttpAnswer = { readonly status: 'not-modified' } | FetchedAnswer;

export interface Http {
  /** Throws a SourceError whose issue says what is wrong with the address or the answer. */
  get(request: HttpRequest): Promise<HttpAnswer>;
}

export interface HttpOptions {
  readonly version?: string;
  /** Where a publisher finds out who is asking. */
  readonly homepage?: string;
  /** Milliseconds before the second attempt, the third and so on; their number limits the attempts. */
  readonly pauses?: readonly number[];
}

/** @example const http = createHttp({ version: '0.1.0', homepage: 'https://example.org' }); */
export function createHttp(options: HttpOptions = {}): Http {
  const { pauses = [1_000, 4_000, 15_000] } = options;
  const userAgent = userAgentOf(options);
  return { get: (request) => getPatiently(request, userAgent, pauses) };
}

/** `Quartett/0.1.0 (+https://example.org)` */
export function userAgentOf({ version, homepage }: HttpOptions): string {
  const product = version === undefined ? 'Quartett' : `Quartett/${version}`;
  return homepage === undefined ? product : `${product} (+${homepage})`;
}

/** Our own loop rather than got's: got does not repeat a stream that breaks off half-way. */
async function getPatiently(
  request: HttpRequest,
  userAgent: string,
  pauses: readonly number[],
): Promise<HttpAnswer> {
  const milliseconds = Math.round(request.timeout * 1_000);
  const deadline = performance.now() + milliseconds;
  const signal = AbortSignal.timeout(milliseconds);
  for (let attempts = 1; ; attempts++) {
    const attempt = await tryOnce(request, userAgent, signal);
    if (attempt.status !== 'failed') return attempt;
    const pause = Math.max(pauses[attempts - 1] ?? Number.POSITIVE_INFINITY, attempt.retryAfter);
    if (!attempt.isTransient || performance.now() + pause >= deadline) throw attempt.error;
    await sleep(pause);
  }
}
