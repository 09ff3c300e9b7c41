import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ckan } from '../../../pipelines/connectors/ckan.ts';
import { askConnector } from '../../helpers/ask-connector.ts';
import { german } from '../../helpers/german.ts';
import { type TestServer, withServer } from '../../helpers/with-server.ts';

const kept = 'Der letzte gute Stand bleibt veröffentlicht.';

type Json = Readonly<Record<string, unknown>>;

const csv = { id: 'r1', name: 'Einwohner 2024', format: 'CSV', url: '/files/2024.csv', url_type: null };

function dataset(resources: readonly Json[], changes: Json = {}): Json {
  return { id: 'd1', name: 'einwohner-stadtteile', state: 'active', resources, ...changes };
}

/** A portal with one dataset, as the Action API of CKAN 2.9 to 2.11 answers; any other path is a file of that name. */
function portal(shown: Json, seen: string[] = []): RequestListener {
  const send = (status: number, body: Json) => [status, JSON.stringify({ help: '…', ...body })] as const;
  const act = (action: string, wanted: string) => {
    if (action === 'package_autocomplete')
      return send(200, {
        success: true,
        result: wanted === 'einwohner' ? [{ name: shown.name, title: 'x' }] : [],
      });
    if (wanted === shown.name || wanted === shown.id) return send(200, { success: true, result: shown });
    return send(404, { success: false, error: { message: 'Nicht gefunden', __type: 'Not Found Error' } });
  };
  return (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const action = /\/api\/3\/action\/(\w+)$/.exec(url.pathname)?.[1];
    if (action !== undefined) {
      const [status, body] = act(action, url.searchParams.get('id') ?? url.searchParams.get('q') ?? '');
      return response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    }
    const etag = `"${url.pathname}"`;
    seen.push(url.pathname);
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { etag, 'content-type': 'text/csv' }).end(`file ${url.pathname}`);
  };
}

const askFor = (
  url: string,
  resource: Json,
  changes: Json = {},
  known: Parameters<typeof askConnector>[2] = null,
) => askConnector(ckan, { url, query: { dataset: 'einwohner-stadtteile', resource, ...changes } }, known);

/** What comes of one of these resources. */
const from = (resources: readonly Json[], resource: Json, changes: Json = {}) =>
  withServer(portal(dataset(resources)), async ({ url }) => (await askFor(url, resource, changes)).text);

describe('a file of a dataset', () => {
  const others = [
    { ...csv, id: 'r2', name: 'Einwohner 2023', url: '/files/2023.csv' },
    { ...csv, id: 'r3', name: 'Einwohner 2024', format: 'xlsx', url: '/files/2024.xlsx' },
    { ...csv, id: 'r4', name: 'Einwohner 2024', url: '/files/old.csv', state: 'deleted' },
  ];

  test.each([
    ['its id', { id: 'r2' }, 'file /files/2023.csv'],
    ['its name and format', { name: 'Einwohner 2024', format: 'csv' }, 'file /files/2024.csv'],
    ['its format alone', { format: 'XLSX' }, 'file /files/2024.xlsx'],
    ['a pattern', { name: '*2023' }, 'file /files/2023.csv'],
  ])('is found by %s', async (_, resource, text) => {
    expect(await from([csv, ...others], resource)).toBe(text);
  });

  test('is the one that was changed last, if the definition says so', async () => {
    const resources = [
      { ...csv, last_modified: null, metadata_modified: '2026-03-01T00:00:00', url: '/files/march.csv' },
      { ...csv, id: 'r2', last_modified: '2026-05-01T00:00:00.000001', url: '/files/may.csv' },
      { ...csv, id: 'r3', created: '2026-04-01T00:00:00', url: '/files/april.csv' },
    ];
    expect(await from(resources, { format: 'CSV' }, { newest: true })).toBe('file /files/may.csv');
  });

  test('may be uploaded, whatever host the portal believes to be', async () => {
    const upload = {
      ...csv,
      url: 'http://localhost:5000/dataset/x/download/Einwohner%202024.csv',
      url_type: 'upload',
    };
    expect(await from([upload], { id: 'r1' })).toBe(
      'file /dataset/d1/resource/r1/download/Einwohner%202024.csv',
    );
  });

  test('may be a table of the portal itself', async () => {
    const table = { ...csv, url: 'http://localhost:5000/datastore/dump/r1', url_type: 'datastore' };
    expect(await from([table], { id: 'r1' })).toBe('file /datastore/dump/r1');
  });

  test('is found from the address of the dataset, too', async () => {
    await withServer(portal(dataset([csv])), async ({ url }) => {
      expect((await askFor(`${url}/dataset/einwohner-stadtteile?lang=de`, { id: 'r1' })).text).toBe(
        'file /files/2024.csv',
      );
    });
  });

  test('may lie on the one other host that the definition names', async () => {
    await withServer(portal(dataset([])), async (files: TestServer) => {
      const linked = { ...csv, url: `${files.url}/files/linked.csv` };
      const { host } = new URL(files.url);
      expect(await from([linked], { id: 'r1' }, { host })).toBe('file /files/linked.csv');
    });
  });
});

