import { describe, expect, it } from 'vitest';
import type { Look } from '../../../pipelines/effects/looks.ts';
import { planSources, type Scheduled } from '../../../pipelines/scheduling/plan.ts';
import { planLines } from '../../../pipelines/scheduling/plan-lines.ts';

const now = new Date('2026-11-20T10:00:00Z');
const released = new Date('2026-11-20T03:30:00Z');
const rules = { window: 15, longest: 120 };
const look = (looked: string, state: Look['state'] = 'unchanged'): Look => ({
  looked,
  state,
  succeeded: null,
  changed: null,
  seconds: 1,
});
const source = (id: string, schedule: string, via?: 'delivery'): Scheduled => ({
  id,
  schedule,
  request: via ? { via } : {},
});

describe('a plan', () => {
  it('looks into a folder for deliveries every day, though one is expected once a year', () => {
    const looks = new Map([['office/a', look('2026-11-19T04:00:00Z')]]);
    const [planned] = planSources([source('office/a', '0 5 15 2 *', 'delivery')], looks, now, released);
    expect(planned).toMatchObject({
      since: new Date('2026-11-20T04:00:00Z'),
      next: new Date('2026-11-21T04:00:00Z'),
    });
  });

  it('looks again, the next day, at what no release came after', () => {
    const looks = new Map([['office/a', look('2026-11-18T03:00:00.700Z', 'accepted')]]);
    const since = (made: Date | null) =>
      planSources([source('office/a', '0 4 2 * *')], looks, now, made).map((one) => one.since);
    expect(since(released)).toEqual([null]);
    expect(since(new Date('2026-11-18T03:00:00Z'))).toEqual([null]);
    expect(since(new Date('2026-11-17T03:00:00Z'))).toEqual([new Date('2026-11-20T03:00:00Z')]);
    expect(since(null)).toEqual([new Date('2026-11-20T03:00:00Z')]);
  });

  it('takes a look of a minute ahead for one, since clocks are put right all the time', () => {
    const looks = new Map([['office/a', look('2026-11-20T10:00:50Z')]]);
    const [planned] = planSources([source('office/a', '0 5 * * *')], looks, now, released);
    expect(planned).toMatchObject({ since: null, future: null });
  });

  it('is a table, what comes first at the top', () => {
    const sources = [
      source('office/monthly', '0 4 2 * *'),
      source('office/daily', '30 2 * * *'),
      source('office/silent', '10 4 2 * *'),
      source('office/never-due', '0 4 1 2 1#5'),
    ];
    const looks = new Map([
      ['office/monthly', look('2026-11-02T03:00:00Z', 'accepted')],
      ['office/daily', look('2026-11-20T01:30:00Z')],
      ['office/silent', look('2026-11-20T03:10:00Z', 'unreachable')],
      ['office/never-due', look('2026-11-01T00:00:00Z', 'absent')],
    ]);
    expect(planLines(planSources(sources, looks, now, released), rules, now, 'de')).toEqual([
      'Quelle            Zeitplan     Letzter Blick     Ergebnis          Fällig (Europe/Berlin)',
      '────────────────  ───────────  ────────────────  ────────────────  ──────────────────────',
      'office/daily      30 2 * * *   2026-11-20 02:30  unverändert       2026-11-21 02:30',
      'office/silent     10 4 2 * *   2026-11-20 04:10  nicht erreichbar  2026-11-21 04:10',
      'office/monthly    0 4 2 * *    2026-11-02 04:00  neu               2026-12-02 04:00',
      'office/never-due  0 4 1 2 1#5  2026-11-01 01:00  nicht da          nie',
      '',
      '4 Quellen im Plan. Nächster Lauf 2026-11-21 02:30 mit 1: office/daily.',
    ]);
    const fresh = planLines(planSources(sources.slice(0, 1), new Map(), now, released), rules, now, 'en');
    expect(fresh).toEqual([
      'Source          Schedule   Last look  Outcome  Due (Europe/Berlin)',
      '──────────────  ─────────  ─────────  ───────  ───────────────────',
      'office/monthly  0 4 2 * *  never            –  now',
      '',
      '"quartett schedule" would now begin a run with 1 sources.',
    ]);
  });
});
