import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFiles } from '../../pipelines/effects/files.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import { type Patience, startWebServer, type WebServer } from '../../pipelines/effects/web-server.ts';
import { type ServeSession, serve } from '../../pipelines/serve.ts';
import type { Language } from '../../schemas/language.ts';

export interface Serving {
  readonly url: string;
  readonly root: string;
  /** All that the operator was told so far, with … for the folder and the address. */
  text(): string;
  /** Lets a second pass: the server has looked for a new release when this comes back. */
  second(): Promise<void>;
}

export interface ServingOptions {
  readonly publicBase?: string | null;
  readonly language?: Language;
  readonly patience?: Partial<Patience>;
  /** The file that is given away as /metrics. */
  readonly metrics?: string | null;
}

/** Runs `quartett serve` on a folder that `publish` has filled, for as long as `use` takes, with a clock that it turns. */
export async function serving<Result>(
  publish: (root: string) => Promise<unknown>,
  use: (serving: Serving) => Promise<Result>,
  { publicBase = null, language = 'de', patience = {}, metrics = null }: ServingOptions = {},
): Promise<Result> {
  const root = await mkdtemp(join(tmpdir(), 'quartett-serve-'));
  let text = '';
  const write = (piece: string) => {
    text += piece;
  };
  const clock = handTurned();
  const listening = Promise.withResolvers<WebServer>();
  try {
    await publish(root);
    const running = serve(
      {
        host: '127.0.0.1',
        port: 0,
        publicBase,
        metrics,
        listen: async (options) => {
          const server = await startWebServer({ ...options, patience });
          listening.resolve(server);
          return server;
        },
        seconds: clock.seconds,
      },
      sessionIn(root, write, language),
    );
    const { address: url } = await Promise.race([listening.promise, running.then(neverListened)]);
    try {
      return await use({
        url,
        root,
        text: () => text.replaceAll(url, 'SERVER').replaceAll(root, '…'),
        second: clock.pass,
      });
    } finally {
      clock.stop();
      await running;
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function sessionIn(root: string, write: (text: string) => void, language: Language): ServeSession {
  const terminal = createTerminal({ write }, { color: false, isTTY: false });
  return { out: 'output/public', files: createFiles(root), terminal, language };
}

function neverListened(code: number): never {
  throw new Error(`the server ended with ${code} before it listened`);
}

/** Seconds that pass when a test says so. */
function handTurned() {
  let ask = Promise.withResolvers<boolean>();
  let looked = Promise.withResolvers<void>();
  return {
    async *seconds(): AsyncGenerator<void> {
      while (await ask.promise) {
        ask = Promise.withResolvers();
        yield;
        looked.resolve();
      }
    },
    async pass(): Promise<void> {
      looked = Promise.withResolvers();
      ask.resolve(true);
      await looked.promise;
    },
    stop: () => ask.resolve(false),
  };
}
