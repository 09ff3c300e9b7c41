import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Question } from '../../../catalog/site/answer.ts';
import { refusal } from '../../../catalog/site/refusal.ts';
import { usualLimit } from '../../../pipelines/effects/connections.ts';
import { type Patience, startWebServer, type WebServer } from '../../../pipelines/effects/web-server.ts';
import { ServeError } from '../../../schemas/errors.ts';
import { ask, askRaw } from '../../helpers/ask.ts';

const large = Buffer.alloc(24_000_000, 'x');
let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-web-'));
  file = join(folder, 'large');
  await writeFile(file, large);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const hello: Answer = {
  status: 200,
  headers: { 'content-type': 'text/plain', 'content-length': '5' },
  body: { kind: 'memory', content: Buffer.from('hello') },
};
const download = (): Answer => ({
  status: 200,
  headers: { 'content-length': String(large.length) },
  body: { kind: 'file', file, bytes: large.length, start: 0, end: large.length - 1 },
});

describe('a mistake in the program', () => {
  it('costs one answer, which gives nothing away, and not the server', () =>
    withServer(
      ({ target }) => {
        if (target === '/bug') throw new Error(`secret of ${folder}`);
        return hello;
      },
      async ({ address }, told) => {
        const { status, body } = await ask(address, '/bug');
        expect([status, body.toString()]).toEqual([
          500,
          'Der Server hat einen Fehler gemacht. / The server made a mistake.\n',
        ]);
        expect(told).toEqual([`secret of ${folder}`]);
        expect((await ask(address, '/')).body.toString()).toBe('hello');
      },
    ));
});

describe('an address that cannot be had', () => {
  it('is said in plain words', () =>
    withServer(
      () => hello,
      async ({ address }) => {
        const port = Number(new URL(address).port);
        const taken = await issueOf(listen(() => hello, { port }));
        expect(taken).toEqual([
          'serve-no-address',
          `127.0.0.1:${port}`,
          'Hier lässt sich kein Server starten: der Port ist schon belegt.',
        ]);
        const foreign = await issueOf(listen(() => hello, { host: '192.0.2.1' }));
        expect(foreign[2]).toBe('Hier lässt sich kein Server starten: der Rechner hat diese Adresse nicht.');
      },
    ));
});

describe('a request', () => {
  it('that does not come to an end is cut off, and told why', () =>
    withServer(
      () => hello,
      async ({ address }) => {
        for (const begun of ['GET / HT', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '])
          expect(await askRaw(address, begun)).toMatch(/^HTTP\/1\.1 408 .*nicht vollständig/s);
      },
      { patience: { request: 200 } },
    ));

  it('that is no HTTP, or too long, is told so', () =>
    withServer(
      () => hello,
      async ({ address }) => {
        expect(await askRaw(address, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*kein gültiges HTTP/s);
        const long = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(50_000)}\r\n\r\n`;
        expect(await askRaw(address, long)).toMatch(/^HTTP\/1\.1 431 .*zu lang/s);
      },
    ));

  it('with a body is answered without reading it', () =>
    withServer(
      () => refusal(405),
      async ({ address }) => {
        const head = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: odd/type\r\n';
        expect(await askRaw(address, `${head}Content-Length: 5\r\n\r\nhello`)).toMatch(/^HTTP\/1\.1 405 /);
      },
    ));
});

describe('an answer', () => {
  it('that nobody takes is broken off, and its file closed', () =>
    withServer(
      download,
      async ({ address }) => {
        const response = await begin(address);
        const broken = new Promise((resolve) => response.on('error', resolve));
        // Longer than the server waits; then we find out.
        await setTimeout(600);
        response.resume();
        expect(await broken).toMatchObject({ code: 'ECONNRESET' });
        expect(await openFiles()).not.toContain(file);
      },
      { patience: { stalled: 200 } },
    ));
});

describe('the end of the server', () => {
  it('waits for answers that are under way, and takes no new ones', async () => {
    const server = await listen(download);
    const response = await begin(server.address);
    const closed = server.close();
    await expect(ask(server.address, '/')).rejects.toThrow();
    expect(large.equals(await buffer(response))).toBe(true);
    await closed;
  });

  it('does not wait for ever', async () => {
    const server = await listen(download, { patience: { closing: 200 } });
    const response = await begin(server.address);
    const broken = new Promise((resolve) => response.on('error', resolve));
    const idle = await hold(server.address, 3);
    await server.close();
    response.resume();
    expect(await broken).toMatchObject({ code: 'ECONNRESET' });
    for (const socket of idle) socket.destroy();
  });
});

describe('many connections that say nothing', () => {
  // Both ends are in this process. By hand: 12 000 with 20 000 open files allowed, 10 000 with 1 024; 2 to 5 ms an answer.
  const many = Math.min(4_000, Math.floor(usualLimit() / 2));

  it.each([many * 2, 50])('keep nobody from an answer where we hold %i', (connections) =>
    withServer(
      () => hello,
      async ({ address }) => {
        const held = await hold(address, many, 'GET / HTTP/1.1\r\nX-Slow: ');
        for (let asked = 0; asked < 20; asked += 1)
          expect((await ask(address, '/')).body.toString()).toBe('hello');
        for (const socket of held) socket.destroy();
      },
      { connections },
    ),
  );

  it('lose theirs in the order in which they came', () =>
    withServer(
      () => hello,
      async ({ address }) => {
        const [first, second] = await hold(address, 4);
        const closed = new Promise((resolve) => first?.once('close', resolve));
        await hold(address, 1).then((last) => last.map((socket) => socket.destroy()));
        await closed;
        expect(second?.closed).toBe(false);
        second?.destroy();
      },
      { connections: 4 },
    ));
});

interface Options {
  readonly host?: string;
  readonly port?: number;
  readonly patience?: Partial<Patience>;
  readonly connections?: number;
  readonly told?: string[];
}

function listen(
  answer: (question: Question) => Answer,
  { told = [], ...options }: Options = {},
): Promise<WebServer> {
  return startWebServer({
    host: '127.0.0.1',
    port: 0,
    answer,
    refuse: (status) => refusal(status),
    lost: (lost) => told.push(lost),
    broken: ({ message }) => told.push(message),
    ...options,
  });
}

async function withServer(
  answer: (question: Question) => Answer,
  use: (server: WebServer, told: readonly string[]) => Promise<void>,
  options: Options = {},
): Promise<void> {
  const told: string[] = [];
  const server = await listen(answer, { ...options, told });
  try {
    await use(server, told);
  } finally {
    await server.close();
  }
}

/** A download that has begun. */
function begin(address: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, { agent: false }, resolve).on('error', reject);
  });
}

/** Connections that are open and have said no more than this. */
function hold(address: string, count: number, text = ''): Promise<readonly Socket[]> {
  const { hostname, port } = new URL(address);
  const sockets = Array.from({ length: count }, async () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  });
  return Promise.all(sockets);
}

/** What this process has open, where the system tells. */
async function openFiles(): Promise<readonly string[]> {
  const folder = '/proc/self/fd';
  const open = await readdir(folder).catch(() => []);
  return Promise.all(open.map((name) => readlink(join(folder, name)).catch(() => '')));
}

async function issueOf(listening: Promise<WebServer>): Promise<readonly (string | undefined)[]> {
  const error = await listening.catch((reason: unknown) => reason);
  if (!(error instanceof ServeError)) throw error;
  const [found] = error.issues;
  return [found?.code, found?.file, found?.sentence.de];
}
