import type { IncomingMessage, ServerResponse } from 'node:http';

/** A district as a service gives it. */
export interface ServedFeature {
  readonly type: 'Feature';
  readonly id?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: object;
}

/** So many districts, each a square of its own near Trier. */
export function districts(count: number): readonly ServedFeature[] {
  return Array.from({ length: count }, (_, index) => {
    const [west, south] = [6.6 + index / 100, 49.75];
    const [east, north] = [west + 0.01, south + 0.01];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return {
      type: 'Feature',
      id: `ortsbezirke.${11 + index}`,
      properties: { nr: String(11 + index), name: `Bezirk ${11 + index}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
}

/** Sends JSON as feature services do. */
export function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/geo+json' }).end(JSON.stringify(body));
}

/** The parameters of a request, in small letters. */
export function parametersOf({ url = '/' }: IncomingMessage): ReadonlyMap<string, string> {
  const { searchParams } = new URL(url, 'http://localhost');
  return new Map([...searchParams].map(([name, value]) => [name.toLowerCase(), value]));
}
