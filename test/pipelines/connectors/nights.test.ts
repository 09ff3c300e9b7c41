import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Definitions, filesOf, mini } from '../../helpers/mini-project.ts';
import { germanText, night, reportOf } from '../../helpers/night.ts';
import { withFolder } from '../../helpers/with-folder.ts';
import { withServer } from '../../helpers/with-server.ts';

/** Degrees of the south-western corner of a square that stands for a city. */
const corners = {
  '07111': [7.59, 50.35],
  '07211': [6.64, 49.75],
  '07314': [8.44, 49.48],
  '07315': [8.27, 50],
} as const;
const keys = Object.keys(corners) as (keyof typeof corners)[];

/** A publisher with all kinds of services; the time in its answers is always another one. */
function publisher(): RequestListener {
  let answers = 0;
  return (request, response) => {
    answers += 1;
    const path = request.url ?? '';
    if (path.includes('package_show'))
      return response.end(JSON.stringify({ success: true, result: portalDataset }));
    if (path.includes('/items')) return response.end(JSON.stringify({ ...map, timeStamp: String(answers) }));
    if (path.includes('hits'))
      return response.end(`<FeatureCollection timeStamp="${answers}" numberMatched="4"/>`);
    if (path.includes('GetFeature')) return response.end(JSON.stringify(map));
    if (path.endsWith('.px') && request.method === 'GET') return response.end(JSON.stringify(tableText));
    if (path.endsWith('.px')) return response.end(JSON.stringify(cube));
    const isKnown = request.headers['if-none-match'] === '"1"';
    return isKnown ? response.writeHead(304).end() : response.writeHead(200, { etag: '"1"' }).end(csv);
  };
}

const csv = `key;year;people\n${keys.map((key) => `${key};2018;10\n`).join('')}`;

const portalDataset = {
  id: 'd1',
  name: 'people',
  resources: [{ id: 'r1', name: 'people', format: 'CSV', url: '/files/people.csv' }],
};

const map = {
  type: 'FeatureCollection',
  features: keys.map((key) => {
    const [west, south] = corners[key];
    const ring = [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ];
    return { type: 'Feature', properties: { key }, geometry: { type: 'Polygon', coordinates: [ring] } };
  }),
};

const tableText = {
  variables: [
    { code: 'Kreis', values: keys },
    { code: 'Jahr', values: ['2017', '2018'] },
  ],
};

const cube = {
  class: 'dataset',
  id: ['Kreis', 'Jahr'],
  size: [4, 1],
  dimension: { Kreis: { category: { index: keys } }, Jahr: { category: { index: ['2018'] } } },
  value: [10, 20, null, 40],
  status: { '2': '.' },
};

const byKey = { column: 'key', scheme: 'kreis5', outside: 'ignore' } as const;
const at = (url: string) => ({ url, verified: false, mirror: 'x' });

/** One source of each kind. */
function definitions(url: string): Definitions {
  const area = (name: string, request: object) => ({
    [`office/${name}`]: {
      request: { ...at(url), ...request },
      read: { parser: 'geojson' as const },
      expect: { constant: [name] },
      map: {
        area: byKey,
        period: { const: '2018-12-31', as: 'reference-date' as const },
        values: [{ column: 'geometry > area', variable: name }],
        skip: [
          { column: 'feature > id', because: 'not needed' },
          { column: 'geometry*', because: 'not published' },
        ],
      },
    },
  });
  return {
    variables: {
      people: {},
      residents: {},
      'area-a': { unit: 'KM2', reference: { default: '12-31' } },
      'area-b': { unit: 'KM2', reference: { default: '12-31' } },
    },
    indicators: { total: { value: { variable: 'people' } } },
    files: { 'indicators/codes/units.yaml': units },
    sources: {
      'office/people': {
        request: { ...at(`${url}/`), via: 'ckan', query: { dataset: 'people', resource: { format: 'csv' } } },
        map: {
          area: byKey,
          period: { column: 'year', as: 'year' },
          values: [{ column: 'people', variable: 'people' }],
        },
      },
      'office/residents': {
        request: {
          ...at(`${url}/table.px`),
          via: 'pxweb',
          query: { select: { Kreis: [...keys], Jahr: { top: 1 } } },
        },
        read: { parser: 'json-stat' },
        map: {
          area: { ...byKey, column: 'Kreis' },
          period: { column: 'Jahr', as: 'year' },
          values: [{ column: 'value', variable: 'residents' }],
          skip: ['Kreis > label', 'Jahr > label', 'status', 'unit'].map((column) => ({
            column,
            because: 'not needed',
          })),
        },
      },
      ...area('area-a', { via: 'ogc-api', query: { collection: 'cities' } }),
      ...area('area-b', { via: 'wfs', query: { layer: 'cities' } }),
    },
  };
}

const units = {
  title: { de: 'Einheiten', en: 'Units' },
  codes: [
    { code: 'PERS', label: { de: 'Personen', en: 'persons' }, ucum: '{person}', spellings: { Personen: 1 } },
    { code: 'KM2', label: { de: 'km²', en: 'km²' }, ucum: 'km2', spellings: { 'km²': 1 } },
  ],
};

async function writeProject(root: string, url: string): Promise<void> {
  await cp(mini, root, { recursive: true });
  for (const [path, text] of filesOf(definitions(url))) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

test('files of all kinds of services are collected and released, and the next night finds nothing new', async () => {
  await withServer(publisher(), ({ url }) =>
    withFolder(async (root) => {
      await writeProject(root, url);
      const first = await night(root);
      expect(germanText(first.sources.flatMap(({ issues }) => issues))).toBe('');
      expect(first.sources.map(({ source, state, observations }) => [source, state, observations])).toEqual([
        ['office/area-a', 'accepted', 4],
        ['office/area-b', 'accepted', 4],
        ['office/people', 'accepted', 4],
        ['office/residents', 'accepted', 4],
      ]);
      // As the integral of meridian arc times parallel arc gives them, too.
      const areas = await published(root, 'area-a');
      expect(areas.map((line) => /,(\d+\.\d+),/.exec(line)?.[1])).toEqual([
        '79.0884',
        '80.0741',
        '80.5147',
        '79.6645',
      ]);
      const others = await published(root, 'area-b');
      expect(others.map((line) => line.replaceAll('area-b', 'area-a'))).toEqual(areas);
      expect(
        (await published(root, 'residents')).filter((line) => line.includes('unknown_or_secret')),
      ).toHaveLength(1);

      const second = await night(root, { at: '2026-11-22T03:00:00Z' });
      expect(second.sources.map(({ state }) => state)).toEqual(Array(4).fill('unchanged'));
      const people = join(root, 'data/live/snapshots/office/people');
      expect(JSON.parse(await readFile(join(people, 'latest.json'), 'utf8'))).toMatchObject({
        etag: '"1"',
        from: `${url}/files/people.csv`,
      });
      expect(reportOf(second, 'office/people').issues).toEqual([]);
    }),
  );
});

/** The rows of a variable that is given away. */
async function published(root: string, variable: string): Promise<readonly string[]> {
  const text = await readFile(join(root, `output/public/data/variables/${variable}.csv`), 'utf8');
  return text.split('\n').slice(1, -1);
}
