import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as bodyOf } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { textIn, withSmtp } from '../../helpers/smtp-server.ts';
import { peopleOf, toldNight } from '../../helpers/told-night.ts';
import { withFolder } from '../../helpers/with-folder.ts';
import { withServer } from '../../helpers/with-server.ts';

const good = peopleOf('2018', 200, 150, 110, 105);
const bad = peopleOf('2018', 300, 150, 110, 105);
const mailTo = (port: number) => ({
  QUARTETT_SMTP_URL: `smtp://post:geheim%21geheim@127.0.0.1:${port}`,
  QUARTETT_MAIL_FROM: 'Quartett <quartett@example.org>',
  QUARTETT_MAIL_TO: 'a@example.org, b@example.org',
});

it('a report goes out by mail once a night, with the light, what is to be done and the page', async () => {
  await withFolder((root) =>
    withSmtp(async ({ port, mails, logins }) => {
      const environment = mailTo(port);
      await toldNight(root, good, { at: '2026-11-21T03:00:00Z' });
      await toldNight(root, bad, { at: '2026-11-22T03:00:00Z', environment });
      await toldNight(root, bad, { at: '2026-11-22T04:00:00Z', environment });
      await toldNight(root, bad, { at: '2026-11-23T03:00:00Z', environment });
      expect(mails.map(({ from, to }) => [from, to])).toEqual([
        ['quartett@example.org', ['a@example.org', 'b@example.org']],
      ]);
      expect(logins).toEqual(['post geheim!geheim']);
      const [mail] = mails;
      const text = mail ? textIn(mail) : '';
      expect(text).toContain(
        'Subject: Quartett Gelb: 1 Quelle zurückgehalten; neue Veröffentlichung 20261122T030000Z-',
      );
      expect(text).toContain('Auto-Submitted: auto-generated');
      expect(text).toContain(
        'people Mainz 2018 war 200 und ist jetzt 300 (+50,0 %); mehr als 5 % hält die Datei zurück.',
      );
      expect(text).toContain('$ npx quartett accept office/people --mirror mirror --because "…"');
      expect(text).toContain('filename=report.html');
      expect(text).toContain('<h1>Morgenbericht</h1>');
    }),
  );
});

it('a mail that cannot be sent is a warning, and is told with the next one', async () => {
  await withFolder(async (root) => {
    const nobody = mailTo(1);
    const { code, text } = await toldNight(root, good, { at: '2026-11-21T03:00:00Z', environment: nobody });
    expect(code).toBe(0);
    expect(text).toContain(
      `Warnung [mail-failed] data/mirror/report.html: Der Bericht ging nicht per Mail hinaus: der Server nimmt keine Verbindung an.
  → QUARTETT_SMTP_URL, QUARTETT_MAIL_FROM und QUARTETT_MAIL_TO prüfen. Der nächste Lauf versucht es noch einmal; der Bericht liegt in data/mirror/report.html.`,
    );
    await withSmtp(
      async ({ port }) => {
        const refused = await toldNight(root, good, {
          at: '2026-11-22T03:00:00Z',
          environment: mailTo(port),
        });
        expect(refused.text).toContain('der Mailserver lehnt die Anmeldung ab (535).');
        expect(refused.text).not.toContain('geheim');
        expect(refused.report.warnings.map(({ issue }) => issue.sentence.de)).toEqual([
          '1 frühere Berichte gingen nicht hinaus (mail): 21.11.2026, 04:00.',
        ]);
      },
      { refuses: 'login' },
    );
    await withSmtp(async ({ port, mails }) => {
      await toldNight(root, good, { at: '2026-11-23T03:00:00Z', environment: mailTo(port) });
      expect(mails).toHaveLength(1);
      const text = mails[0] ? textIn(mails[0]) : '';
      expect(text).toContain('Diese Berichte gingen nicht hinaus');
      expect(text).toContain('21.11.2026, 04:00 Uhr: 1 Quelle neu; neue Veröffentlichung');
      const sent = JSON.parse(await readFile(join(root, 'data/mirror/sent.json'), 'utf8'));
      expect(sent.channels.mail).toMatchObject({ last: { made: '2026-11-23T03:00:00.000Z' }, unsent: [] });
    });
  });
});

interface Call {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

it.each([
  {
    kind: 'json',
    path: '/hook',
    called: 'POST /hook',
    body: { light: 'green', outcome: 'published', link: expect.stringMatching(/\/sample\/$/), held: [] },
  },
  {
    kind: 'mattermost',
    path: '/hooks/abc',
    called: 'POST /hooks/abc',
    body: { text: expect.stringMatching(/^\*\*Quartett Grün: 1 Quelle neu; neue Veröffentlichung/) },
  },
  {
    kind: 'matrix',
    path: '/webhook/abc',
    called: 'POST /webhook/abc',
    body: {
      text: expect.stringMatching(/^Quartett Grün/),
      html: expect.stringMatching(/^<p><strong>Quartett Grün/),
    },
  },
  {
    kind: 'matrix',
    path: '/_matrix/client/v3/rooms/!a:example.org',
    called: 'PUT /_matrix/client/v3/rooms/!a:example.org/send/m.room.message/quartett-20261121030000000',
    body: { msgtype: 'm.text', format: 'org.matrix.custom.html' },
  },
])('a report goes to a webhook of kind $kind at $path', async ({ kind, path, called, body }) => {
  const calls: Call[] = [];
  await withServer(
    async (request, response) => {
      const { method = '', url = '', headers } = request;
      calls.push({
        method,
        url,
        authorization: headers.authorization,
        body: JSON.parse(await bodyOf(request)),
      });
      response.writeHead(204).end();
    },
    ({ url }) =>
      withFolder(async (root) => {
        const environment = {
          QUARTETT_WEBHOOK_URL: `${url}${path}`,
          QUARTETT_WEBHOOK_KIND: kind,
          QUARTETT_WEBHOOK_TOKEN: 'token-1234',
        };
        await toldNight(root, good, { environment });
      }),
  );
  expect(calls.map(({ method, url, authorization }) => [`${method} ${url}`, authorization])).toEqual([
    [called, 'Bearer token-1234'],
  ]);
  expect(calls[0]?.body).toMatchObject(body);
});

it('a webhook that leads elsewhere is not followed, and the night goes on', async () => {
  await withServer(
    (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ({ url }) =>
      withFolder(async (root) => {
        const { code, text } = await toldNight(root, good, { environment: { QUARTETT_WEBHOOK_URL: url } });
        expect(code).toBe(0);
        expect(text).toContain('Der Bericht ging nicht an den Webhook: er antwortet mit 302.');
      }),
  );
});
