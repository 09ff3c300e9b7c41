import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, tryOnce, type Way } from './http-attempt.ts';
import { heldBack, timedOut } from './http-failure.ts';
import type { Network } from './network.ts';
import { createPoliteness, type Politeness } from './politeness.ts';

/** One look at the address of a source. */
export interface HttpRequest {
  /** The source, for messages. */
  readonly file: string;
  readonly url: string;
  /** GET unless told. A request with a body is never conditional. */
  readonly method?: 'GET' | 'POST';
  /** Beside our own: credentials, the type of the body. They never reach a message, nor another host by a redirect. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Besides 200: statuses under which the service gives its answer in the body, too. */
  readonly statuses?: readonly number[];
  /** As the last answer gave them: the server then sends only what is new. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Seconds for the whole request; repetitions and waiting for one's turn included. */
  readonly timeout: number;
  /** Megabytes (10⁶ bytes) of the unpacked file. */
  readonly limit: number;
}

interface Moved {
  /** The new address, where the server has said that it is for good; without secrets. */
  readonly moved?: string;
}

export interface UnchangedAnswer extends Moved {
  readonly status: 'not-modified';
}

export interface FetchedAnswer extends Moved {
  readonly status: 'fetched';
  readonly bytes: Uint8Array;
  /** Without parameters, in small letters; null where the server gives none. */
  readonly mediaType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Where the file lies, if the source's own address only says so. */
  readonly from?: string;
}

export type HttpAnswer = UnchangedAnswer | FetchedAnswer;

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
  /** Proxy and certificates; straight and with Node's own certificates unless told. */
  readonly network?: Network;
  readonly politeness?: Politeness;
}

/** @example const http = createHttp({ version: '0.1.0', homepage: 'https://example.org', network }); */
export function createHttp(options: HttpOptions = {}): Http {
  const { pauses = [1_000, 4_000, 15_000], network = null, politeness = createPoliteness() } = options;
  const way = { userAgent: userAgentOf(options), network };
  return { get: (request) => getPatiently(request, way, pauses, politeness) };
}

/** `Quartett/0.1.0 (+https://example.org)` */
export function userAgentOf({ version, homepage }: HttpOptions): string {
  const product = version === undefined ? 'Quartett' : `Quartett/${version}`;
  return homepage === undefined ? product : `${product} (+${homepage})`;
}

/** Our own loop rather than got's: got does not repeat a stream that breaks off half-way. */
async function getPatiently(
  request: HttpRequest,
  way: Way,
  pauses: readonly number[],
  politeness: Politeness,
): Promise<HttpAnswer> {
  const milliseconds = Math.round(request.timeout * 1_000);
  const deadline = performance.now() + milliseconds;
  const signal = AbortSignal.timeout(milliseconds);
  for (let attempts = 1; ; attempts++) {
    const attempt = await tryPolitely(request, way, { signal, deadline }, politeness);
    if (attempt.status !== 'failed') return attempt;
    const pause = Math.max(pauses[attempts - 1] ?? Number.POSITIVE_INFINITY, attempt.retryAfter);
    if (!attempt.isTransient || performance.now() + pause >= deadline) throw attempt.error;
    await sleep(pause);
  }
}

async function tryPolitely(
  request: HttpRequest,
  way: Way,
  { signal, deadline }: { readonly signal: AbortSignal; readonly deadline: number },
  politeness: Politeness,
): Promise<Attempt> {
  const turn = await politeness.enter(request.url, deadline);
  if (turn.status === 'refused')
    throw turn.heldBack > 0 ? heldBack(request, turn.heldBack) : timedOut(request);
  try {
    const attempt = await tryOnce(request, way, signal);
    // The whole host is left alone, not this request only.
    if (attempt.status === 'failed' && attempt.retryAfter > 0)
      politeness.holdBack(request.url, attempt.retryAfter);
    return attempt;
  } finally {
    turn.leave();
  }
}
