import { constants } from 'node:os';

/**
 * Aborts as soon as somebody wants the program to end: Ctrl+C, or SIGTERM of a service manager. Whoever cannot wait asks a
 * second time, which ends it at once.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(128 + constants.signals[signal]);
      stop.abort();
    });
  }
  return stop.signal;
}
