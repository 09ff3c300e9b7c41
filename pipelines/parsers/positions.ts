import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import type { Geojson, GeojsonGeometry as Geometry } from '../../schemas/types.ts';
import { notATable } from './not-a-table.ts';

/** Longitude and latitude, then perhaps a height. */
export type Position = readonly number[];

/** Refuses a collection that says itself that it is in metres. ETRS89 (4258) differs from WGS 84 by less than a metre. */
export function refuseOtherCoordinates(crs: Geojson['crs'], file: string): void {
  const value = crs?.properties?.name;
  if (value === undefined || /\bCRS:?84$|\b(4326|4258)$/.test(value)) return;
  throw new SourceError([issue('other-coordinates', { file, value })]);
}

/** Refuses a geometry whose coordinates are not nested as its type wants, or are no degrees in Germany. */
export function refuseBadPositions(geometry: Geometry, file: string, record: number): void {
  for (const { type, coordinates } of simpleGeometries(geometry)) {
    const positions = positionsIn(coordinates, depths.get(type) ?? 0);
    if (positions === null) throw notATable(file, badNesting(type, record), record);
    const bad = positions.find((position) => !isInGermany(position));
    if (bad !== undefined) throw badPosition(bad, file, record);
  }
}

/** A collection's members, else the geometry itself. */
export function simpleGeometries(geometry: Geometry): readonly Geometry[] {
  if (geometry.type !== 'GeometryCollection') return [geometry];
  return (geometry.geometries ?? []).flatMap(simpleGeometries);
}

/** How many lists stand around a position. */
const depths: ReadonlyMap<string, number> = new Map([
  ['Point', 0],
  ['MultiPoint', 1],
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
]);

/** All positions; null where something else stands in the place of one. */
function positionsIn(value: unknown, depth: number): readonly Position[] | null {
  if (!Array.isArray(value)) return null;
  if (depth === 0) return isPosition(value) ? [value] : null;
  const inner = value.map((one) => positionsIn(one, depth - 1));
  return inner.includes(null) ? null : inner.flatMap((one) => one ?? []);
}

function isPosition(value: readonly unknown[]): value is Position {
  return value.length >= 2 && value.every((part) => typeof part === 'number');
}

/** With some sea and some neighbours. The two ranges do not overlap, so swapped axes always show. */
const [west, east, south, north] = [5, 16, 47, 56];

function isInGermany([longitude = 0, latitude = 0]: Position): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function badPosition(position: Position, file: string, record: number): SourceError {
  const [first = 0, second = 0] = position;
  const { reason, advice } = Math.abs(first) > 180 || Math.abs(second) > 90 ? metres : degrees(first, second);
  const details = { reason: reason.de, reasonen: reason.en, advice: advice.de, adviceen: advice.en };
  return new SourceError([issue('bad-position', { file, record, value: `${first}, ${second}` }, details)]);
}

interface Verdict {
  readonly reason: Text;
  readonly advice: Text;
}

function degrees(first: number, second: number): Verdict {
  return isInGermany([second, first]) ? swapped : elsewhere;
}

const metres: Verdict = {
  reason: {
    de: 'so große Zahlen sind keine Grade, sondern wohl Meter (UTM oder Gauß-Krüger)',
    en: 'such large numbers are no degrees, but probably metres (UTM)',
  },
  advice: {
    de: 'Beim Dienst EPSG:4326 verlangen (request.query.crs), oder eine Adresse mit Längen- und Breitengraden suchen.',
    en: 'Ask the service for EPSG:4326 (request.query.crs), or look for an address with longitude and latitude.',
  },
};

const swapped: Verdict = {
  reason: { de: 'die Breite steht vor der Länge', en: 'the latitude stands before the longitude' },
  advice: {
    de: 'Antwortet der Dienst immer so, bei via: ogc-api und wfs request.query.axes auf latitude-first setzen; sonst den Herausgeber darauf hinweisen.',
    en: 'If the service always answers so, set request.query.axes to latitude-first (via: ogc-api, wfs); otherwise tell the publisher.',
  },
};

const elsewhere: Verdict = {
  reason: { de: 'der Ort liegt woanders', en: 'the place lies elsewhere' },
  advice: {
    de: 'Prüfen, ob die Adresse die richtige Ebene liefert, und sonst dem Herausgeber das Objekt nennen.',
    en: 'Check that the address delivers the right layer; otherwise tell the publisher of the feature.',
  },
};

function badNesting(type: string, record: number): Text {
  return {
    de: `die Koordinaten von Objekt ${record} sind nicht aufgebaut wie die eines ${type}`,
    en: `the coordinates of feature ${record} are not built like those of a ${type}`,
  };
}
