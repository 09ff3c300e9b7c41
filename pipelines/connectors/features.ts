import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { Geojson, GeojsonFeature } from '../../schemas/types.ts';
import type { FetchedAnswer } from '../effects/http.ts';
import { exchangeAxes } from './axes.ts';

/** What was asked for, for messages, and how the features are to be read. */
export interface Merge {
  readonly file: string;
  /** The address without parameters. */
  readonly address: string;
  /** How many features there must be; null where the service does not say. */
  readonly expected: number | null;
  readonly axes: 'latitude-first' | undefined;
}

/**
 * Pages → one collection. Servers promise no order, and tell the time with every answer: so the features are sorted by
 * their text and only what belongs to the data is kept. The same data then give the same bytes.
 */
export function mergePages(
  pages: readonly Geojson[],
  { file, address, expected, axes }: Merge,
): FetchedAnswer {
  const features = pages.flatMap((page) => page.features).map((feature) => lasting(feature, axes));
  const place = { file, value: address };
  if (expected !== null && features.length !== expected) {
    throw new SourceError([issue('features-missing', place, { expected, received: features.length })]);
  }
  const lines = features.map((feature) => JSON.stringify(feature)).sort(byCodeUnit);
  const twice = pages.length > 1 ? repeated(features, lines) : null;
  if (twice !== null) throw new SourceError([issue('features-repeated', place, { feature: twice })]);
  const crs = pages[0]?.crs ?? null;
  const head = crs === null ? '' : `"crs":${JSON.stringify(crs)},`;
  const text = `{"type":"FeatureCollection",${head}"features":[\n${lines.join(',\n')}\n]}\n`;
  const bytes = new TextEncoder().encode(text);
  return { status: 'fetched', bytes, mediaType: 'application/geo+json', etag: null, lastModified: null };
}

/** A feature without what is of this answer only. */
function lasting({ id, properties, geometry }: GeojsonFeature, axes: Merge['axes']): GeojsonFeature {
  const isLasting = id !== undefined && !isMadeUp(id);
  return {
    type: 'Feature',
    ...(isLasting ? { id } : {}),
    properties: properties ?? null,
    geometry: geometry && axes === 'latitude-first' ? exchangeAxes(geometry) : (geometry ?? null),
  };
}

/** GeoServer makes up ids for a layer without a key, others in every answer: `ortsbezirke.fid--7f3c9c8_15d8a3_-7ffe`. */
function isMadeUp(id: string | number): boolean {
  return /\bfid-+[0-9a-f]+_[0-9a-f]+_-?[0-9a-f]+$/.test(String(id));
}

/** A feature that came with two pages: another one was then left out, though the number is right. */
function repeated(features: readonly GeojsonFeature[], lines: readonly string[]): string | null {
  const ids = features.flatMap(({ id }) => (id === undefined ? [] : [String(id)]));
  const texts = ids.length === features.length ? ids : lines;
  const seen = new Set<string>();
  const twice = texts.find((text) => seen.size === seen.add(text).size);
  return twice === undefined ? null : twice.slice(0, 80);
}

function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
