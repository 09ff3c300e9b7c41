import type { GeojsonGeometry } from '../../schemas/types.ts';

/** A geometry with the first two numbers of each position exchanged. */
export function exchangeAxes(geometry: GeojsonGeometry): GeojsonGeometry {
  const { coordinates, geometries } = geometry;
  return {
    ...geometry,
    ...(coordinates === undefined ? {} : { coordinates: exchange(coordinates) as unknown[] }),
    ...(geometries === undefined ? {} : { geometries: geometries.map(exchangeAxes) }),
  };
}

function exchange(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (typeof value[0] !== 'number') return value.map(exchange);
  const [latitude, longitude, ...rest] = value;
  return [longitude, latitude, ...rest];
}
