import { expect, it } from 'vitest';
import { steadyClock } from '../../../pipelines/keeping/steady-clock.ts';

/** A clock that shows one time after another, and what the steady clock makes of them. */
function shown(times: readonly string[], after: string | null): readonly string[] {
  const left = times.map((time) => new Date(`2026-11-${time}Z`));
  // The first look at it is to see whether it has been set back.
  const clock = { now: () => (left.length > 1 ? left.shift() : left[0]) as Date };
  const steady = steadyClock(clock, after === null ? null : new Date(`2026-11-${after}Z`));
  return times.slice(after === null ? 0 : 1).map(() => steady.now().toISOString().slice(8, 19));
}

it('shows the time as it is while nothing speaks against it', () => {
  expect(shown(['21T03:00:00', '21T03:00:01', '21T03:00:01'], null)).toEqual([
    '21T03:00:00',
    '21T03:00:01',
    '21T03:00:01',
  ]);
  expect(shown(['21T03:00:00', '21T03:00:00', '21T03:00:01'], '20T03:00:00')).toEqual([
    '21T03:00:00',
    '21T03:00:01',
  ]);
});

it('goes on a second after the last work where it was set back, as fast as the time itself', () => {
  expect(shown(['20T03:00:00', '20T03:00:00', '20T03:00:05', '20T03:01:05'], '21T03:00:00')).toEqual([
    '21T03:00:01',
    '21T03:00:06',
    '21T03:01:06',
  ]);
});

it('stands still for a moment where it is set back under way, and goes on from there', () => {
  expect(shown(['21T03:00:00', '21T02:00:00', '21T02:00:05'], null)).toEqual([
    '21T03:00:00',
    '21T03:00:00',
    '21T03:00:05',
  ]);
});
