import { type IncomingHttpHeaders, STATUS_CODES } from 'node:http';
import type { Text } from '../../schemas/issues.ts';
import { pageTitle } from './html-page.ts';
import { isTransient, networkReason } from './network-reason.ts';
import { retryAfterOf } from './retry-after.ts';

export type CkanAnswer = CkanDone | CkanFailure;

export interface CkanDone {
  readonly status: 'done';
  readonly result: unknown;
}

export interface CkanFailure {
  readonly status: 'failed';
  readonly kind: FailureKind;
  /** What the portal said, shortened and without the token; as the end of a sentence. */
  readonly reason: Text;
  /** The fields that a Validation Error names. */
  readonly fields: readonly string[];
  /** A write may have been done all the same. */
  readonly isUncertain: boolean;
  /** Another attempt may go better. */
  readonly isTransient: boolean;
  /** Milliseconds that the portal asks us to wait. */
  readonly retryAfter: number;
}

/** not-ckan: something answers, but no CKAN; absent: CKAN itself says that there is no such thing. */
export type FailureKind = 'unreachable' | 'unavailable' | 'not-ckan' | 'forbidden' | 'absent' | 'rejected';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/**
 * What an answer of the Action API means. The documentation promises 200 in any case and the code does not, so status and
 * `success` both count (the table of harvest.md §5). A portal may echo what it was sent; `token` gets no further than here.
 */
export function readAnswer(raw: RawAnswer, token: string): CkanAnswer {
  const { status, headers } = raw;
  const body = withoutToken(raw.body, token);
  const answer = parsed(body);
  if (status === 200 && isObject(answer) && answer.success === true)
    return { status: 'done', result: answer.result };
  const said = isObject(answer) && isObject(answer.error) ? answer.error : null;
  const words = said ? wordsOf(said) : typeof answer === 'string' ? answer : (pageTitle(body) ?? '');
  const kind = kindOf(status, said, answer);
  return failure(kind, reasonOf(status, words, headers.location?.replaceAll(token, '***')), {
    fields: said === null ? [] : Object.keys(said),
    isUncertain: kind === 'unavailable' || kind === 'not-ckan',
    isTransient: isPassing(status, said),
    retryAfter: retryAfterOf(headers['retry-after']),
  });
}

/** No answer came at all, or not the whole of it. */
export function unanswered(code: string): CkanFailure {
  return failure('unreachable', networkReason(code), { isUncertain: true, isTransient: isTransient(code) });
}

function kindOf(status: number, said: ErrorObject | null, answer: unknown): FailureKind {
  if (status >= 500 || status === 429 || status === 408) return 'unavailable';
  if (status === 401 || status === 403) return 'forbidden';
  // A web server's own 404 says that there is no API, not that there is no dataset.
  if (status === 404) return said ? 'absent' : 'not-ckan';
  return said || (status === 400 && typeof answer === 'string') ? 'rejected' : 'not-ckan';
}

/** CKAN's own 500 comes again; what a proxy says for it, or a limit of requests, passes. */
function isPassing(status: number, said: ErrorObject | null): boolean {
  if ([408, 429, 502, 503, 504].includes(status)) return true;
  return status >= 500 && said === null;
}

function failure(kind: FailureKind, reason: Text, rest: Partial<CkanFailure>): CkanFailure {
  const certain = { fields: [], isUncertain: false, isTransient: false, retryAfter: 0 };
  return { status: 'failed', kind, reason, ...certain, ...rest };
}

/** Byte by byte, because an error page need not be UTF-8. */
function withoutToken(body: Uint8Array, token: string): Uint8Array {
  return Buffer.from(Buffer.from(body).toString('latin1').replaceAll(token, '***'), 'latin1');
}

type ErrorObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is ErrorObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** JSON, or null where the body is none. */
function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

/** `Validation Error: tags: Tag "a,b" must be …; resources: size: Invalid integer` */
function wordsOf({ __type: type, message, ...fields }: ErrorObject): string {
  const named = typeof type === 'string' ? [type] : [];
  const words =
    typeof message === 'string' ? [message] : Object.keys(fields).length > 0 ? [flat(fields)] : [];
  return [...named, ...words].join(': ');
}

/** Lists of messages, of objects with messages, or a message: CKAN nests them by field. */
function flat(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map(flat)
      .filter((part) => part !== '')
      .join('; ');
  if (!isObject(value)) return String(value ?? '');
  const parts = Object.entries(value).map(([key, inner]) => [key, flat(inner)] as const);
  return parts
    .filter(([, inner]) => inner !== '')
    .map(([key, inner]) => `${key}: ${inner}`)
    .join('; ');
}

/** `409 Conflict: Validation Error: …`; the portal's own words are the same in every language. */
function reasonOf(status: number, words: string, location: string | undefined): Text {
  const head = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const parts = [head, words, location === undefined ? '' : `→ ${location}`];
  const text = shortened(parts.filter((part) => part !== '').join(': '));
  return { de: text, en: text };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`;
}
