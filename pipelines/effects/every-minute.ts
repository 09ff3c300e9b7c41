import { schedule } from 'node-cron';

/**
 * Comes back now and at every full minute, until it shall stop. Minutes in which the caller is still at work pass by, so it
 * is never in two of them at once.
 */
export async function* everyMinute(stop: AbortSignal): AsyncGenerator<void, void> {
  let wake = () => {};
  const task = schedule('* * * * *', () => wake(), { noOverlap: true, suppressMissedWarning: true });
  const guard = afterJumps(() => {
    task.stop();
    task.start();
  });
  const end = () => wake();
  stop.addEventListener('abort', end);
  try {
    while (!stop.aborted) {
      yield;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!stop.aborted) await woken;
    }
  } finally {
    stop.removeEventListener('abort', end);
    clearInterval(guard);
    task.destroy();
  }
}

/** node-cron waits for the instant it has once computed: set back by a year, the clock would keep it asleep for a year. */
function afterJumps(restart: () => void): NodeJS.Timeout {
  const interval = 20_000;
  let last = Date.now();
  return setInterval(() => {
    const now = Date.now();
    if (Math.abs(now - last - interval) > 60_000) restart();
    last = now;
  }, interval);
}
