import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../../helpers/cli.ts';
import { layOut } from '../../helpers/mini-night.ts';
import { textIn, withSmtp } from '../../helpers/smtp-server.ts';
import { people, peopleOf } from '../../helpers/told-night.ts';
import { withFolder } from '../../helpers/with-folder.ts';
import { withServer } from '../../helpers/with-server.ts';

/** Each is spelled so that addresses, JSON and HTML would write it otherwise. */
const secrets = {
  account: 'Konto-Geheimnis "1"',
  smtp: 'Post&Geheimnis/2',
  webhook: 'Haken-Geheimnis-3',
  token: 'Marke-Geheimnis-4',
  proxy: 'Proxy:Geheimnis+5',
  ckan: 'Portal-Geheimnis-6',
};

it('no secret of the environment reaches any output, though servers repeat them', async () => {
  const all = Object.values(secrets);
  const echo = `${all.join(' ')} ${all.map(encodeURIComponent).join(' ')}`;
  const posted: string[] = [];
  let isBroken = true;
  await withServer(
    async (request, response) => {
      const isHook = request.url?.startsWith('/hooks/') === true;
      if (isHook) for await (const piece of request) posted.push(String(piece));
      if (isHook) return void response.writeHead(500).end(echo);
      if (isBroken) return void response.end(`<!DOCTYPE html><html><title>${echo}</title></html>`);
      response.end(peopleOf('2018', 200, 150, 110, 105));
    },
    ({ url }) =>
      withSmtp(async ({ port, mails }) => {
        await withFolder(async (root) => {
          const source = people.sources?.['office/people'];
          if (source === undefined) throw new Error('no source');
          const request = { url: `${url}/people.csv`, verified: false, mirror: 'office-people' };
          await layOut(root, { ...people, sources: { 'office/people': { ...source, request } } }, {});
          const env = {
            QUARTETT_OFFICE_USERNAME: 'office',
            QUARTETT_OFFICE_PASSWORD: secrets.account,
            QUARTETT_SMTP_URL: `smtp://post:${encodeURIComponent(secrets.smtp)}@127.0.0.1:${port}`,
            QUARTETT_MAIL_FROM: 'quartett@example.org',
            QUARTETT_MAIL_TO: 'a@example.org',
            QUARTETT_WEBHOOK_URL: `${url}/hooks/${secrets.webhook}`,
            QUARTETT_WEBHOOK_TOKEN: secrets.token,
            QUARTETT_CKAN_TOKEN: secrets.ckan,
            HTTPS_PROXY: `http://someone:${encodeURIComponent(secrets.proxy)}@127.0.0.1:9`,
            NO_PROXY: '127.0.0.1',
          };
          const args = ['nightly', '--root', root, '--log', join(root, 'log/quartett.jsonl')];
          const refused = await cli(args, { env });
          isBroken = false;
          const published = await cli(args, { env });
          expect([refused.code, published.code]).toEqual([4, 0]);
          expect(refused.text).toContain('Statt der Datei kam eine HTML-Seite: „•••');
          expect(mails.length).toBe(1);
          expect(posted.length).toBeGreaterThan(0);

          const outputs = new Map([
            ['terminal', refused.text + published.text],
            ['mail', mails.map(textIn).join()],
            ['webhook', posted.join()],
            ...(await textsBelow(root)),
          ]);
          for (const name of [
            'log/quartett.jsonl',
            'data/live/report.html',
            'data/live/metrics.prom',
            'data/live/sent.json',
          ])
            expect([...outputs.keys()]).toContain(name);
          expect([...outputs].filter(([, text]) => text.includes('Geheimnis')).map(([name]) => name)).toEqual(
            [],
          );
        });
      }),
  );
});

/** Every file that a run has written, by path. */
async function textsBelow(root: string): Promise<readonly (readonly [string, string])[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return Promise.all(
    paths.sort().map(async (path) => [path, await readFile(join(root, path), 'latin1')] as const),
  );
}
