import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ogcApi } from '../../../pipelines/connectors/ogc-api.ts';
import { askConnector } from '../../helpers/ask-connector.ts';
import { districts, parametersOf, type ServedFeature, sendJson } from '../../helpers/feature-service.ts';
import { german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';

const kept = 'Der letzte gute Stand bleibt veröffentlicht.';
const query = { collection: 'ms:ortsbezirke', page: 2 };

/** A service as OGC API – Features, Part 1 describes it; `change` makes it another one. */
function service(
  features: readonly ServedFeature[],
  change: (page: Record<string, unknown>, offset: number) => unknown = (page) => page,
): RequestListener {
  let answers = 0;
  return (request, response) => {
    const parameters = parametersOf(request);
    const [limit, offset] = [Number(parameters.get('limit')), Number(parameters.get('offset') ?? 0)];
    const next = new URL(request.url ?? '', `http://${request.headers.host}`);
    next.searchParams.set('offset', String(offset + limit));
    const links = [
      { rel: 'self', href: next.href },
      ...(offset + limit < features.length
        ? [
            { rel: 'next', type: 'text/html', href: `${next.href}&html` },
            { rel: 'next', type: 'application/geo+json', href: next.href },
          ]
        : []),
    ];
    const page = {
      type: 'FeatureCollection',
      timeStamp: `2026-11-21T02:00:0${answers++}Z`,
      numberMatched: features.length,
      links,
      features: features.slice(offset, offset + limit),
    };
    sendJson(response, change(page, offset));
  };
}

const askFor = (url: string, changes: object = {}) =>
  askConnector(ogcApi, { url, query: { ...query, ...changes } });

describe('the features of a collection', () => {
  test('are gathered page by page', async () => {
    await withServer(service(districts(5)), async ({ url, requests }) => {
      const { answer, text } = await askFor(`${url}/spatial-objects/466/`);
      expect(requests()).toBe(3);
      expect(answer).toMatchObject({ mediaType: 'application/geo+json', etag: null, lastModified: null });
      expect(JSON.parse(text)).toEqual({ type: 'FeatureCollection', features: districts(5) });
    });
  });

  test('are the same bytes in whatever order and at whatever time they come', async () => {
    const texts = await Promise.all(
      [districts(5), districts(5).toReversed()].map((features) =>
        withServer(service(features), async ({ url }) => (await askFor(url)).text),
      ),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]?.split('\n')).toHaveLength(8);
  });

  test('are asked for as the definition says', async () => {
    const seen: string[] = [];
    const served = service(districts(1));
    await withServer(
      (request, response) => {
        seen.push(request.url ?? '', request.headers.accept ?? '');
        served(request, response);
      },
      async ({ url }) => {
        const crs = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
        await askFor(`${url}/api?key=k`, { format: 'geojson', crs, parameters: { stadt: 'Trier' } });
      },
    );
    expect(seen).toEqual([
      '/api/collections/ms:ortsbezirke/items?key=k&f=geojson&limit=2&crs=http%3A%2F%2Fwww.opengis.net%2Fdef%2Fcrs%2FOGC%2F1.3%2FCRS84&stadt=Trier',
      'application/geo+json, application/json;q=0.9',
    ]);
  });

  test('keep their coordinate system, so that the parser can judge it', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } };
    await withServer(
      service(districts(1), (page) => ({ ...page, crs })),
      async ({ url }) => expect(JSON.parse((await askFor(url)).text)).toMatchObject({ crs }),
    );
  });

  test('may come with the latitude first if the definition says so', async () => {
    const [feature] = districts(1);
    const swapped = {
      ...feature,
      geometry: { type: 'Point', coordinates: [49.75, 6.6, 130] },
    } as ServedFeature;
    await withServer(service([swapped]), async ({ url }) => {
      const { text } = await askFor(url, { axes: 'latitude-first' });
      expect(JSON.parse(text).features[0].geometry).toEqual({
        type: 'Point',
        coordinates: [6.6, 49.75, 130],
      });
    });
  });

  test('need not be counted: the last page has no next one', async () => {
    await withServer(
      service(districts(3), ({ numberMatched: _, ...page }) => page),
      async ({ url }) => expect(JSON.parse((await askFor(url)).text).features).toHaveLength(3),
    );
  });

  test('end with an empty page, even if that offers another one', async () => {
    await withServer(
      service(districts(2), (page, offset) => ({
        ...page,
        numberMatched: 2,
        links: [{ rel: 'next', href: `?limit=2&offset=${offset + 2}` }],
      })),
      async ({ url, requests }) => {
        expect(JSON.parse((await askFor(url)).text).features).toHaveLength(2);
        expect(requests()).toBe(2);
      },
    );
  });

  test('lose the ids that a server makes up anew for every answer', async () => {
    let answers = 0;
    const madeUp = (page: Record<string, unknown>) => ({
      ...page,
      features: districts(2).map((one, index) => ({
        ...one,
        id: `ob.fid--7f3c9c8_15d8a3${answers++}_-7ff${index}`,
      })),
    });
    await withServer(service(districts(2), madeUp), async ({ url }) => {
      const [first, second] = [await askFor(url), await askFor(url)];
      expect(first.text).toBe(second.text);
      expect(first.text).not.toContain('fid');
    });
  });
});

