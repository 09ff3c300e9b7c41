import { createHash } from 'node:crypto';
import { pagingOf } from '../../catalog/portal/next-page.ts';
import { ownLabels } from '../../catalog/portal/own-labels.ts';
import type { Page } from '../../catalog/portal/page.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { HarvestHttp } from '../effects/harvest-http.ts';
import { type FetchedPage, fetchPage } from './fetch-page.ts';
import { readPage } from './read-page.ts';

export interface Walk {
  /** As far as they could be read. */
  readonly pages: readonly Page[];
  /** Whether the end was reached: only then does a portal import, or delete, anything (harvest.md §2.1, no. 11). */
  readonly isComplete: boolean;
  /** How the first page was answered. */
  readonly first: FetchedPage | null;
  /** Of all pages, unpacked. */
  readonly bytes: number;
  readonly issues: readonly Issue[];
}

export interface Walking {
  readonly http: HarvestHttp;
  readonly limits: WalkLimits;
  /** Called before each page. */
  readonly progress: (number: number, address: string) => void;
}

/** A catalog is held in memory, so that not only each page but all of them have a limit. */
export interface WalkLimits {
  readonly pages: number;
  /** Of all pages, unpacked. */
  readonly megabytes: number;
}

/** From page to page as ckanext-dcat goes, but to an end even where it finds none. */
export async function walk(start: string, { http, limits, progress }: Walking): Promise<Walk> {
  const pages: Page[] = [];
  const issues: Issue[] = [];
  const seen = new Map<string, string>(); // digest of the bytes → address
  const asked = new Set<string>();
  let first: FetchedPage | null = null;
  let mediaType: string | null = null;
  let bytes = 0;
  const ended = (isComplete: boolean): Walk => ({ pages, isComplete, first, bytes, issues });

  for (let address = start; ; ) {
    if (pages.length === limits.pages) {
      issues.push(issue('paging-endless', { file: address }, { count: limits.pages }));
      return ended(false);
    }
    progress(pages.length + 1, address);
    const fetched = await fetchPage(address, http);
    first ??= fetched;
    issues.push(...fetched.issues);
    if (fetched.get === null) return ended(false);
    bytes += fetched.get.bytes.length;
    if (bytes > limits.megabytes * 1_000_000) {
      issues.push(issue('catalog-too-large', { file: address }, { megabytes: limits.megabytes }));
      return ended(false);
    }

    const digest = createHash('sha256').update(fetched.get.bytes).digest('hex');
    const before = seen.get(digest);
    if (before !== undefined || asked.has(address)) {
      issues.push(circle(pages.at(-1)?.address ?? start, address, before === start));
      return ended(before === start);
    }
    seen.set(digest, address);
    asked.add(address);

    const read = await readPage(address, fetched.get, mediaType);
    issues.push(...read.issues);
    if (read.page === null) return ended(false);
    mediaType = read.mediaType;
    pages.push(ownLabels(read.page, pages.length + 1));

    const { next } = pagingOf(read.page.graph);
    if (next === null) return ended(true);
    if (!/^https?:\/\//i.test(next)) {
      issues.push(issue('next-relative', { file: address, value: next.replace(/^file:\/\/\//, '') }));
      return ended(false);
    }
    address = next;
  }
}

/**
 * A page with the address or the bytes of an earlier one. CKAN compares with the bytes of the first page only, and then ends
 * as if all were well (no. 8); any other circle it walks for ever.
 */
function circle(file: string, value: string, isToFirst: boolean): Issue {
  return isToFirst ? issue('paging-returns', { file, value }) : issue('paging-cycle', { file, value });
}
