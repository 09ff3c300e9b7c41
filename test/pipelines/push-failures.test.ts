import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCkan } from '../../pipelines/effects/ckan.ts';
import { type CkanServer, type Fault, token, withCkan } from '../helpers/ckan-server.ts';
import { cli } from '../helpers/cli.ts';
import { type PushedReleases, publishReleases } from '../helpers/pushed-releases.ts';
import { withServer } from '../helpers/with-server.ts';

let releases: PushedReleases;
beforeAll(async () => {
  releases = await publishReleases(['all', 'renamed', 'two', 'one']);
});
afterAll(() => releases.remove());
const push: PushedReleases['push'] = (...args) => releases.push(...args);
const states = (ckan: CkanServer) =>
  Object.fromEntries([...ckan.packages.values()].map(({ name, state }) => [name, state]));
const json = { 'content-type': 'application/json' };

describe('a portal that stumbles', () => {
  const gateway = { status: 502, body: '<html><head><title>502 Bad Gateway</title></head></html>' };
  const error = (type: string) => ({
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      help: '',
      success: false,
      error: { __type: type, message: 'Unable to add package to search index' },
    }),
  });

  it.each(['organization_list_for_user', 'package_search', 'package_show', 'package_create'])(
    'with 503 twice at %s is asked again',
    async (action) => {
      await withCkan(async (ckan) => {
        ckan.breaks({ action, calls: [1, 2], status: 503, headers: { 'retry-after': '0' } });
        expect(await push('one', ckan)).toMatchObject({ code: 0 });
        expect(states(ckan)).toEqual({ 'mini-beds': 'active' });
      });
    },
  );

  it.each([
    ['a proxy gave up waiting', gateway],
    ['the index failed after the write', error('Search Index Error')],
    ['the line broke', { isBroken: true }],
    ['too many requests were counted', { status: 429 }],
  ])('after it has created a dataset, because %s, does not get it twice', async (_, fault) => {
    await withCkan(async (ckan) => {
      ckan.breaks({ action: 'package_create', calls: [1], isDone: true, ...fault });
      expect(await push('two', ckan)).toMatchObject({ code: 0 });
      expect(ckan.written()).toEqual(['package_create', 'package_create']);
      expect(states(ckan)).toEqual({ 'mini-beds': 'active', 'mini-people': 'active' });
    });
  });

  it('before it has created a dataset is asked again, after a look', async () => {
    await withCkan(async (ckan) => {
      ckan.breaks({ action: 'package_create', calls: [1, 2], ...gateway });
      expect(await push('one', ckan)).toMatchObject({ code: 0 });
      const actions = ckan.calls.map(({ action }) => action).slice(-5);
      expect(actions).toEqual([
        'package_create',
        'package_show',
        'package_create',
        'package_show',
        'package_create',
      ]);
    });
  });

  it('after an update or a deletion finds it done', async () => {
    await withCkan(async (ckan) => {
      await push('all', ckan);
      const after = [
        { action: 'package_update', isDone: true, ...gateway },
        { action: 'package_delete', isDone: true, isBroken: true },
      ];
      ckan.breaks(...after);
      expect(await push('renamed', ckan)).toMatchObject({ code: 0 });
      expect(await push('two', ckan)).toMatchObject({ code: 0 });
      expect(ckan.written()).toEqual(['package_update', 'package_update', 'package_delete']);
    });
  });

  it('with an error of its own is not asked again, and the other datasets are pushed', async () => {
    await withCkan(async (ckan) => {
      ckan.breaks({ action: 'package_create', calls: [1], ...error('Internal Server Error') });
      const { code, text } = await push('two', ckan);
      expect(text).toBe(
        `
Datensatz    Ergebnis     Grund
───────────  ───────────  ─────────────────────
mini-beds    gescheitert  [portal-unavailable]
mini-people  angelegt     steht noch nicht dort

Übertragen nach PORTAL: 1 angelegt, 1 gescheitert.
Fehler [portal-unavailable] mini-beds: Das Portal gibt keine klare Antwort: 500 Internal Server Error: Internal Server Error: Unable to add package to search index.
  → Später noch einmal übertragen: was schon dort steht, wird erkannt und nicht doppelt angelegt. Bleibt es dabei, beim Betreiber nachfragen.`.trim(),
      );
      expect(code).toBe(3);
      ckan.breaks();
      expect((await push('two', ckan)).text).toContain('1 angelegt, 1 unverändert.');
    });
  });

  it('and does not get up again is given up, and what is left waits for the next run', async () => {
    await withCkan(async (ckan) => {
      await push('all', ckan, { settings: { prefix: 'was-' } });
      ckan.breaks({ action: 'package_create', ...gateway });
      const { code, text } = await push('all', ckan, { deletions: 3 });
      expect(text).toBe(
        `
Datensatz    Ergebnis     Grund
───────────  ───────────  ────────────────────
mini-beds    gescheitert  [portal-unavailable]
mini-people  gescheitert  [portal-unavailable]
mini-women   gescheitert  [portal-unavailable]
was-beds     offen        [portal-waiting]
was-people   offen        [portal-waiting]
was-women    offen        [portal-waiting]

Übertragen nach PORTAL: 3 gescheitert, 3 offen.
${['beds', 'people', 'women']
  .map(
    (
      id,
    ) => `Fehler [portal-unavailable] mini-${id}: Das Portal gibt keine klare Antwort: 502 Bad Gateway: 502 Bad Gateway.
  → Später noch einmal übertragen: was schon dort steht, wird erkannt und nicht doppelt angelegt. Bleibt es dabei, beim Betreiber nachfragen.`,
  )
  .join('\n')}
Fehler [portal-waiting] PORTAL: Nach 3 Fehlern nacheinander wurde nicht weiter übertragen; es warten noch: was-beds, was-people, was-women.
  → Die Meldungen darüber beheben und noch einmal übertragen.`.trim(),
      );
      expect(code).toBe(3);
    });
  });

  it('before anything was written is left alone', async () => {
    await withCkan(async (ckan) => {
      ckan.breaks({ action: 'package_show', ...gateway });
      expect(await push('two', ckan)).toEqual({
        code: 3,
        text: `
Fehler [portal-unavailable] mini-beds: Das Portal gibt keine klare Antwort: 502 Bad Gateway: 502 Bad Gateway.
  → Später noch einmal übertragen: was schon dort steht, wird erkannt und nicht doppelt angelegt. Bleibt es dabei, beim Betreiber nachfragen.`.trim(),
      });
      expect(ckan.written()).toEqual([]);
    });
  });

  it('that wants us to wait for an hour is left alone', async () => {
    await withCkan(async (ckan) => {
      ckan.breaks({ action: 'package_search', status: 429, headers: { 'retry-after': '3600' } });
      const { code, text } = await push('one', ckan);
      expect(text).toContain('Das Portal gibt keine klare Antwort: 429 Too Many Requests.');
      expect(code).toBe(3);
      expect(ckan.calls.filter(({ action }) => action === 'package_search')).toHaveLength(1);
    });
  });
});

