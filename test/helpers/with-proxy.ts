import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface TestProxy {
  readonly host: string;
  readonly port: number;
  /** What it was asked for: `GET http://a.test/x`, `CONNECT a.test:443`. */
  readonly asked: readonly string[];
}

export interface ProxyOptions {
  /** The port on this machine to which every request is led, whatever host it names. */
  readonly target: number;
  /** `name:password`; without it nobody has to log in. */
  readonly login?: string;
  /** Status that answers every CONNECT instead of a tunnel; 0: none at all. */
  readonly refuses?: number;
}

/** A forward proxy as an administration has one, for as long as `use` takes. */
export async function withProxy<Result>(
  options: ProxyOptions,
  use: (proxy: TestProxy) => Promise<Result>,
): Promise<Result> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    passOn(request, response, options);
  });
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on('error', () => {});
    sockets.add(tunnel(request, socket, options));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ host: `127.0.0.1:${port}`, port, asked });
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

function passOn(request: IncomingMessage, response: ServerResponse, options: ProxyOptions): void {
  if (!isWelcome(request, options)) {
    response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
    return;
  }
  const { pathname, search } = new URL(request.url ?? '');
  const { headers, method } = request;
  const asking = ask({ port: options.target, path: `${pathname}${search}`, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  asking.on('error', () => response.writeHead(502).end());
  request.pipe(asking);
}

function tunnel(request: IncomingMessage, socket: Socket, options: ProxyOptions): Socket {
  if (options.refuses === 0) return socket;
  if (options.refuses !== undefined || !isWelcome(request, options)) {
    socket.end(`HTTP/1.1 ${options.refuses ?? 407} No\r\n\r\n`);
    return socket;
  }
  const target = connect(options.target, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    socket.pipe(target).pipe(socket);
  });
  target.on('error', () => socket.destroy());
  return target;
}

function isWelcome({ headers }: IncomingMessage, { login }: ProxyOptions): boolean {
  return login === undefined || headers['proxy-authorization'] === `Basic ${btoa(login)}`;
}
