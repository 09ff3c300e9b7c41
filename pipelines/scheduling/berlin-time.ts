/** Every schedule and every time that a person reads is of this zone. */
export const zone = 'Europe/Berlin';

/** What a clock on the wall shows, written as if it were UTC: arithmetic on it never meets daylight saving. */
export type WallTime = Date;

const day = 24 * 3_600_000;

/** @example wallTime(new Date('2026-07-01T02:00:00Z')) // 04:00 on the wall */
export function wallTime(instant: Date): WallTime {
  return new Date(instant.getTime() + offsetAt(instant.getTime()));
}

/**
 * When the wall shows that time. A time that exists twice in an autumn night is the first of the two; one that does not exist
 * in a spring night is as much later as the clock is put forward: 2:30 is then 3:30.
 */
export function instantOf(wall: WallTime): Date {
  const [before, after] = [offsetAt(wall.getTime() - day), offsetAt(wall.getTime() + day)];
  const [early, late] = [wall.getTime() - before, wall.getTime() - after];
  if (before === after || offsetAt(early) === before) return new Date(early);
  return new Date(offsetAt(late) === after ? late : early);
}

/** As a person reads it: `2026-12-02 04:10`. */
export function berlinText(instant: Date): string {
  return wallTime(instant).toISOString().slice(0, 16).replace('T', ' ');
}

const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });

/** Milliseconds by which the wall is ahead of UTC. */
function offsetAt(milliseconds: number): number {
  const parts = format.formatToParts(milliseconds);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, hours = '0', minutes = '0'] = /GMT\+(\d+):(\d+)/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
