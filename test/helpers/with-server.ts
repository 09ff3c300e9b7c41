import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** How many requests have come so far. */
  requests(): number;
}

/** Runs a real server on localhost for as long as `use` takes. */
export async function withServer<Result>(
  handler: RequestListener,
  use: (server: TestServer) => Promise<Result>,
): Promise<Result> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    return handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ url: `http://127.0.0.1:${port}`, requests: () => requests });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
