import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sample } from './night.ts';
import type { TestProject } from './project.ts';
import { readRepository } from './repository.ts';

/** All publishers on one real server on this machine: each source lies at /<its id>, with the file of the sample. */
export interface Publishers {
  /** The file of a source as text; its bytes are one character each where the source is in windows-1252. */
  file(source: string): Promise<string>;
  /** The file of a source as it is sent. */
  bytes(source: string): Promise<Uint8Array>;
  /** From now on a source answers with this text (in its encoding) or these bytes. */
  say(source: string, content: string | Uint8Array): void;
  /** From now on a source answers in this way. */
  answer(source: string, listener: RequestListener): void;
  /** All sources answer with the sample again. */
  recover(): void;
  /** How often a source was asked since the last recovery. */
  requests(source: string): number;
  url(source: string): string;
  readonly port: number;
  close(): Promise<void>;
}

/** `at` is a port that was theirs before. */
export async function startPublishers(at = 0): Promise<Publishers> {
  const { sources } = await readRepository();
  const names = await readdir(sample);
  const healthy = new Map<string, Buffer>();
  for (const { id, request } of sources.values()) {
    // Of several versions the newest, as a publisher has only one at an address.
    const name = names.filter((one) => one.startsWith(`${request.mirror}_`)).at(-1);
    if (name) healthy.set(id, await readFile(join(sample, name)));
  }
  const encodingOf = (source: string) =>
    sources.get(source)?.read.encoding === 'windows-1252' ? 'latin1' : 'utf8';
  const asked = new Map<string, number>();
  const listeners = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const source = (request.url ?? '').slice(1);
    asked.set(source, (asked.get(source) ?? 0) + 1);
    const listener = listeners.get(source) ?? serve(healthy.get(source));
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    file: async (source) => (healthy.get(source) ?? Buffer.alloc(0)).toString(encodingOf(source)),
    bytes: async (source) => healthy.get(source) ?? Buffer.alloc(0),
    say: (source, content) =>
      listeners.set(
        source,
        serve(typeof content === 'string' ? Buffer.from(content, encodingOf(source)) : Buffer.from(content)),
      ),
    answer: (source, listener) => listeners.set(source, listener),
    recover: () => {
      listeners.clear();
      asked.clear();
    },
    requests: (source) => asked.get(source) ?? 0,
    port,
    url: (source) => `http://127.0.0.1:${port}/${source}`,
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes the addresses of these publishers into the project's sources. */
export async function askPublishers(
  project: TestProject,
  publishers: Publishers,
  sources: readonly string[],
) {
  for (const source of sources) {
    await project.edit(`pipelines/sources/${source}.yaml`, (text) =>
      text.replace(/url: \S+/, `url: ${publishers.url(source)}`),
    );
  }
}

function serve(bytes: Buffer | undefined): RequestListener {
  return (request, response) => {
    if (!bytes) {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-length': bytes.length }).end(bytes);
  };
}
