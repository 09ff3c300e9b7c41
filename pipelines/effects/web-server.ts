import { open } from 'node:fs/promises';
import { STATUS_CODES } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Answer, PartOfFile, Question } from '../../catalog/site/answer.ts';
import { limitConnections, usualLimit } from './connections.ts';
import { listenFailure } from './listen-failure.ts';

export interface WebServer {
  /** Where it listens, without a slash at the end. */
  readonly address: string;
  /** Takes no more requests. Answers under way may end, for some seconds. */
  close(): Promise<void>;
}

export interface WebServerOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly answer: (question: Question) => Answer;
  /** What is sent to what is no request (bad syntax, too slow, too long), and where something of ours has failed. */
  readonly refuse: (status: 400 | 408 | 431 | 500 | 503) => Answer;
  /** Hears of a released file that is no longer there as it was. */
  readonly lost: (file: string) => void;
  /** Hears of a mistake in the program, which costs one answer and not the server. */
  readonly broken: (error: Error) => void;
  readonly patience?: Partial<Patience>;
  /** As many at once; then the one that keeps us waiting longest is cut. */
  readonly connections?: number;
}

/** Milliseconds for which we wait. */
export interface Patience {
  /** For a whole request. */
  readonly request: number;
  /** For the next request on the same connection; a little longer than proxies wait. */
  readonly idle: number;
  /** For a client that takes nothing more of an answer. */
  readonly stalled: number;
  /** For the end of what is under way when the server stops. */
  readonly closing: number;
}

const usual: Patience = { request: 10_000, idle: 65_000, stalled: 30_000, closing: 5_000 };

/** Sends what `answer` says. Throws a ServeError where it cannot listen. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { fastify } = await import('fastify'); // only here: most commands serve nothing
  const { host, port, answer, refuse, lost, broken } = options;
  const patience = { ...usual, ...options.patience };
  const app = fastify({
    // Our addresses are looked up, not routed, so Fastify need not understand them.
    rewriteUrl: () => '/',
    return503OnClosing: false,
    connectionTimeout: patience.stalled,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    http: { headersTimeout: patience.request, connectionsCheckingInterval: patience.request / 4 },
    clientErrorHandler: ({ code }, socket) => {
      if (socket.writable) socket.write(rawAnswer(refuse(refusals.get(code) ?? 400)));
      socket.destroy();
    },
  });
  const connections = limitConnections(app.server, options.connections ?? usualLimit());
  // Before Fastify looks at the body of a request, for we never want one.
  app.addHook('onRequest', async ({ raw, originalUrl }, reply) => {
    const given = answer({ method: raw.method ?? '', target: originalUrl, headers: raw.headers });
    // Node leaves out what HEAD does not want, but a file is not even opened for it.
    if (given.body?.kind !== 'file' || raw.method === 'HEAD') return send(given, reply);
    const stream = await read(given.body);
    if (stream !== null) return reply.code(given.status).headers(given.headers).send(stream);
    lost(given.body.file);
    return send(refuse(503), reply);
  });
  app.setErrorHandler<Error>((error, _, reply) => {
    broken(error);
    return send(refuse(500), reply);
  });
  const address = await app.listen({ host, port, backlog: 4_096 }).catch((error: unknown) => {
    throw listenFailure(error, `${host}:${port}`);
  });
  return {
    address,
    close: async () => {
      const timer = setTimeout(() => app.server.closeAllConnections(), patience.closing);
      const closed = app.close();
      connections.dropWaiting();
      await closed;
      clearTimeout(timer);
    },
  };
}

const refusals: ReadonlyMap<string, 408 | 431> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
]);

function send({ status, headers, body }: Answer, reply: FastifyReply) {
  reply.code(status).headers(headers);
  return reply.send(body?.kind === 'memory' ? asBuffer(body.content) : undefined);
}

/** Part of a file; null where it is gone, or no longer the one that was released. */
async function read({ file, bytes, start, end }: PartOfFile): Promise<Readable | null> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return null;
  if ((await handle.stat()).size === bytes) return handle.createReadStream({ start, end });
  await handle.close();
  return null;
}

/** The same bytes, not a copy of them. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Where the request could not be read, there is no response to write to either. */
function rawAnswer({ status, headers, body }: Answer): string {
  const fields = Object.entries({ ...headers, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const text = body?.kind === 'memory' ? new TextDecoder().decode(body.content) : '';
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${fields.join('')}\r\n${text}`;
}
