import type { Planned } from './plan.ts';

/** How sources that are due one after another become one night. */
export interface NightRules {
  /** Minutes: whoever becomes due within them is waited for. */
  readonly window: number;
  /** Minutes after which a source has waited long enough. */
  readonly longest: number;
}

/**
 * The sources to look at now; none while it is worth waiting for another one. What is due close together goes into one
 * night, so that there is one release after the last source and not one after each.
 */
export function nextNight(
  planned: readonly Planned[],
  now: Date,
  { window, longest }: NightRules,
): readonly string[] {
  const due = planned.filter(({ since }) => since !== null);
  const isAnotherNear = planned.some(
    ({ since, next }) => since === null && next !== null && minutes(next, now) <= window,
  );
  const hasWaited = due.some(({ since }) => since !== null && minutes(now, since) >= longest);
  return isAnotherNear && !hasWaited ? [] : due.map(({ source }) => source);
}

/** A night to come. */
export interface ForeseenNight {
  readonly at: Date;
  readonly sources: readonly string[];
}

/**
 * When the next night will begin if nothing unforeseen happens, and with which sources; null if none will be due. What waits
 * already may be kept until `notBefore`.
 */
export function foreseeNight(
  planned: readonly Planned[],
  { window, longest }: NightRules,
  notBefore = new Date(0),
): ForeseenNight | null {
  const coming = planned
    .map(({ source, since, next }) => ({
      source,
      at: since !== null && since < notBefore ? notBefore : (since ?? next),
    }))
    .flatMap(({ source, at }) => (at === null ? [] : [{ source, at }]))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const [first] = coming;
  if (!first) return null;
  let last = first.at;
  for (const { at } of coming) if (minutes(at, last) <= window) last = at;
  const begin = new Date(Math.min(last.getTime(), first.at.getTime() + longest * 60_000));
  return { at: begin, sources: coming.filter(({ at }) => at <= begin).map(({ source }) => source) };
}

function minutes(later: Date, earlier: Date): number {
  return (later.getTime() - earlier.getTime()) / 60_000;
}
