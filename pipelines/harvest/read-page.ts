import { isRdf } from '../../catalog/parse-rdf.ts';
import type { Page } from '../../catalog/portal/page.ts';
import { readRdf } from '../../catalog/read-rdf.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Answered } from './fetch-page.ts';

export interface ReadPage {
  /** Null: CKAN would abort here. */
  readonly page: Page | null;
  /** As which it was read, and all pages after it are. */
  readonly mediaType: string;
  readonly issues: readonly Issue[];
}

/**
 * Takes the answer to a GET for a page of a catalog. `first` is the media type of the first page, with which CKAN reads all
 * others (harvest.md §2.1, no. 5); null for the first page itself.
 */
export async function readPage(address: string, answer: Answered, first: string | null): Promise<ReadPage> {
  const { bytes, webPage } = answer;
  const file = address;
  const mediaType = first ?? answer.mediaType ?? 'application/rdf+xml';
  const stop = (...issues: readonly Issue[]): ReadPage => ({ page: null, mediaType, issues });
  if (bytes.length === 0) return stop(issue('harvest-no-answer', { file }));
  if (webPage !== null) return stop(issue('harvest-html', { file, value: webPage }));
  const types = [...judgeType(address, answer), ...judgeChange(address, answer, first)];
  if (!isRdf(mediaType)) return stop(...types);
  const text = textOf(bytes);
  if (text === null) return stop(...types, issue('harvest-encoding', { file }));
  const marked = text.startsWith('\uFEFF') ? [issue('harvest-bom', { file })] : [];
  const { graph, issue: broken } = await readRdf(text.replace(/^\uFEFF/, ''), mediaType, file);
  if (graph === null) return stop(...types, ...marked, broken);
  const isStopped = marked.length > 0 && mediaType !== 'application/rdf+xml'; // an XML parser knows the mark
  return { page: isStopped ? null : { address, graph }, mediaType, issues: [...types, ...marked] };
}

/** CKAN cuts at the semicolon; piveau compares the whole (harvest.md §2.3). */
function judgeType(file: string, { headers, mediaType }: Answered): readonly Issue[] {
  const whole = headers.get('content-type') ?? '';
  if (whole.trim() === '') return [issue('harvest-media-type-missing', { file })];
  if (mediaType === null || !isRdf(mediaType)) return [issue('harvest-media-type', { file, value: whole })];
  return whole.includes(';') ? [issue('harvest-media-type-long', { file, value: whole })] : [];
}

function judgeChange(file: string, { mediaType }: Answered, first: string | null): readonly Issue[] {
  if (first === null || mediaType === null || mediaType === first) return [];
  return [issue('harvest-media-type-changes', { file, value: mediaType }, { first })];
}

/** Null where the bytes are no UTF-8 (no. 4); the byte order mark stays. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
