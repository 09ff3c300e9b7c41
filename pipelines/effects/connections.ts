import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /** Cuts those from which no request has come, or none since the last answer. */
  dropWaiting(): void;
}

/**
 * Keeps a place free for the next client: beyond the limit, the connection that has kept us waiting longest is cut.
 * A normal client sends its request at once and is gone; whoever holds connections open loses them first.
 */
export function limitConnections(server: Server, limit: number): Connections {
  // Sets remember the order in which something came: the first one has waited longest.
  const waiting = new Set<Socket>();
  const served = new Set<Socket>();
  server.on('connection', (socket) => {
    waiting.add(socket);
    socket.once('close', () => {
      waiting.delete(socket);
      served.delete(socket);
    });
    if (waiting.size + served.size <= limit) return;
    const [longest = socket] = waiting.size > 1 ? waiting : served;
    longest.destroy();
  });
  server.on('request', ({ socket }, response) => {
    if (!waiting.delete(socket)) return;
    served.add(socket);
    response.once('close', () => {
      if (served.delete(socket)) waiting.add(socket);
    });
  });
  return {
    dropWaiting: () => {
      for (const socket of waiting) socket.destroy();
    },
  };
}

/**
 * Half of the files that the operating system lets us hold open, since an answer may need one besides its socket;
 * where it does not say, half of what is usual.
 */
export function usualLimit(): number {
  const report: unknown = process.report.getReport();
  const { userLimits } = report as { userLimits?: { open_files?: { soft?: unknown } } };
  const files = Number(userLimits?.open_files?.soft);
  return Math.floor(Math.min(Number.isFinite(files) ? files : 1024, 32_768) / 2);
}
