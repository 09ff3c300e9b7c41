import { STATUS_CODES } from 'node:http';
import { SourceError } from '../../schemas/errors.ts';
import { type IssueCode, issue, type Text } from '../../schemas/issues.ts';
import { pageTitle } from './html-page.ts';
import type { HttpRequest } from './http.ts';
import { adviceFor } from './http-advice.ts';
import { networkReason } from './network-reason.ts';
import { withoutSecrets } from './without-secrets.ts';

export function answeredStatus(request: HttpRequest, status: number): SourceError {
  const { de, en } = adviceFor(status, hasAccount(request));
  const words = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  return failure('http-status', request, { status: words, advice: de, adviceen: en });
}

/** Where connectors put an account. */
function hasAccount({ headers = {} }: HttpRequest): boolean {
  return 'authorization' in headers || 'username' in headers;
}

export function answeredTooMuch(request: HttpRequest): SourceError {
  return failure('too-large', request, { limit: `${request.limit} MB` });
}

export function answeredEmpty(request: HttpRequest): SourceError {
  return failure('empty-file', request, {});
}

export function answeredHtml(request: HttpRequest, bytes: Uint8Array): SourceError {
  return new SourceError([issue('html-instead', { file: request.file, value: pageTitle(bytes) })]);
}

export function timedOut(request: HttpRequest, error?: Error): SourceError {
  return failure('timed-out', request, { seconds: request.timeout }, error);
}

export function brokeOff(request: HttpRequest, error: Error): SourceError {
  const { de, en } = breakReason(error);
  return failure('truncated', request, { reason: de, reasonen: en }, error);
}

/** Why an answer that had begun did not come to its end. */
export function breakReason(error: Error): Text {
  return /^(Z_|ZSTD_|ERR__|ERR_BROTLI)/.test(codeOfCause(error))
    ? {
        de: 'die gepackte Übertragung lässt sich nicht entpacken',
        en: 'the compressed transfer cannot be unpacked',
      }
    : { de: 'die Verbindung brach vor dem Ende ab', en: 'the connection broke off before the end' };
}

export function unreachable(request: HttpRequest, error: Error): SourceError {
  const { de, en } = networkReason('code' in error ? String(error.code) : error.name);
  return failure('unreachable', request, { reason: de, reasonen: en }, error);
}

/** A query was to go somewhere else. */
export function redirectedQuery(request: HttpRequest, target: string): SourceError {
  return failure('query-redirected', request, { target: withoutSecrets(target) });
}

/** The host has asked for a pause that is longer than the request may take. */
export function heldBack(request: HttpRequest, milliseconds: number): SourceError {
  return failure('host-wants-pause', request, { seconds: Math.ceil(milliseconds / 1_000) });
}

function failure(
  code: IssueCode,
  request: HttpRequest,
  details: Readonly<Record<string, string | number>>,
  error?: Error,
): SourceError {
  const place = { file: request.file, value: withoutSecrets(request.url) };
  return new SourceError(
    [issue(code, place, details)],
    error === undefined ? {} : { cause: bareCause(error) },
  );
}

/** got's errors carry the options with the whole address; what lies beneath them does not. */
export function bareCause(error: Error): Error {
  return error.cause instanceof Error ? error.cause : new Error(error.message);
}

function codeOfCause({ cause }: Error): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
