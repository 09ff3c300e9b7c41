import { setTimeout } from 'node:timers/promises';

/** Comes back every so many milliseconds, until someone stops the program (Ctrl+C, or SIGTERM of a service manager). */
export async function* untilStopped(milliseconds: number): AsyncGenerator<void, void> {
  const stop = new AbortController();
  // Once: whoever cannot wait presses a second time, which ends the program at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  while (await setTimeout(milliseconds, true, stop).catch(() => false)) yield;
}
