import { getTasks } from 'node-cron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everyMinute } from '../../../pipelines/effects/every-minute.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T10:00:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Notes when each minute came, in the time of the clock. */
function noteMinutes(work: () => Promise<void> = async () => {}) {
  const stop = new AbortController();
  const minutes: string[] = [];
  const ended = (async () => {
    for await (const _ of everyMinute(stop.signal)) {
      minutes.push(new Date().toISOString().slice(11, 19));
      await work();
    }
  })();
  const end = async () => {
    stop.abort();
    await ended;
  };
  return { minutes, end };
}
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

describe('every minute', () => {
  it('comes now and then at each full minute, and leaves no timer behind', async () => {
    const { minutes, end } = noteMinutes();
    await seconds(150);
    expect(minutes).toEqual(['10:00:30', '10:01:00', '10:02:00', '10:03:00']);
    await end();
    expect(vi.getTimerCount()).toBe(0);
    expect(getTasks().size).toBe(0);
  });

  it('passes by while somebody is at work', async () => {
    const { minutes, end } = noteMinutes(
      () => new Promise((resolve) => setTimeout(resolve, minutes.length === 1 ? 160_000 : 0)),
    );
    await seconds(240);
    expect(minutes).toEqual(['10:00:30', '10:04:00']);
    await end();
  });

  it('goes on when the clock is set back by a year', async () => {
    const { minutes, end } = noteMinutes();
    await seconds(100);
    vi.setSystemTime(new Date('2025-11-20T10:00:00Z'));
    await seconds(150);
    expect(minutes.slice(3).length).toBeGreaterThanOrEqual(2);
    await end();
  });

  it('goes on after a sleep of a week', async () => {
    const { minutes, end } = noteMinutes();
    await seconds(100);
    vi.setSystemTime(new Date('2026-11-27T10:00:00Z'));
    const before = minutes.length;
    await seconds(150);
    expect(minutes.slice(before).length).toBeGreaterThanOrEqual(2);
    await end();
  });
});
