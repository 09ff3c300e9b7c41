import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { genesis } from '../../../pipelines/connectors/genesis.ts';
import { createCredentials } from '../../../pipelines/effects/credentials.ts';
import { createHttp } from '../../../pipelines/effects/http.ts';
import type { SourceRequest } from '../../../schemas/types.ts';
import { withGenesis } from '../../helpers/genesis-server.ts';
import { english, german } from '../../helpers/german.ts';
import { zip } from '../parsers/zip.ts';

const kept = 'Der letzte gute Stand bleibt veröffentlicht.';
const known = { QUARTETT_REGIO_USERNAME: 'amt', QUARTETT_REGIO_PASSWORD: 'hunter2' };
const table = 'Tabelle: 12411-01-01-4\nDG;Deutschland;83019213\n';
const tables = { '12411-01-01-4': table };

/** Asks for a table; the clock goes on by five seconds whenever there is a pause. */
function ask(
  url: string,
  query: Readonly<Record<string, unknown>> = { table: '12411-01-01-4' },
  environment: Readonly<Record<string, string>> = known,
  timeout = 60,
) {
  let now = 0;
  const request: SourceRequest = {
    via: 'genesis',
    url,
    account: 'regio',
    query,
    verified: false,
    mirror: 'x',
    timeout,
  };
  return genesis(
    { file: 'regio/population', request, known: null },
    {
      http: createHttp({ pauses: [] }),
      credentials: createCredentials(environment),
      clock: { now: () => new Date(now) },
      pause: async (milliseconds) => {
        now += milliseconds;
      },
    },
  );
}

async function textOf(asking: ReturnType<typeof ask>): Promise<string> {
  return new TextDecoder().decode((await asking).bytes);
}

describe('a table of GENESIS', () => {
  it('is asked for with a form and comes out of its archive', () =>
    withGenesis({ tables }, async ({ base, calls }) => {
      const query = {
        table: '12411-01-01-4',
        startyear: 2015,
        regionalvariable: 'KREISE',
        regionalkey: '07111,07*',
      };
      expect(await textOf(ask(base, query))).toBe(table);
      expect(calls).toEqual([
        [
          'data/tablefile',
          {
            name: '12411-01-01-4',
            area: 'all',
            format: 'csv',
            language: 'de',
            startyear: '2015',
            regionalvariable: 'KREISE',
            regionalkey: '07111,07*',
          },
        ],
      ]);
    }));

  it('is the same whenever it was packed, and is asked for with a token as well', () =>
    withGenesis({ tables }, async ({ base }) => {
      const token = { QUARTETT_REGIO_USERNAME: '0a1b2c3d4e5f' };
      expect(await ask(`${base}/`, { table: '12411-01-01-4' }, token)).toEqual(await ask(base));
    }));

  it('may come without an archive', () =>
    withGenesis({ tables, instead: (_, response) => Boolean(response.end(table)) }, async ({ base }) => {
      expect(await textOf(ask(base))).toBe(table);
    }));

  it('that is large is made in the background and fetched when it is ready', () =>
    withGenesis({ tables, large: 10, states: [null, 'Wartend', 'Fertig'] }, async ({ base, calls }) => {
      expect(await textOf(ask(base, { table: '12411-01-01-4', format: 'ffcsv' }))).toBe(table);
      expect(calls.map(([method, { job, name, selection }]) => [method, job ?? name ?? selection])).toEqual([
        ['data/tablefile', '12411-01-01-4'],
        ['data/tablefile', 'true'],
        ['catalogue/jobs', '*12411-01-01-4_001597503'],
        ['catalogue/jobs', '*12411-01-01-4_001597503'],
        ['catalogue/jobs', '*12411-01-01-4_001597503'],
        ['data/resultfile', '12411-01-01-4_001597503'],
      ]);
      expect(calls.at(-1)?.[1].format).toBe('ffcsv');
    }));

  it('that is not ready in time is given up', () =>
    withGenesis({ tables, large: 10, states: Array(99).fill('Wartend') }, async ({ base, calls }) => {
      expect(await german(ask(base))).toBe(
        `Die große Tabelle (Auftrag 12411-01-01-4_001597503) war nach 60 s noch nicht fertig. request.timeout erhöhen, bis 3600, oder mit startyear und regionalkey in request.query weniger verlangen. ${kept}`,
      );
      expect(calls).toHaveLength(14);
    }));

  it('that the service fails to make is given up at once', () =>
    withGenesis({ tables, large: 10, states: ['Fehler'] }, async ({ base }) => {
      expect(await german(ask(base))).toBe(
        `Der Dienst hat die große Tabelle nicht erstellt (Auftrag 12411-01-01-4_001597503): „Fehler“. Später noch einmal versuchen; bleibt es dabei, mit startyear und regionalkey in request.query weniger verlangen. ${kept}`,
      );
    }));
});