describe('what comes', () => {
  test('says where the file lay', async () => {
    await withServer(portal(dataset([csv])), async ({ url }) => {
      const { answer } = await askFor(url, { id: 'r1' });
      expect(answer).toMatchObject({
        mediaType: 'text/csv',
        etag: '"/files/2024.csv"',
        from: `${url}/files/2024.csv`,
      });
    });
  });

  test('is nothing while the file is the same', async () => {
    await withServer(portal(dataset([csv])), async ({ url }) => {
      const known = {
        sha256: 'x',
        etag: '"/files/2024.csv"',
        lastModified: null,
        from: `${url}/files/2024.csv`,
      };
      expect((await askFor(url, { id: 'r1' }, {}, known)).answer).toEqual({ status: 'not-modified' });
    });
  });

  test('is asked for unconditionally once the file lies elsewhere', async () => {
    await withServer(portal(dataset([csv])), async ({ url }) => {
      const known = {
        sha256: 'x',
        etag: '"/files/2024.csv"',
        lastModified: null,
        from: `${url}/files/2023.csv`,
      };
      expect((await askFor(url, { id: 'r1' }, {}, known)).answer.status).toBe('fetched');
    });
  });
});

describe('it is an error', () => {
  const failing = (shown: Json, resource: Json, changes: Json = {}) =>
    withServer(portal(shown), async ({ url }) =>
      (await german(askFor(url, resource, changes))).replaceAll(url, 'PORTAL'),
    );

  test('that the dataset is gone; what resembles it is named', async () => {
    const renamed = dataset([csv], { name: 'einwohner-nach-stadtteilen' });
    expect(await failing(renamed, { id: 'r1' })).toBe(
      `Das Portal PORTAL gibt den Datensatz „einwohner-stadtteile“ nicht heraus: Er ist umbenannt, gelöscht oder nicht öffentlich. Ähnlich heißen dort: einwohner-nach-stadtteilen. Den Datensatz auf dem Portal suchen und request.query.dataset berichtigen; ist er dort nicht zu finden, den Herausgeber fragen. ${kept}`,
    );
  });

  test('that it was deleted', async () => {
    expect(await failing(dataset([csv], { state: 'deleted' }), { id: 'r1' })).toContain(
      'Er ist umbenannt, gelöscht oder nicht öffentlich. Ähnlich heißen dort: –.',
    );
  });

  test('that the file is gone; what there is instead is named', async () => {
    expect(
      await failing(dataset([csv, { id: 'r9', url: 'x' }]), { name: 'Einwohner 2023', format: 'CSV' }),
    ).toBe(
      `Im Datensatz „einwohner-stadtteile“ passt keine Datei auf name: Einwohner 2023, format: CSV; es gibt: Einwohner 2024 (CSV, r1) | ? (?, r9). request.query.resource auf eine der vorhandenen Dateien umstellen. ${kept}`,
    );
  });

  test('that several files fit', async () => {
    expect(await failing(dataset([csv, { ...csv, id: 'r2' }]), { format: 'CSV' })).toBe(
      `Im Datensatz „einwohner-stadtteile“ passen mehrere Dateien auf format: CSV: Einwohner 2024 (CSV, r1) | Einwohner 2024 (CSV, r2). request.query.resource enger fassen, am sichersten mit der id; ist immer die zuletzt geänderte gemeint, request.query.newest: true setzen. ${kept}`,
    );
  });

  test('that nothing tells which of several is the newest', async () => {
    const twins = [csv, { ...csv, id: 'r2' }];
    expect(await failing(dataset(twins), { format: 'CSV' }, { newest: true })).toContain(
      'passen mehrere Dateien',
    );
  });

  test('that the file lies on a host that nobody has named', async () => {
    const linked = { ...csv, url: 'https://files.example/x.csv?token=secret' };
    expect(await failing(dataset([linked]), { id: 'r1' })).toBe(
      `Die Datei „Einwohner 2024“ liegt nicht auf dem Portal, sondern bei https://files.example/x.csv; dorthin wird nicht gefolgt. Die Adresse im Browser ansehen: Ist sie richtig, request.query.host: files.example setzen; sonst den Herausgeber fragen. ${kept}`,
    );
  });

  const answers = (status: number, body: string) =>
    withServer(
      (_, response) => response.writeHead(status).end(body),
      async ({ url }) => (await german(askFor(url, { id: 'r1' }))).replaceAll(url, 'PORTAL'),
    );

  test.each([
    [200, '<!doctype html><title>Anmelden</title>', 'Statt der Datei kam eine HTML-Seite: „Anmelden“. '],
    [404, 'not here', 'Die Adresse PORTAL/api/3/action/package_show?… antwortet mit 404 Not Found. '],
    [
      200,
      '{"success":false,"error":{"__type":"Internal"}}',
      'Erwartet war eine Antwort von CKAN, gekommen ist etwas anderes: das Portal meldet {"__type":"Internal"}. ',
    ],
    [200, '[]', 'Erwartet war eine Antwort von CKAN, gekommen ist etwas anderes: das Portal meldet []. '],
    [
      200,
      '{"success":true,"result":{"id":"d1","name":"x"}}',
      'Erwartet war eine Antwort von CKAN, gekommen ist etwas anderes: „resources“ fehlt, gefunden: –. ',
    ],
  ])('that no CKAN answers: %i %s', async (status, body, message) => {
    expect((await answers(status, body)).startsWith(message)).toBe(true);
  });
});
