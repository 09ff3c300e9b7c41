import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './helpers/ask.ts';
import { cli } from './helpers/cli.ts';
import { mini } from './helpers/mini-project.ts';
import { publishTree } from './helpers/public-tree.ts';
import { type RunningCli, startCli } from './helpers/running-cli.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quartett-serve-'));
  await cp(mini, root, { recursive: true });
  await publishTree(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('quartett serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'serves what is published until %s, and a new release',
    async (signal) => {
      const server = await start('--public-base', 'http://localhost:1234');
      const before = await ask(server.url, '/catalog.ttl');
      expect(before.body.toString()).toContain('<http://localhost:1234/sample/data/people.csv>');
      await publishTree(root, { at: '2026-11-22T03:00:00Z', title: `Neu nach ${signal}` });
      await server.says(/2026112\dT030000Z-\w+ mit 22 Dateien.*2026112\dT030000Z-\w+ mit 22 Dateien/s);
      expect((await ask(server.url, '/catalog.ttl')).body.toString()).toContain(`Neu nach ${signal}`);
      expect(await server.end(signal)).toBe(0);
      await server.says(/Der Server ist beendet\.\n$/);
    },
  );

  it('goes on after a restart although a definition is broken', async () => {
    const file = join(root, 'catalog/publisher.yaml');
    const whole = await readFile(file, 'utf8');
    await writeFile(file, 'base: [');
    const server = await start();
    expect((await ask(server.url, '/catalog.rdf')).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
    await writeFile(file, whole);
  });

  it('says with exit code 3 that the port is taken', async () => {
    const server = await start();
    const { port } = new URL(server.url);
    const { code, text } = await cli(['serve', '--root', root, '--port', port]);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(code).toBe(3);
    expect(text).toContain(
      `Fehler [serve-no-address] 127.0.0.1:${port}: Hier lässt sich kein Server starten: der Port ist schon belegt.
  → Mit --port einen anderen Port (über 1023) oder mit --host eine Adresse dieses Rechners nennen. Läuft dort schon ein Quartett, dieses zuerst beenden.
`,
    );
  });

  it.each([
    ['--port', '70000', 'ein Port von 0 bis 65535 / a port from 0 to 65535'],
    ['--public-base', 'example.org', 'eine Adresse ohne Schrägstrich am Ende'],
    ['--public-base', 'https://example.org/', 'eine Adresse ohne Schrägstrich am Ende'],
    ['--public-base', 'https://example.org?x', 'eine Adresse ohne Schrägstrich am Ende'],
  ])('takes no %s %s', async (option, value, reason) => {
    const { code, text } = await cli(['serve', '--root', root, option, value]);
    expect(code).toBe(2);
    expect(text).toContain(reason);
  });
});

interface Running extends RunningCli {
  readonly url: string;
}

async function start(...options: readonly string[]): Promise<Running> {
  const server = startCli(['serve', '--root', root, '--port', '0', ...options]);
  await server.says(/läuft unter/);
  return { ...server, url: /läuft unter (\S+)\//.exec(server.text())?.[1] ?? '' };
}
