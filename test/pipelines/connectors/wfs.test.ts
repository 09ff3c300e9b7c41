import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { wfs } from '../../../pipelines/connectors/wfs.ts';
import { askConnector } from '../../helpers/ask-connector.ts';
import { districts, parametersOf, type ServedFeature, sendJson } from '../../helpers/feature-service.ts';
import { german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';

const kept = 'Der letzte gute Stand bleibt veröffentlicht.';

interface Behaviour {
  /** What resultType=hits says; the number of features unless told. */
  readonly hits?: string;
  /** The server's own limit of features in an answer. */
  readonly limit?: number;
  /** The only word for GeoJSON that it knows. */
  readonly format?: string;
}

/** A server as WFS 2.0.0 and 1.1.0 describe it; it writes down what it was asked. */
function server(
  features: readonly ServedFeature[],
  behaviour: Behaviour,
  seen: string[] = [],
): RequestListener {
  const { hits = String(features.length), limit = 1_000_000, format = 'application/json' } = behaviour;
  return (request, response) => {
    seen.push(decodeURIComponent(request.url ?? ''));
    const parameters = parametersOf(request);
    const isOld = parameters.get('version') === '1.1.0';
    if (parameters.get('resulttype') === 'hits') {
      const count = isOld ? `numberOfFeatures="${hits}"` : `numberMatched="${hits}" numberReturned="0"`;
      return response.end(`<?xml version="1.0"?><wfs:FeatureCollection timeStamp="2026" ${count}/>`);
    }
    if (parameters.get('outputformat') !== format) {
      const words = `msWFSGetFeature(): WFS server error. &#39;${parameters.get('outputformat')}&#39; is not a permitted output format for layer.`;
      return response.end(
        `<?xml version='1.0' encoding="UTF-8" ?>\n<ows:ExceptionReport version="2.0.0">\n<ows:Exception exceptionCode="InvalidParameterValue" locator="outputformat">\n<ows:ExceptionText>${words}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`,
      );
    }
    const start = Number(parameters.get('startindex') ?? 0);
    const count = Math.min(Number(parameters.get('count') ?? limit), limit);
    sendJson(response, {
      type: 'FeatureCollection',
      name: 'ob',
      features: features.slice(start, start + count),
    });
  };
}

const askFor = (url: string, changes: object = {}) =>
  askConnector(wfs, { url, query: { layer: 'ms:ortsbezirke', ...changes } });

describe('the features of a layer', () => {
  test('are counted first, then asked for as a whole', async () => {
    const seen: string[] = [];
    await withServer(server(districts(3), {}, seen), async ({ url }) => {
      const { text } = await askFor(
        `${url}/mod_ogc/wfs_getmap.php?mapfile=gebiete&SERVICE=wfs&Version=1.0.0`,
      );
      expect(JSON.parse(text)).toEqual({ type: 'FeatureCollection', features: districts(3) });
    });
    const common = 'service=WFS&version=2.0.0&request=GetFeature&typeNames=ms:ortsbezirke';
    expect(seen).toEqual([
      `/mod_ogc/wfs_getmap.php?mapfile=gebiete&${common}&resultType=hits`,
      `/mod_ogc/wfs_getmap.php?mapfile=gebiete&${common}&outputFormat=application/json&srsName=EPSG:4326`,
    ]);
  });

  test('come in pages where there are many, sorted if the definition says so', async () => {
    const seen: string[] = [];
    await withServer(server(districts(5), {}, seen), async ({ url }) => {
      const { text } = await askFor(url, {
        page: 2,
        sort: 'nr',
        parameters: { cql_filter: "stadt='Trier'" },
      });
      expect(JSON.parse(text).features).toEqual(districts(5));
    });
    expect(seen.slice(1).map((one) => one.replace(/^.*srsName=EPSG:4326/, ''))).toEqual([
      "&sortBy=nr&count=2&startIndex=0&cql_filter=stadt='Trier'",
      "&sortBy=nr&count=2&startIndex=2&cql_filter=stadt='Trier'",
      "&sortBy=nr&count=2&startIndex=4&cql_filter=stadt='Trier'",
    ]);
  });

  test.each([4, 1000])('all come from a server that gives fewer at once than %i', async (page) => {
    await withServer(server(districts(5), { limit: 2 }), async ({ url, requests }) => {
      expect(JSON.parse((await askFor(url, { page })).text).features).toHaveLength(5);
      expect(requests()).toBe(4);
    });
  });

  test('come whole from version 1.1.0, which knows no pages', async () => {
    const seen: string[] = [];
    await withServer(server(districts(3), { format: 'geojson' }, seen), async ({ url }) => {
      const { text } = await askFor(url, { version: '1.1.0', page: 2, format: 'geojson', crs: 'EPSG:4258' });
      expect(JSON.parse(text).features).toHaveLength(3);
    });
    expect(seen).toEqual([
      '/?service=WFS&version=1.1.0&request=GetFeature&typeName=ms:ortsbezirke&resultType=hits',
      '/?service=WFS&version=1.1.0&request=GetFeature&typeName=ms:ortsbezirke&outputFormat=geojson&srsName=EPSG:4258',
    ]);
  });

  test('of an empty layer are none', async () => {
    await withServer(server([], {}), async ({ url, requests }) => {
      expect((await askFor(url)).text).toBe('{"type":"FeatureCollection","features":[\n\n]}\n');
      expect(requests()).toBe(1);
    });
  });
});

describe('a server is refused', () => {
  test('that does not know the output format, in its own words', async () => {
    await withServer(server(districts(3), { format: 'geojson' }), async ({ url }) => {
      expect(await german(askFor(url))).toBe(
        `Der Dienst lehnt die Anfrage ab: „InvalidParameterValue: msWFSGetFeature(): WFS server error. 'application/json' is not a permitted output format for layer“. request.query mit dem vergleichen, was der Dienst anbietet (bei WFS: request=GetCapabilities). Für GeoJSON sagt jeder Server etwas anderes: „application/json; subtype=geojson“, „geojson“, „application/geo+json“. ${kept}`,
      );
    });
  });

  test.each([
    [
      'a report of version 1.0',
      '<ServiceExceptionReport><ServiceException code="LayerNotDefined"><![CDATA[no <such> layer]]></ServiceException></ServiceExceptionReport>',
      'LayerNotDefined: no layer',
    ],
    ['a report without words', '<ows:ExceptionReport/>', 'ExceptionReport'],
  ])('with %s, whatever its status', async (_, report, words) => {
    let isBad = false;
    await withServer(
      (_request, response) => {
        isBad = !isBad;
        return response.writeHead(isBad ? 400 : 200).end(report);
      },
      async ({ url }) => {
        for (const _look of ['with 400', 'with 200'])
          expect(await german(askFor(url))).toContain(`Der Dienst lehnt die Anfrage ab: „${words}“.`);
      },
    );
  });

  test.each(['unknown', 'many'])('that counts its features as %s', async (hits) => {
    await withServer(server(districts(3), { hits }), async ({ url }) => {
      expect(await german(askFor(url))).toBe(
        `Der Dienst ${url} sagt nicht, wie viele Objekte er hat; niemand würde merken, wenn welche fehlen. Bei version 2.0.0 auf 1.1.0 wechseln oder umgekehrt (request.query.version); hilft das nicht, nach einer OGC API oder einer Datei zum Herunterladen fragen. ${kept}`,
      );
    });
  });

  test.each([
    [{ limit: 2 }, '1.1.0', 3, 2],
    [{ hits: '19' }, '2.0.0', 19, 3],
  ])('that gives fewer features than it has: %j, version %s', async (behaviour, version, has, gives) => {
    await withServer(server(districts(3), behaviour), async ({ url }) => {
      expect(await german(askFor(url, { version }))).toBe(
        `Der Dienst ${url} nennt ${has} Objekte, gekommen sind ${gives}. Noch einmal abrufen; bleibt es dabei, request.query.page verkleinern oder den Herausgeber nach seiner Obergrenze fragen. ${kept}`,
      );
    });
  });

  test('that has a limit and gives the same page again and again', async () => {
    const same: RequestListener = (request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost');
      url.searchParams.delete('startIndex');
      request.url = url.pathname + url.search;
      server(districts(4), {})(request, response);
    };
    await withServer(same, async ({ url }) => {
      expect(await german(askFor(url, { page: 2 }))).toContain(
        'hat dasselbe Objekt auf zwei Seiten geliefert',
      );
    });
  });
});
