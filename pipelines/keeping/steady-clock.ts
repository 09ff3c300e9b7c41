import type { Clock } from '../effects/clock.ts';

const second = 1_000;

/**
 * A clock that is never before `after` and never goes back, however the computer's clock is set. What is released,
 * fetched or accepted later must look later: harvesters take the older date for the older state, and the newest file
 * of a source is the one that was fetched last.
 */
export function steadyClock(clock: Clock, after: Date | null): Clock {
  let latest = Number.NEGATIVE_INFINITY;
  let added = 0;
  if (after !== null && clock.now() < after) latest = after.getTime() + second;
  return {
    now: () => {
      const time = clock.now().getTime();
      added = Math.max(added, latest - time);
      latest = time + added;
      return new Date(latest);
    },
  };
}
