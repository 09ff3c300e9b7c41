import { describe, expect, it } from 'vitest';
import { isWorthTelling } from '../../../pipelines/report/worth-telling.ts';
import type { Sent } from '../../../schemas/types.ts';

type Told = NonNullable<Sent['channels'][string]['last']>;

const summary = { de: 'Nacht.', en: 'Night.' };
const on = (day: string, part: Partial<Told> = {}): Told => ({
  made: day.includes('T') ? day : `${day}T03:00:00Z`,
  outcome: 'unchanged',
  light: 'green',
  matter: 'unchanged; green',
  summary,
  ...part,
});
const yellow = { light: 'yellow', matter: 'unchanged; yellow; a rejected' } as const;
const red = { light: 'red', outcome: 'refused', matter: 'refused; red' } as const;
const worth = (now: Told, last: Told | null, unsent: readonly Told[] = []) =>
  isWorthTelling(now, { last, unsent: [...unsent] });

describe('a report is sent', () => {
  it('when there is a new release', () => {
    expect(worth(on('2026-11-22', { outcome: 'published' }), on('2026-11-21'))).toBe(true);
    expect(worth(on('2026-11-22', { outcome: 'published' }), null)).toBe(true);
  });

  it('not when it is green and nothing is new', () => {
    expect(worth(on('2026-11-22'), on('2026-11-21'))).toBe(false);
    expect(worth(on('2026-11-22'), null)).toBe(false);
  });

  it('when the light has changed, also back to green', () => {
    expect(worth(on('2026-11-22', yellow), on('2026-11-21'))).toBe(true);
    expect(worth(on('2026-11-22'), on('2026-11-21', yellow))).toBe(true);
  });

  it('of the same yellow once, then after a week', () => {
    const first = on('2026-11-21', yellow);
    for (const day of ['2026-11-22', '2026-11-24', '2026-11-27'])
      expect([day, worth(on(day, yellow), first)]).toEqual([day, false]);
    expect(worth(on('2026-11-28', yellow), first)).toBe(true);
    expect(worth(on('2026-11-28T02:00:00Z', yellow), first)).toBe(true);
  });

  it('of another yellow at once', () => {
    expect(worth(on('2026-11-22', { ...yellow, matter: 'b rejected' }), on('2026-11-21', yellow))).toBe(true);
  });

  it('of red every night', () => {
    expect(worth(on('2026-11-22', red), on('2026-11-21', red))).toBe(true);
  });

  it('once a day in Germany, unless it has got worse or the first was of a run that gave way', () => {
    const first = on('2026-11-21T03:00:00Z', { ...yellow, outcome: 'published' });
    expect(worth(on('2026-11-21T14:00:00Z', { ...yellow, outcome: 'published' }), first)).toBe(false);
    expect(worth(on('2026-11-21T22:59:00Z', { outcome: 'published' }), first)).toBe(false);
    expect(worth(on('2026-11-21T23:01:00Z', { outcome: 'published' }), first)).toBe(true);
    expect(worth(on('2026-11-21T14:00:00Z', red), first)).toBe(true);
    const gaveWay = on('2026-11-21T03:00:00Z', { ...yellow, outcome: 'busy' });
    expect(worth(on('2026-11-21T03:30:00Z', { outcome: 'published' }), gaveWay)).toBe(true);
  });

  it('when an earlier one could not be sent', () => {
    expect(worth(on('2026-11-22'), null, [on('2026-11-21', yellow)])).toBe(true);
  });

  it('after the clock was set back, rather than never', () => {
    expect(worth(on('2026-11-20', yellow), on('2030-01-01', yellow))).toBe(true);
  });
});
