import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { Geojson, SourceOgcApiQuery } from '../../schemas/types.ts';
import type { FetchedAnswer } from '../effects/http.ts';
import { geojsonKind } from '../parsers/geojson.ts';
import type { Asked, ConnectorEffects } from './connector.ts';
import { mergePages } from './features.ts';
import { jsonAnswer } from './json-answer.ts';
import { explained } from './refusal.ts';
import { type Ask, series, withoutQuery } from './series.ts';

/** All features of a collection of an OGC API (Part 1: Core), page by page. */
export async function ogcApi(
  asked: Asked,
  effects: Pick<ConnectorEffects, 'http' | 'clock'>,
): Promise<FetchedAnswer> {
  const { file, request } = asked;
  const query = request.query as unknown as SourceOgcApiQuery; // Its schema goes with via.
  const first = itemsOf(request.url, query);
  const pages = await allPages(first, series(asked, effects), file);
  const expected = pages.at(-1)?.numberMatched;
  return mergePages(pages, {
    file,
    address: withoutQuery(first),
    expected: typeof expected === 'number' ? expected : null,
    axes: query.axes,
  });
}

/** Where the first page lies; parameters that stand in the address already stay. */
function itemsOf(
  base: string,
  { collection, format = 'json', crs, page = 1000, parameters = {} }: SourceOgcApiQuery,
) {
  const url = new URL(base);
  const id = encodeURIComponent(collection).replaceAll('%3A', ':');
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/collections/${id}/items`;
  const wanted = { f: format, limit: String(page), ...(crs === undefined ? {} : { crs }), ...parameters };
  for (const [name, value] of Object.entries(wanted)) url.searchParams.set(name, value);
  return url.href;
}

async function allPages(first: string, ask: Ask, file: string): Promise<readonly Geojson[]> {
  const pages: Geojson[] = [];
  const seen = new Set<string>();
  for (let url: string | null = first; url !== null; ) {
    if (seen.has(url) || seen.size === mostPages) throw endless(url, seen.size, file);
    seen.add(url);
    const headers = { accept: 'application/geo+json, application/json;q=0.9' };
    const page: Geojson = jsonAnswer(
      (await ask(url, { headers, statuses: explained })).bytes,
      geojsonKind,
      file,
    );
    pages.push(page);
    // Some servers offer a next page after the last one; it is empty.
    url = page.features.length === 0 ? null : nextOf(page, url, file);
  }
  return pages;
}

const mostPages = 1000;

/** The address of the next page; null after the last one. */
function nextOf({ links = [] }: Geojson, current: string, file: string): string | null {
  const next = links.find(({ rel, type = '' }) => rel === 'next' && !type.includes('html'));
  if (next === undefined) return null;
  const url = URL.parse(next.href, current);
  const { host, protocol } = new URL(current);
  if (url === null || url.host !== host) {
    throw new SourceError([issue('next-elsewhere', { file, value: withoutQuery(next.href) }, { host })]);
  }
  // Behind a proxy that does TLS, servers name themselves by http.
  url.protocol = protocol;
  return url.href;
}

function endless(url: string, pages: number, file: string): SourceError {
  return new SourceError([issue('pages-endless', { file, value: withoutQuery(url) }, { pages })]);
}
