import type { Geojson, GeojsonFeature, SourceRead } from '../../schemas/types.ts';
import { distinctNames } from './column-name.ts';
import { decode } from './decode.ts';
import { flatProperties } from './flat-properties.ts';
import { areaOf } from './geometry-area.ts';
import { jsonDocument } from './json-document.ts';
import { jsonText } from './json-text.ts';
import type { Column, Row, Table } from './parser.ts';
import { refuseBadPositions, refuseOtherCoordinates } from './positions.ts';

/** What people call it, and by what it is checked. */
export const geojsonKind = { schema: 'geojson', name: { de: 'GeoJSON', en: 'GeoJSON' } } as const;

/**
 * A FeatureCollection: one row for each feature, its properties as columns in the order in which they first come. The
 * area of a polygon is computed from its coordinates; it is not the official one of the land register.
 */
export function geojson(bytes: Uint8Array, read: SourceRead, file: string): Table {
  const { features, crs } = jsonDocument<Geojson>(decode(bytes, read, file), geojsonKind, file);
  refuseOtherCoordinates(crs, file);
  const records = features.map((feature, index) => ({
    properties: flatProperties(feature.properties ?? {}, file, index + 1),
    own: ownCells(feature, file, index + 1),
  }));
  const names = [...new Set(records.flatMap(({ properties }) => [...properties.keys()]))];
  const rows = records.map(({ properties, own }, index): Row => {
    const cells = names.map((name) => properties.get(name) ?? null);
    return { record: index + 1, cells: [...cells, ...own] };
  });
  return { columns: columnsOf(names), rows: [rows], preamble: '', footer: '', stand: null };
}

function columnsOf(names: readonly string[]): readonly Column[] {
  const own = ['feature > id', 'geometry > type', 'geometry > area', 'geometry'];
  const areaAt = names.length + own.indexOf('geometry > area');
  return distinctNames([...names, ...own]).map((name, at) => ({ name, unit: at === areaAt ? 'km²' : null }));
}

/** What a feature has beside its properties. */
function ownCells(feature: GeojsonFeature, file: string, record: number): readonly (string | null)[] {
  const { id, geometry } = feature;
  const idCell = id === undefined ? null : jsonText(id);
  if (!geometry) return [idCell, null, null, null];
  refuseBadPositions(geometry, file, record);
  return [idCell, geometry.type, areaOf(geometry), JSON.stringify(geometry)];
}
