import type { IncomingMessage, RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { pxweb } from '../../../pipelines/connectors/pxweb.ts';
import { jsonStat } from '../../../pipelines/parsers/json-stat.ts';
import { askConnector } from '../../helpers/ask-connector.ts';
import { german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';
import { cells, parsed } from '../parsers/parsed.ts';

const kept = 'Der letzte gute Stand bleibt veröffentlicht.';

interface Variable {
  readonly code: string;
  readonly values: readonly string[];
  readonly elimination?: boolean;
}

const variables: readonly Variable[] = [
  { code: 'Gemeinde', values: ['07211000', '07315000'] },
  { code: 'Jahr', values: ['2020', '2021', '2022', '2023', '2024'] },
  { code: 'Alter', values: ['u18', 'ab18'], elimination: true },
];

interface Asked {
  readonly query: readonly {
    readonly code: string;
    readonly selection: { readonly values: readonly string[] };
  }[];
  readonly response: { readonly format: string };
}

/** A table as PxWeb's API 1 gives it: GET says what it has, POST gives cells. Each figure says where it stands. */
function table(asked: Asked[] = [], updated: (call: number) => string = () => '2026-01-01'): RequestListener {
  return async (request, response) => {
    if (request.method === 'GET')
      return response.end(`\ufeff${JSON.stringify({ title: 'Einwohner', variables })}`);
    const query = JSON.parse(await textOf(request)) as Asked;
    asked.push(query);
    if (query.response.format === 'csv') return response.end('"Gemeinde","2024"\n"07211000",1\n');
    const dimensions = query.query.map(({ code, selection }) => ({ code, values: selection.values }));
    const names = dimensions.reduce<readonly string[]>(
      (before, { values }) => before.flatMap((one) => values.map((value) => `${one}${value}.`)),
      [''],
    );
    const dataset = {
      class: 'dataset',
      updated: updated(asked.length),
      id: dimensions.map(({ code }) => code),
      size: dimensions.map(({ values }) => values.length),
      dimension: Object.fromEntries(
        dimensions.map(({ code, values }) => [
          code,
          { category: { index: Object.fromEntries(values.map((value, index) => [value, index])) } },
        ]),
      ),
      value: names.map((name) => (name.includes('2022') ? null : name)),
      status: Object.fromEntries(
        names.flatMap((name, index) => (name.includes('2022') ? [[index, '..']] : [])),
      ),
    };
    return response.end(JSON.stringify(dataset));
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

const select = { Gemeinde: ['07211000', '07315000'], Jahr: { top: 3 }, Alter: 'all' };
const askFor = (url: string, changes: object = {}) =>
  askConnector(pxweb, { url, query: { select, ...changes } });
const rowsOf = async (text: string) => cells(await parsed(jsonStat, text));

describe('cells of a table', () => {
  test('are asked for by their codes, and come as they are', async () => {
    const asked: Asked[] = [];
    await withServer(table(asked), async ({ url, requests }) => {
      const { answer, text, pauses } = await askFor(url);
      expect(answer).toMatchObject({ status: 'fetched', etag: null, lastModified: null });
      expect((await rowsOf(text))[1]).toEqual([
        '07211000',
        '07211000',
        '2022',
        '2022',
        'ab18',
        'ab18',
        '..',
        '..',
        null,
      ]);
      expect([requests(), pauses]).toEqual([2, [350]]);
    });
    expect(asked).toEqual([
      {
        query: [
          { code: 'Gemeinde', selection: { filter: 'item', values: ['07211000', '07315000'] } },
          { code: 'Jahr', selection: { filter: 'item', values: ['2022', '2023', '2024'] } },
          { code: 'Alter', selection: { filter: 'item', values: ['u18', 'ab18'] } },
        ],
        response: { format: 'json-stat2' },
      },
    ]);
  });

  test('leave out a variable whose total is wanted', async () => {
    const asked: Asked[] = [];
    await withServer(table(asked), async ({ url }) => askFor(url, { select: { ...select, Alter: 'total' } }));
    expect(asked[0]?.query.map(({ code }) => code)).toEqual(['Gemeinde', 'Jahr']);
  });

  test.each([4, 5, 8, 11])('come in parts of at most %i where there are too many', async (limit) => {
    const asked: Asked[] = [];
    await withServer(table(asked), async ({ url }) => {
      const [whole, parts] = [await askFor(url), await askFor(url, { cells: limit })];
      expect(await rowsOf(parts.text)).toEqual(await rowsOf(whole.text));
      expect(parts.text).not.toBe(whole.text);
      expect(parts.pauses.length).toBe(asked.length - 1);
      expect(parts.text).toBe((await askFor(url, { cells: limit })).text);
    });
    expect(asked.length).toBeGreaterThan(3);
  });

  test('may come as CSV', async () => {
    await withServer(table(), async ({ url }) => {
      expect((await askFor(url, { format: 'csv' })).text).toBe('"Gemeinde","2024"\n"07211000",1\n');
    });
  });
});

describe('it is an error', () => {
  const failing = (query: object, server = table()) =>
    withServer(server, ({ url }) => german(askFor(url, query)));

  test('that the definition does not know all variables of the table, or more', async () => {
    expect(await failing({ select: { Gemeinde: ['07211000'], Zeit: 'all', constructor: 'all' } })).toBe(
      [
        `Die Tabelle hat keine Variable „Zeit“; sie hat: Gemeinde, Jahr, Alter. request.query.select auf die vorhandenen Variablen umstellen; hat der Herausgeber die Tabelle umgebaut, auch map anpassen. ${kept}`,
        `Die Tabelle hat keine Variable „constructor“; sie hat: Gemeinde, Jahr, Alter. request.query.select auf die vorhandenen Variablen umstellen; hat der Herausgeber die Tabelle umgebaut, auch map anpassen. ${kept}`,
        `Die Tabelle hat die Variable „Jahr“, die request.query.select nicht nennt; ihre Werte: 2020, 2021, 2022, 2023, 2024. Unter request.query.select Werte nennen, oder „all“ für alle, oder „total“, wenn die Summe gemeint ist. ${kept}`,
        `Die Tabelle hat die Variable „Alter“, die request.query.select nicht nennt; ihre Werte: u18, ab18. Unter request.query.select Werte nennen, oder „all“ für alle, oder „total“, wenn die Summe gemeint ist. ${kept}`,
      ].join('\n'),
    );
  });

  test('that a value is gone, or a total not given', async () => {
    expect(
      await failing({ select: { Gemeinde: ['07211000', '07111000'], Jahr: 'total', Alter: 'all' } }),
    ).toBe(
      [
        `Die Variable „Gemeinde“ hat keinen Wert „07111000“; sie hat: 07211000, 07315000. request.query.select berichtigen; hat der Herausgeber seine Schlüssel geändert, auch map anpassen. ${kept}`,
        `Zur Variable „Jahr“ gibt die Tabelle keine Summe; ihre Werte: 2020, 2021, 2022, 2023, 2024. Statt „total“ den Wert nennen, der die Summe ist, oder „all“. ${kept}`,
      ].join('\n'),
    );
  });

  test.each([
    [{ cells: 3 }, 3],
    [{ cells: 11, format: 'csv' }, 11],
  ])('that more is wanted than the server gives in any way: %j', async (query, limit) => {
    expect(await failing(query)).toBe(
      `Die Auswahl umfasst 12 Felder, der Server gibt höchstens ${limit} auf einmal. In request.query.select weniger wählen; als json-stat2 darf sie in bis zu 100 Teilen kommen, als csv nur in einem. Erlaubt der Server mehr, request.query.cells erhöhen.`,
    );
  });

  test('that the table changes between two parts', async () => {
    expect(
      await failing(
        { cells: 4 },
        table([], (call) => `2026-01-0${call}`),
      ),
    ).toBe(
      `Die Tabelle wurde geändert, während sie in Teilen abgerufen wurde (2026-01-01, 2026-01-02, 2026-01-03); alte und neue Zahlen stünden nebeneinander. Nichts zu tun: Der nächste Abruf holt alles neu. ${kept}`,
    );
  });

  const refusing =
    (body: string): RequestListener =>
    (request, response) =>
      request.method === 'GET' ? table()(request, response) : response.writeHead(403).end(body);

  test('that the server says no, in its own words', async () => {
    expect(await failing({}, refusing('{"error":"Too many values selected."}'))).toContain(
      'Der Dienst lehnt die Anfrage ab: „Too many values selected“.',
    );
    expect(await failing({}, refusing('Too many values'))).toContain(
      'Erwartet war JSON-stat, gekommen ist etwas anderes: das ist kein JSON und beginnt mit „Too many values“.',
    );
  });

  test('that the server says no to a wish for CSV: its words are no table', async () => {
    expect(await failing({ format: 'csv' }, refusing('Too;many;values'))).toMatch(
      /^Die Adresse \S+ antwortet mit 403 Forbidden\. Der Herausgeber lässt den Abruf nicht zu:/,
    );
  });

  test('that the address is no table', async () => {
    expect(
      await failing({}, (_, response) => response.end('[{"id":"bev","type":"l","text":"Bevölkerung"}]')),
    ).toBe(
      `Erwartet war die Beschreibung einer PxWeb-Tabelle, gekommen ist etwas anderes: „trier/districts“ muss ein Block aus Wörtern mit Werten sein, gefunden: [{"id":"bev","type":"l","text":"Bevölkerung"}]. Die Adresse im Browser öffnen: Ist der Dienst gestört, später noch einmal abrufen; hat der Herausgeber den Aufbau geändert, request und read anpassen. ${kept}`,
    );
  });
});
