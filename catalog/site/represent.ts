import fresh from 'fresh';
import type { Answer, AnswerBody } from './answer.ts';
import { type ByteRange, byteRange } from './byte-range.ts';
import type { Located } from './locate.ts';
import { html } from './media-type.ts';
import { preferredForm } from './preferred.ts';
import { refusal } from './refusal.ts';
import type { Body, Form, SiteFile } from './site.ts';

type Found = Extract<Located, { readonly kind: 'file' | 'gone' }>;
type Headers = Readonly<Record<string, string>>;
type Header = (name: string) => string | undefined;

/** A file as the answer to a request: whole or a part, packed or not, or only the news that there is none. */
export function represent({ kind, file, negotiated }: Found, method: string, header: Header): Answer {
  const asked = method === 'GET' ? header('range') : undefined;
  const form = asked === undefined ? preferredForm(file, header('accept-encoding')) : file.forms[0];
  const headers = headersOf(file, form, negotiated);
  if (kind === 'gone') return whole(410, headers, file, form);

  const tagged = { ...headers, etag: form.etag, 'last-modified': file.modified, 'accept-ranges': 'bytes' };
  if (isOther(form, header('if-match'))) return refusal(412);
  if (isFresh(tagged, header)) return { status: 304, headers: tagged, body: null };
  const range = isAskedOf(file, form, header('if-range')) ? byteRange(asked, form.body.bytes) : null;
  if (range === 'unsatisfiable')
    return refusal(416, { 'content-range': `bytes */${form.body.bytes}`, 'accept-ranges': 'bytes' });
  return range === null ? whole(200, tagged, file, form) : part(tagged, file, form, range);
}

/** What is true of every answer about a file, the news that it has not changed included. */
function headersOf(file: SiteFile, form: Form, negotiated: boolean): Headers {
  const varies = [...(negotiated ? ['Accept'] : []), ...(file.forms.length > 1 ? ['Accept-Encoding'] : [])];
  return {
    'cache-control': cachingOf(file.path),
    ...(varies.length > 0 && { vary: varies.join(', ') }),
    ...(negotiated && { 'content-location': nameOf(file.path) }),
    ...(form.encoding !== 'identity' && { 'content-encoding': form.encoding }),
    ...(file.mediaType === html && { 'content-security-policy': policy }),
  };
}

/** A page that is pinned to its state never changes; anything else is asked for again every five minutes. */
function cachingOf(path: string): string {
  return /^catalog\/[0-9a-f]{16}\//.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=300, must-revalidate';
}

/** A page of ours has no script, no form and nothing from elsewhere. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** All addresses that are negotiated lie beside what they lead to. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether the client holds something else than this: then parts of two releases would be mixed. */
function isOther(form: Form, ifMatch: string | undefined): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return false;
  return !ifMatch.split(',').some((tag) => tag.trim() === form.etag);
}

function isFresh(
  tagged: { readonly etag: string; readonly 'last-modified': string },
  header: Header,
): boolean {
  const conditions = {
    'if-none-match': header('if-none-match'),
    'if-modified-since': header('if-modified-since'),
  };
  return fresh(conditions, tagged);
}

/** With If-Range a part is wanted only if it is a part of the same bytes. */
function isAskedOf({ modified }: SiteFile, { etag }: Form, ifRange: string | undefined): boolean {
  return ifRange === undefined || ifRange === etag || ifRange === modified;
}

function whole(status: number, headers: Headers, { mediaType }: SiteFile, { body }: Form): Answer {
  const own = { 'content-type': mediaType, 'content-length': String(body.bytes) };
  return { status, headers: { ...headers, ...own }, body: cut(body, { start: 0, end: body.bytes - 1 }) };
}

function part(headers: Headers, { mediaType }: SiteFile, { body }: Form, range: ByteRange): Answer {
  const { start, end } = range;
  const own = {
    'content-type': mediaType,
    'content-range': `bytes ${start}-${end}/${body.bytes}`,
    'content-length': String(end - start + 1),
  };
  return { status: 206, headers: { ...headers, ...own }, body: cut(body, range) };
}

function cut({ file, bytes, content }: Body, { start, end }: ByteRange): AnswerBody {
  if (content !== null) return { kind: 'memory', content: content.subarray(start, end + 1) };
  return { kind: 'file', file, bytes, start, end };
}