describe('a portal that refuses', () => {
  const places = {
    'what we send, field by field': [
      'package_create',
      {
        status: 409,
        headers: json,
        body: JSON.stringify({
          help: '',
          success: false,
          error: {
            __type: 'Validation Error',
            tags: ['Tag "a,b" must be alphanumeric characters or symbols: -_.'],
            resources: [{}, { size: ['Invalid integer'] }],
            __junk: ['The input field prov was not expected.'],
          },
        }),
      },
      `Fehler [portal-rejected] mini-beds: Das Portal weist die Anfrage ab: 409 Conflict: Validation Error: tags: Tag "a,b" must be alphanumeric characters or symbols: -_.; resources: size: Invalid integer; __junk: The input field prov was not expected.
  → Das genannte Feld in der Definition des Indikators oder in catalog/publisher.yaml berichtigen, neu veröffentlichen und noch einmal übertragen; ist es eine Regel des Portals, den Betreiber fragen.`,
    ],
    'the action, with a bare text': [
      'package_create',
      { status: 400, headers: json, body: '"Bad request: Action name not known: package_create"' },
      `Fehler [portal-rejected] mini-beds: Das Portal weist die Anfrage ab: 400 Bad Request: Bad request: Action name not known: package_create.
  → Das genannte Feld in der Definition des Indikators oder in catalog/publisher.yaml berichtigen, neu veröffentlichen und noch einmal übertragen; ist es eine Regel des Portals, den Betreiber fragen.`,
    ],
    'with status 200, as its documentation says': [
      'package_create',
      {
        headers: json,
        body: '{"help": "", "success": false, "error": {"__type": "Integrity Error", "message": "duplicate key"}}',
      },
      `Fehler [portal-rejected] mini-beds: Das Portal weist die Anfrage ab: 200 OK: Integrity Error: duplicate key.
  → Das genannte Feld in der Definition des Indikators oder in catalog/publisher.yaml berichtigen, neu veröffentlichen und noch einmal übertragen; ist es eine Regel des Portals, den Betreiber fragen.`,
    ],
    'the right to write': [
      'package_create',
      {
        status: 403,
        headers: json,
        body: '{"help": "", "success": false, "error": {"__type": "Authorization Error", "message": "Access denied: User x not authorized"}}',
      },
      `Fehler [portal-forbidden] mini-beds: Das Portal erlaubt es nicht: 403 Forbidden: Authorization Error: Access denied: User x not authorized.
  → Prüfen, ob der Zugangsschlüssel noch gilt und sein Benutzer in der Organisation Datensätze schreiben darf; sonst den Betreiber darum bitten.`,
    ],
    'the whole interface, with a page': [
      'organization_list_for_user',
      { status: 403, body: '<html><head><title>Zugriff verweigert</title></head></html>' },
      `Fehler [portal-forbidden] PORTAL: Das Portal erlaubt es nicht: 403 Forbidden: Zugriff verweigert.
  → Prüfen, ob der Zugangsschlüssel noch gilt und sein Benutzer in der Organisation Datensätze schreiben darf; sonst den Betreiber darum bitten.`,
    ],
    'because there is no CKAN at all': [
      'organization_list_for_user',
      { status: 404, body: '<html><head><title>Seite nicht gefunden</title></head></html>' },
      `Fehler [portal-not-ckan] PORTAL: Was unter der Adresse antwortet, ist keine CKAN-Schnittstelle: 404 Not Found: Seite nicht gefunden.
  → push.ckan.url berichtigen: die Adresse des Portals, an die Quartett /api/3/action/… anhängt. Stimmt sie, ist die Schnittstelle gesperrt; dann den Betreiber fragen.`,
    ],
    'by sending us elsewhere, where the token must not go': [
      'organization_list_for_user',
      { status: 301, headers: { location: 'https://elsewhere.example.org/api' } },
      `Fehler [portal-not-ckan] PORTAL: Was unter der Adresse antwortet, ist keine CKAN-Schnittstelle: 301 Moved Permanently: → https://elsewhere.example.org/api.
  → push.ckan.url berichtigen: die Adresse des Portals, an die Quartett /api/3/action/… anhängt. Stimmt sie, ist die Schnittstelle gesperrt; dann den Betreiber fragen.`,
    ],
    'by giving half a dataset': [
      'package_show',
      { headers: json, body: '{"help": "", "success": true, "result": {"name": "mini-beds"}}' },
      `Fehler [portal-not-ckan] PORTAL: Was unter der Adresse antwortet, ist keine CKAN-Schnittstelle: package_show: „id“ fehlt, gefunden: –.
  → push.ckan.url berichtigen: die Adresse des Portals, an die Quartett /api/3/action/… anhängt. Stimmt sie, ist die Schnittstelle gesperrt; dann den Betreiber fragen.`,
    ],
  } satisfies Readonly<Record<string, readonly [string, Partial<Fault>, string]>>;

  it.each(Object.entries(places))('%s is quoted', async (_, [action, fault, expected]) => {
    await withCkan(async (ckan) => {
      ckan.breaks({ action, ...fault });
      const { code, text } = await push('one', ckan);
      expect(text.slice(text.indexOf('Fehler'))).toBe(expected);
      expect(code).toBe(3);
      expect(ckan.packages.size).toBe(0);
    });
  });

  it('does not know the organization', async () => {
    await withCkan(async (ckan) => {
      expect(await push('one', ckan, { settings: { organization: 'quartet' } })).toEqual({
        code: 3,
        text: `
Fehler [portal-organization-unknown] PORTAL: Die Organisation „quartet“ gibt es auf dem Portal nicht.
  → push.ckan.organization berichtigen: der Name, wie er in der Adresse ihrer Seite steht. Anlegen kann sie meist nur der Betreiber.`.trim(),
      });
    });
  });

  it('takes a wrong token for nobody, so that we see no organization of ours', async () => {
    await withCkan(async (ckan) => {
      expect(await push('one', ckan, { token: 'expired' })).toEqual({
        code: 3,
        text: `
Fehler [portal-no-permission] PORTAL: In der Organisation „quartett“ dürfen wir keine Datensätze anlegen: der Zugangsschlüssel gilt nicht (mehr), oder seinem Benutzer fehlt das Recht.
  → Einen neuen Zugangsschlüssel als QUARTETT_CKAN_TOKEN setzen; hilft das nicht, den Betreiber um die Rolle „Redakteur“ in der Organisation bitten.`.trim(),
      });
      expect(ckan.written()).toEqual([]);
    });
  });

  it('us its groups gets the datasets without them, and is told so', async () => {
    await withCkan(async (ckan) => {
      ckan.groups.set('soci', false);
      const { code, text } = await push('one', ckan);
      expect(text.slice(text.indexOf('Warnung'))).toBe(
        `
Warnung [portal-groups] PORTAL: Den Gruppen soci dürfen wir auf dem Portal nichts zuordnen, oder es gibt sie dort nicht; die Datensätze erscheinen ohne sie.
  → Den Betreiber bitten, den Benutzer in diese Gruppen aufzunehmen; der nächste Lauf trägt sie nach.`.trim(),
      );
      expect(code).toBe(0);
      expect(ckan.packages.get('mini-beds')?.groups).toEqual([]);
      ckan.groups.set('soci', true);
      expect((await push('one', ckan)).text).toContain('mini-beds  geändert  groups');
    });
  });

  it('is not even there', async () => {
    const url = await withCkan(async ({ url: gone }) => gone);
    expect(await push('one', { url })).toEqual({
      code: 3,
      text: `
Fehler [portal-unreachable] PORTAL: Das Portal ist nicht erreichbar: der Server nimmt keine Verbindung an.
  → push.ckan.url im Browser prüfen; bleibt der Fehler, beim Betreiber nachfragen. Ein neuer Lauf überträgt, was noch fehlt.`.trim(),
    });
  });
});