describe('a service is refused', () => {
  test('that has more features than it gives', async () => {
    await withServer(
      service(districts(3), (page) => ({ ...page, numberMatched: 19 })),
      async ({ url }) => {
        expect(await german(askFor(url))).toBe(
          `Der Dienst ${url}/collections/ms:ortsbezirke/items nennt 19 Objekte, gekommen sind 3. Noch einmal abrufen; bleibt es dabei, request.query.page verkleinern oder den Herausgeber nach seiner Obergrenze fragen. ${kept}`,
        );
      },
    );
  });

  test('that gives a feature on two pages', async () => {
    const [one, two, three] = districts(3) as [ServedFeature, ServedFeature, ServedFeature];
    await withServer(service([one, two, two, three]), async ({ url }) => {
      expect(await german(askFor(url))).toBe(
        `Der Dienst ${url}/collections/ms:ortsbezirke/items hat dasselbe Objekt auf zwei Seiten geliefert, ein anderes fehlt also: ortsbezirke.12. Für eine feste Reihenfolge sorgen: bei wfs mit request.query.sort ein eindeutiges Merkmal nennen, sonst request.query.page so groß wählen, dass alles auf eine Seite passt. ${kept}`,
      );
    });
  });

  test('whose next page lies on another host', async () => {
    await withServer(
      service(districts(3), (page) => ({
        ...page,
        links: [{ rel: 'next', href: 'http://elsewhere.example/items?token=x' }],
      })),
      async ({ url }) => {
        expect(await german(askFor(url))).toBe(
          `Die nächste Seite soll bei http://elsewhere.example/items liegen, nicht mehr bei ${new URL(url).host}; dorthin wird nicht gefolgt. Die Adresse im Browser ansehen: Ist der Dienst umgezogen, request.url ändern; sonst den Herausgeber auf die falsche Adresse hinweisen. ${kept}`,
        );
      },
    );
  });

  test('that leads round in a circle', async () => {
    await withServer(
      service(districts(3), (page) => ({ ...page, links: [{ rel: 'next', href: '?limit=2&offset=1' }] })),
      async ({ url, requests }) => {
        expect(await german(askFor(url))).toBe(
          `Der Dienst führt nach 2 Seiten im Kreis oder immer weiter, zuletzt zu ${url}/collections/ms:ortsbezirke/items. request.query.page vergrößern; bleibt es dabei, den Herausgeber auf den Fehler hinweisen. ${kept}`,
        );
        expect(requests()).toBe(2);
      },
    );
  });

  test('that sends too much in all, though no page is too large', async () => {
    const long = 'x'.repeat(400_000);
    await withServer(
      service(districts(6), (page) => ({ ...page, long })),
      async ({ url }) => {
        const failing = askConnector(ogcApi, { url, query, limit: 1 });
        expect(await german(failing)).toBe(
          `Die Antwort von ${url}/collections/ms:ortsbezirke/items ist größer als 1 MB; der Abruf wurde abgebrochen. Prüfen, ob die Adresse noch die richtige Datei liefert; ist die Datei wirklich so groß, request.limit erhöhen.`,
        );
      },
    );
  });

  test.each([
    [404, { code: 'NotFound', description: 'Collection not found.' }, 'NotFound: Collection not found'],
    [
      400,
      { type: 'about:blank', title: 'Bad Request', detail: 'limit  is too large' },
      'Bad Request: limit is too large',
    ],
    [200, { code: 'InvalidParameterValue', description: 'f' }, 'InvalidParameterValue: f'],
  ])('that says no, with status %i, in its own words', async (status, body, words) => {
    await withServer(
      (_, response) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      async ({ url, requests }) => {
        expect(await german(askFor(url))).toBe(
          `Der Dienst lehnt die Anfrage ab: „${words}“. request.query mit dem vergleichen, was der Dienst anbietet (bei WFS: request=GetCapabilities). Für GeoJSON sagt jeder Server etwas anderes: „application/json; subtype=geojson“, „geojson“, „application/geo+json“. ${kept}`,
        );
        expect(requests()).toBe(1);
      },
    );
  });

  test('that answers with something else', async () => {
    await withServer(
      (_, response) => sendJson(response, { type: 'Feature', properties: {} }),
      async ({ url }) => {
        expect(await german(askFor(url))).toBe(
          `Erwartet war GeoJSON, gekommen ist etwas anderes: „features“ fehlt, gefunden: – (2 Abweichungen insgesamt). Die Adresse im Browser öffnen: Ist der Dienst gestört, später noch einmal abrufen; hat der Herausgeber den Aufbau geändert, request und read anpassen. ${kept}`,
        );
      },
    );
  });

  test('that does not write UTF-8', async () => {
    await withServer(
      (_, response) => response.end(Buffer.from('{"name":"K\xfcrenz"}', 'latin1')),
      async ({ url }) => {
        expect(await german(askFor(url))).toBe(
          `Erwartet war GeoJSON, gekommen ist etwas anderes: die Antwort ist nicht in UTF-8 geschrieben. Die Adresse im Browser öffnen: Ist der Dienst gestört, später noch einmal abrufen; hat der Herausgeber den Aufbau geändert, request und read anpassen. ${kept}`,
        );
      },
    );
  });
});
