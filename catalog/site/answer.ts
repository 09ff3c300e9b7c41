import { locate } from './locate.ts';
import { refusal } from './refusal.ts';
import { represent } from './represent.ts';
import type { Site } from './site.ts';

/** A request as HTTP has it; names of headers in small letters. */
export interface Question {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What follows the header, also where HEAD asked; null where there is nothing. */
  readonly body: AnswerBody | null;
}

export type AnswerBody = { readonly kind: 'memory'; readonly content: Uint8Array } | PartOfFile;

export interface PartOfFile {
  readonly kind: 'file';
  readonly file: string;
  /** How many it has as a whole, or it is not the one that was released. */
  readonly bytes: number;
  readonly start: number;
  /** The last byte, which belongs to it. */
  readonly end: number;
}

/** The answer to a request: all that HTTP asks of us, without a socket. Null: no release is there yet. */
export function answer(question: Question, site: Site | null): Answer {
  const { status, headers, body } = answerFrom(question, site);
  return { status, headers: { ...headers, ...toAll }, body };
}

function answerFrom({ method, target, headers }: Question, site: Site | null): Answer {
  // An empty catalog would be taken for the news that every dataset is gone (harvest.md H6).
  if (site === null) return refusal(503);
  if (method === 'OPTIONS') return { status: 204, headers: preflight, body: null };
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD, OPTIONS' });
  const located = locate(target, headerOf(headers.accept), site);
  switch (located.kind) {
    case 'nothing':
      return refusal(404);
    case 'elsewhere':
      return {
        status: located.status,
        headers: { location: located.location, vary: 'Accept', 'content-length': '0' },
        body: null,
      };
    default:
      return represent(located, method, (name) => headerOf(headers[name]));
  }
}

/** Browsers hide from a script whatever is not named here. */
const toAll = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Accept-Ranges, Content-Encoding, Content-Length, Content-Location, Content-Range, ETag, Last-Modified, Retry-After',
  'x-content-type-options': 'nosniff',
} as const;

const preflight = {
  allow: 'GET, HEAD, OPTIONS',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'Accept, If-Match, If-Modified-Since, If-None-Match, If-Range, Range',
  'access-control-max-age': '86400',
} as const;

/** A list may come in several lines. */
function headerOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}