describe('the client', () => {
  it('waits no longer than it is told to', async () => {
    const silent = () => {};
    await withServer(silent, async ({ url }) => {
      const ckan = createCkan({ url, token, pauses: [1], timeout: 50 });
      expect(await ckan.read('package_show', { id: 'x' })).toMatchObject({
        kind: 'unreachable',
        reason: { de: 'der Server antwortet nicht', en: 'the server does not answer' },
        isUncertain: true,
      });
    });
  });
});

describe('the token', () => {
  const echo = `<html><head><title>${'x'.repeat(80)} Authorization: ${token}</title></head></html>`;
  const error = (type: string) =>
    JSON.stringify({
      help: token,
      success: false,
      error: { __type: type, message: `Header ${token}`, [token]: [token] },
    });
  const echoes: readonly Omit<Fault, 'action'>[] = [
    { status: 400, headers: json, body: JSON.stringify(`Bad request: ${token}`) },
    { status: 403, headers: json, body: error('Authorization Error') },
    { status: 409, headers: json, body: error('Validation Error') },
    { status: 500, headers: json, body: error('Internal Server Error') },
    { status: 502, body: echo },
    { status: 200, body: echo },
    { status: 301, headers: { location: `https://elsewhere.example.org/${token}` } },
    { isBroken: true },
  ];

  it.each(echoes)('is never shown, whatever the portal echoes: $status', async (fault) => {
    await withCkan(async (ckan) => {
      ckan.breaks({ action: 'package_create', ...fault });
      const { text } = await push('one', ckan);
      expect(text).toMatch(/^Fehler \[portal-/m);
      expect(text).not.toContain(token.slice(0, 12));
    });
  });

  it('is in no answer of the client, whatever one looks into', async () => {
    await withCkan(async (ckan) => {
      const client = createCkan({ url: ckan.url, token, pauses: [], timeout: 300 });
      for (const fault of echoes) {
        ckan.breaks({ action: 'package_show', ...fault });
        const answer = await client.read('package_show', { id: 'x' });
        expect(answer.status).toBe('failed');
        expect(inspect(answer, { depth: null, showHidden: true })).not.toContain(token.slice(0, 12));
      }
    });
    const nowhere = createCkan({ url: 'http://nowhere.invalid', token, pauses: [] });
    const answer = await nowhere.read('package_show', { id: 'x' });
    expect(answer).toMatchObject({ status: 'failed', kind: 'unreachable' });
    expect(inspect(answer, { depth: null, showHidden: true })).not.toContain(token.slice(0, 12));
  });

  it('is asked for when it is missing, or cannot be one', async () => {
    await withCkan(async (ckan) => {
      expect(await push('one', ckan, { token: '' })).toEqual({
        code: 2,
        text: `
Fehler [push-token] QUARTETT_CKAN_TOKEN: Der Zugangsschlüssel zum Portal fehlt.
  → Im CKAN beim eigenen Benutzer einen API-Token anlegen und als Umgebungsvariable QUARTETT_CKAN_TOKEN setzen; er gehört in keine Datei des Projekts.`.trim(),
      });
      const { code, text } = await push('one', ckan, { token: `Bearer ${token}` });
      expect(text).toContain(
        'Der Zugangsschlüssel zum Portal enthält andere Zeichen als Buchstaben, Ziffern und . _ ~ -.',
      );
      expect(text).not.toContain(token);
      expect(code).toBe(2);
      expect(ckan.calls).toEqual([]);
    });
  });
});

describe('what is pushed', () => {
  it('must be said where to', async () => {
    const root = releases.root('one');
    const env = { QUARTETT_CKAN_TOKEN: token };
    expect(await cli(['push', '--to', 'ckan', '--root', root], { env })).toEqual({
      code: 2,
      text: `Fehler [push-unconfigured] catalog/publisher.yaml: Es ist nicht angegeben, wohin übertragen werden soll: push.ckan fehlt.
  → Den Block push: {ckan: {url: …, organization: …, prefix: …}} ergänzen; die Angaben nennt der Betreiber des Portals.
`,
    });
  });

  it('is never a sample, unless to a CKAN on this computer', async () => {
    expect(await push('one', { url: 'https://portal.example.org' })).toEqual({
      code: 3,
      text: `
Fehler [push-sample] output/public: Die Veröffentlichung in output/public ist ein Muster und wird nicht an PORTAL übertragen.
  → Mit --out eine echte Veröffentlichung nennen. Ein Muster nimmt nur ein CKAN auf dem eigenen Rechner auf (url: http://localhost…).`.trim(),
    });
  });

  it('must be published, and as it was published', async () => {
    await withCkan(async (ckan) => {
      expect(await push('one', ckan, { out: 'output/nowhere' })).toEqual({
        code: 3,
        text: `
Fehler [push-nothing] output/nowhere: In output/nowhere liegt keine Veröffentlichung, die übertragen werden könnte: release.json fehlt oder ist nicht lesbar.
  → Zuerst „quartett release“ ausführen, oder mit --out den richtigen Ordner nennen.`.trim(),
      });
      await writeFile(join(releases.root('renamed'), 'output/public/data/beds.csv'), 'changed');
      const { code, text } = await push('renamed', ckan);
      expect(text).toContain('übertragen werden könnte: Dateien fehlen oder sind verändert.');
      expect(code).toBe(3);
      expect(ckan.calls).toEqual([]);
    });
  });

  it('comes from the command line with the token of the environment', async () => {
    await withCkan(async (ckan) => {
      const root = releases.root('two');
      const path = join(root, 'catalog/publisher.yaml');
      const text = await readFile(path, 'utf8');
      await writeFile(
        path,
        `${text}push: {ckan: {url: "${ckan.url}", organization: quartett, prefix: mini-}}\n`,
      );
      const env = { QUARTETT_CKAN_TOKEN: token };
      const run = (...args: readonly string[]) =>
        cli(['push', '--to', 'ckan', '--root', root, ...args], { env });
      expect((await run('--dry-run')).text).toContain(
        `Probe, geschrieben wurde nichts: ${ckan.url}: 2 anlegen.`,
      );
      expect(ckan.written()).toEqual([]);
      expect((await run('--lang', 'en')).text).toContain(`Pushed to ${ckan.url}: 2 created.`);
      expect(ckan.calls.at(-1)?.headers['user-agent']).toMatch(/^Quartett\/\d/);
      await writeFile(path, text);
    });
  });
});
