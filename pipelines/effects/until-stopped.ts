import { setTimeout } from 'node:timers/promises';
import { stopSignal } from './stop-signal.ts';

/** Comes back every so many milliseconds, until someone stops the program. */
export async function* untilStopped(milliseconds: number): AsyncGenerator<void, void> {
  const signal = stopSignal();
  while (await setTimeout(milliseconds, true, { signal }).catch(() => false)) yield;
}