describe('an account', () => {
  it('that is not set is asked for by the names of its variables', async () => {
    expect(await german(ask('http://127.0.0.1:9', undefined, {}))).toBe(
      `Die Zugangsdaten für „regio“ fehlen. In der Umgebung QUARTETT_REGIO_USERNAME und QUARTETT_REGIO_PASSWORD setzen (mit einem Token nur QUARTETT_REGIO_USERNAME) und die Quelle noch einmal abrufen. ${kept}`,
    );
  });

  it.each(['hunter2\n', '§$€'])('that cannot be sent is not sent (%j)', async (password) => {
    expect(
      await german(ask('http://127.0.0.1:9', undefined, { ...known, QUARTETT_REGIO_PASSWORD: password })),
    ).toBe(
      `Die Zugangsdaten für „regio“ enthalten einen Zeilenumbruch oder ein Zeichen, das sich nicht übertragen lässt. QUARTETT_REGIO_USERNAME und QUARTETT_REGIO_PASSWORD in der Umgebung prüfen, vor allem ihr Ende; sonst beim Herausgeber ein Passwort ohne Sonderzeichen setzen. ${kept}`,
    );
  });

  it('with a wrong password is told so, although the service answers 404', () =>
    withGenesis({ tables }, async ({ base }) => {
      expect(await german(ask(base, undefined, { ...known, QUARTETT_REGIO_PASSWORD: 'falsch' }))).toBe(
        `Der Dienst nimmt die Anmeldung mit dem Konto „regio“ nicht an (Code 2): „Bitte prüfen und korrigieren Sie Ihren Nutzernamen bzw. das Passwort (falsch).“. QUARTETT_REGIO_USERNAME und QUARTETT_REGIO_PASSWORD in der Umgebung prüfen und sich damit auf der Seite des Herausgebers anmelden; gelingt das, dort nachfragen, ob das Konto den Webservice nutzen darf. ${kept}`,
      );
    }));

  it.each([
    [401, 15, 'Sie sind nicht berechtigt'],
    [200, 15, 'Sie sind nicht berechtigt'],
    [200, 2, 'Passwort'],
  ])('that is refused with %i and code %i is told so', (http, Code, Content) =>
    withGenesis(
      {
        tables,
        instead: (_, response) =>
          Boolean(
            response
              .writeHead(http)
              .end(`\ufeff${JSON.stringify({ Code: String(Code), Content, Type: 'ERROR' })}`),
          ),
      },
      async ({ base }) => {
        expect(await english(ask(base))).toContain(
          `The service does not take the login with the account "regio" (code ${Code}): "${Content}".`,
        );
      },
    ),
  );
});

describe('a service that gives no table', () => {
  const page =
    'Auf der Seite des Herausgebers prüfen, ob es die Tabelle noch gibt und ob die Auswahl in request.query (Jahre, regionalkey) etwas trifft.';
  const compare =
    'request.query mit der Beschreibung beim Herausgeber vergleichen; ist daran nichts falsch, später noch einmal versuchen und dann mit dieser Meldung dort nachfragen.';
  const refused = (code: number, words: string) =>
    `Der Dienst lehnt die Abfrage ab (${code}): „${words}“. ${compare} ${kept}`;
  const none = (code: number, words: string) =>
    `Der Dienst gibt zur Tabelle 12411-01-01-4 nichts heraus (Code ${code}): „${words}“. ${page} ${kept}`;

  it.each([
    [{ Status: { Code: 104, Content: 'Kein Objekt', Type: 'Information' } }, none(104, 'Kein Objekt')],
    [{ Status: { Code: 90, Content: 'nicht vorhanden', Type: 'Fehler' } }, none(90, 'nicht vorhanden')],
    [{ Status: { Code: 7, Content: 'falscher Wert', Type: 'Fehler' } }, refused(7, 'falscher Wert')],
    [{ Status: { Code: 0, Content: 'erfolgreich', Type: 'Information' } }, refused(0, 'erfolgreich')],
    [{ Code: -1, Content: null }, refused(-1, '')],
  ])('says why: %j', (answer, message) =>
    withGenesis(
      { tables, instead: (_, response) => Boolean(response.end(JSON.stringify(answer))) },
      async ({ base }) => {
        expect(await german(ask(base))).toBe(message);
      },
    ),
  );

  it('because the path is wrong shows the page that came', () =>
    withGenesis({ tables }, async ({ base }) => {
      expect(await german(ask(base.replace('ws', 'WS')))).toMatch(
        /^Statt der Datei kam eine HTML-Seite: „Fehler 404“\./,
      );
    }));

  it.each([
    ['{"Meldung":1}', 'Erwartet war eine Antwort von GENESIS, gekommen ist etwas anderes:'],
    ['{"Status":', 'Erwartet war eine Antwort von GENESIS, gekommen ist etwas anderes: das ist kein JSON'],
    ['', 'Die Datei ist leer.'],
  ])('but %s is refused', (answer, message) =>
    withGenesis({ tables, instead: (_, response) => Boolean(response.end(answer)) }, async ({ base }) => {
      expect(await german(ask(base))).toContain(message);
    }),
  );

  it('but an archive of several files is refused', () => {
    const several = zip([
      { name: 'a.csv', content: 'a' },
      { name: 'b.csv', content: 'b' },
    ]);
    return withGenesis(
      { tables, instead: (_, response) => Boolean(response.end(several)) },
      async ({ base }) => {
        expect(await german(ask(base))).toContain(
          'Das ZIP-Archiv enthält nicht eine Datei, sondern mehrere: a.csv, b.csv.',
        );
      },
    );
  });

  it('in a sentence that cannot give the name of its job is quoted', () =>
    withGenesis(
      {
        tables,
        instead: (_, response) => Boolean(response.end('{"Status":{"Code":98,"Content":"zu groß"}}')),
      },
      async ({ base }) => {
        expect(await german(ask(base))).toBe(refused(98, 'zu groß'));
      },
    ));

  it('never lets the password into an error', () =>
    withGenesis({ tables }, async ({ base }) => {
      const missing = await ask(base, { table: '99999' }).catch((error: unknown) => error);
      expect(inspect(missing, { depth: 10, showHidden: true })).not.toContain('hunter2');
    }));
});
