import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { Geojson, SourceWfsQuery } from '../../schemas/types.ts';
import type { FetchedAnswer } from '../effects/http.ts';
import { geojsonKind } from '../parsers/geojson.ts';
import type { Asked, ConnectorEffects } from './connector.ts';
import { mergePages } from './features.ts';
import { jsonAnswer } from './json-answer.ts';
import { explained } from './refusal.ts';
import { type Ask, series, withoutQuery } from './series.ts';
import { refuseException } from './wfs-exception.ts';

/**
 * All features of a layer of a WFS. It is first asked how many there are, because a server that has a limit of its own
 * gives fewer without a word.
 */
export async function wfs(
  asked: Asked,
  effects: Pick<ConnectorEffects, 'http' | 'clock'>,
): Promise<FetchedAnswer> {
  const { file, request } = asked;
  const query = request.query as unknown as SourceWfsQuery; // Its schema goes with via.
  const ask = series(asked, effects);
  const address = withoutQuery(request.url);
  const expected = await countFeatures(request.url, query, ask, file);
  const pages = await allPages(request.url, query, expected, ask, file);
  return mergePages(pages, { file, address, expected, axes: query.axes });
}

/** The answer to resultType=hits is XML of one element; version 1.1.0 names the number otherwise. */
async function countFeatures(url: string, query: SourceWfsQuery, ask: Ask, file: string): Promise<number> {
  const { bytes } = await ask(addressOf(url, query, { resultType: 'hits' }), { statuses: explained });
  const text = new TextDecoder().decode(bytes);
  refuseException(text, file);
  const count = /\b(?:numberMatched|numberOfFeatures)="(\d+)"/.exec(text)?.[1];
  if (count === undefined)
    throw new SourceError([issue('features-uncounted', { file, value: withoutQuery(url) })]);
  return Number(count);
}

/** A layer that fits on one page is asked for as a whole: some servers fail at a start index, and 1.1.0 knows none. */
async function allPages(
  url: string,
  query: SourceWfsQuery,
  expected: number,
  ask: Ask,
  file: string,
): Promise<readonly Geojson[]> {
  const { version = '2.0.0', page: count = 1000 } = query;
  const isOld = version === '1.1.0';
  const pages: Geojson[] = [];
  for (let received = 0; received < expected; ) {
    const isWhole = isOld || (received === 0 && expected <= count);
    const paging = isWhole ? {} : { count: String(count), startIndex: String(received) };
    const page = await onePage(addressOf(url, query, { ...outputOf(query), ...paging }), ask, file);
    pages.push(page);
    received += page.features.length;
    if (isOld || page.features.length === 0) break;
  }
  return pages;
}

async function onePage(url: string, ask: Ask, file: string): Promise<Geojson> {
  const { bytes } = await ask(url, { statuses: explained });
  refuseException(new TextDecoder().decode(bytes.subarray(0, 10_000)), file);
  return jsonAnswer(bytes, geojsonKind, file);
}

function outputOf({ format = 'application/json', crs = 'EPSG:4326', sort }: SourceWfsQuery) {
  return { outputFormat: format, srsName: crs, ...(sort === undefined ? {} : { sortBy: sort }) };
}

/** Names of parameters are the same in capitals or not: what stands in the address already gives way. */
function addressOf(
  base: string,
  { layer, version = '2.0.0', parameters = {} }: SourceWfsQuery,
  own: Readonly<Record<string, string>>,
): string {
  const url = new URL(base);
  const layers = version === '1.1.0' ? { typeName: layer } : { typeNames: layer };
  const wanted = { service: 'WFS', version, request: 'GetFeature', ...layers, ...own, ...parameters };
  const names = new Set(Object.keys(wanted).map((name) => name.toLowerCase()));
  for (const name of [...url.searchParams.keys()])
    if (names.has(name.toLowerCase())) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(wanted)) url.searchParams.set(name, value);
  return url.href;
}
