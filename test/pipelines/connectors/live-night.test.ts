import { describe, expect, it } from 'vitest';
import { createCredentials } from '../../../pipelines/effects/credentials.ts';
import { createRedaction } from '../../../pipelines/effects/redaction.ts';
import type { SourceRequest } from '../../../schemas/types.ts';
import { withGenesis } from '../../helpers/genesis-server.ts';
import { german } from '../../helpers/german.ts';
import { miniNight, writeMini } from '../../helpers/mini-night.ts';
import { type Definitions, miniProject } from '../../helpers/mini-project.ts';
import { germanText, night, reportOf } from '../../helpers/night.ts';
import { withFolder } from '../../helpers/with-folder.ts';
import { withServer } from '../../helpers/with-server.ts';
import { zip } from '../parsers/zip.ts';

const known = { QUARTETT_REGIO_USERNAME: 'amt', QUARTETT_REGIO_PASSWORD: 'hunter2' };
const text = 'key;year;beds\n07111;2018;5\n07211;2018;6\n07314;2018;7\n07315;2018;8\n';

/** A source of beds that is asked for in this way. */
function beds(request: Partial<SourceRequest>): Definitions {
  return {
    variables: { beds: {} },
    sources: {
      'office/beds': {
        request: { url: 'http://127.0.0.1:9/', verified: false, mirror: 'office-beds', ...request },
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          values: [{ column: 'beds', variable: 'beds' }],
        },
      },
    },
    indicators: { 'beds-total': { value: { variable: 'beds' } } },
  };
}

/** A night in which the source is asked at its own address. */
async function lived(root: string, request: Partial<SourceRequest>, environment = known) {
  await writeMini(root, beds(request));
  const report = await night(root, {
    wrap: (effects) => ({
      ...effects,
      credentials: createCredentials(environment),
      redact: createRedaction(environment),
    }),
  });
  const { state, issues } = reportOf(report, 'office/beds');
  return { state, messages: germanText(issues) };
}

const asked = (base: string, table = '12345-01') =>
  ({ via: 'genesis', url: base, account: 'regio', query: { table } }) as const;

describe('a night', () => {
  it('fetches a table of GENESIS, and knows it again although its archive is another one', () =>
    withFolder((root) =>
      withGenesis({ tables: { '12345-01': text } }, async ({ base }) => {
        expect(await lived(root, asked(base))).toEqual({ state: 'accepted', messages: '' });
        expect(await lived(root, asked(base))).toEqual({ state: 'unchanged', messages: '' });
      }),
    ));

  it('without the credentials of a source keeps its last good data and says what to set', () =>
    withFolder((root) =>
      withGenesis({ tables: { '12345-01': text } }, async ({ base }) => {
        await lived(root, asked(base));
        const { state, messages } = await lived(root, asked(base), {} as typeof known);
        expect(state).toBe('unreachable');
        expect(messages).toMatch(
          /^office\/beds: Die Zugangsdaten für „regio“ fehlen\. In der Umgebung QUARTETT_REGIO_USERNAME und /,
        );
        expect(messages).toContain('office/beds: Veröffentlicht bleibt der Stand vom 2026-11-21.');
      }),
    ));

  it('does not repeat a secret that a service says aloud', () =>
    withFolder((root) =>
      withGenesis({ tables: { '12345-01': text } }, async ({ base }) => {
        await lived(root, asked(base));
        const wrong = { ...known, QUARTETT_REGIO_PASSWORD: 'geheim99' };
        const { messages } = await lived(root, asked(base), wrong);
        expect(messages).toContain('das Passwort (•••).');
        expect(messages).not.toContain('geheim99');
      }),
    ));

  it('takes the file out of an archive at an address, where the source says so', () =>
    withFolder((root) =>
      withServer(
        (_, response) => response.end(zip([{ name: 'beds.csv', content: text }])),
        async ({ url }) => {
          expect(await lived(root, { url, archive: 'zip' })).toEqual({ state: 'accepted', messages: '' });
          expect(await lived(root, { url, archive: 'zip' })).toEqual({ state: 'unchanged', messages: '' });
        },
      ),
    ));

  it('fetches a file with a login, which it asks no mirror for', () =>
    withFolder((root) =>
      withServer(
        ({ headers }, response) =>
          headers.authorization === `Basic ${btoa('amt:hunter2')}`
            ? response.end(text)
            : response.writeHead(401).end(),
        async ({ url }) => {
          const request = { url, account: 'regio' };
          expect(await lived(root, request)).toEqual({ state: 'accepted', messages: '' });
          const files = { 'office/beds': text };
          const mirrored = await withFolder((other) => miniNight(other, beds(request), { files }));
          expect(reportOf(mirrored, 'office/beds').state).toBe('accepted');
        },
      ),
    ));

  it('says where a file has moved to, also when the file is the same', () =>
    withFolder((root) =>
      withServer(
        (request, response) =>
          request.url === '/new.csv'
            ? response
                .setHeader('etag', '"1"')
                .writeHead(request.headers['if-none-match'] ? 304 : 200)
                .end(request.headers['if-none-match'] ? '' : text)
            : response.writeHead(301, { location: '/new.csv' }).end(),
        async ({ url }) => {
          const messages = `office/beds: Die Adresse ist dauerhaft umgezogen nach ${url}/new.csv. Die neue Adresse in request.url der Quelle office/beds eintragen, solange die alte noch weiterleitet (steht am Ende ?…, im Browser nachsehen).`;
          expect(await lived(root, { url: `${url}/old.csv` })).toEqual({ state: 'accepted', messages });
          expect(await lived(root, { url: `${url}/old.csv` })).toEqual({ state: 'unchanged', messages });
        },
      ),
    ));
});

describe('a definition', () => {
  it.each([
    [{ via: 'genesis', query: { table: '1-1' } }, '„request.account“ fehlt'],
    [{ via: 'genesis', account: 'a' }, '„request.query“ fehlt'],
    [
      { via: 'genesis', account: 'a', query: { table: '12-1', startYear: 2015 } },
      'Das Wort „startYear“ gibt es hier nicht. Gemeint ist wohl „startyear“.',
    ],
    [
      { via: 'genesis', account: 'a', query: { table: '12-1', regionalkey: '07*' } },
      'braucht zu regionalkey auch regionalvariable',
    ],
    [
      { via: 'genesis', account: 'a', query: { table: '12-1', classifyingkey2: 'A' } },
      'braucht zu classifyingkey2 auch classifyingvariable2',
    ],
    [
      { via: 'genesis', account: 'a', query: { table: '12-1', format: 'xlsx' } },
      'muss eines von csv, ffcsv sein',
    ],
    [
      { via: 'meine-heimat', account: 'a', query: { regions: ['07315'], lfdnrs: ['1'], years: [2025] } },
      'hat nicht die Form ^[0-9]{12}$',
    ],
    [
      { via: 'meine-heimat', account: 'a', query: { lfdnrs: ['1'], years: [2025] } },
      '„request.query.regions“ fehlt',
    ],
    [
      { via: 'genesis', account: 'a', query: { table: '12-1' }, archive: 'zip' },
      '„request.archive“ gehört nicht hierher',
    ],
    [{ query: { table: '12-1' } }, '„request.query“ gehört nicht hierher'],
  ] as const)('with %j is told %s', async (request, words) => {
    const message = await german(miniProject(beds(request as unknown as Partial<SourceRequest>)));
    expect(message).toContain(words);
  });
});
