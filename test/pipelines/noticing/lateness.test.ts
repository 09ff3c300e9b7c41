import { describe, expect, it } from 'vitest';
import type { Look } from '../../../pipelines/effects/looks.ts';
import { lateness, type SourceSigns } from '../../../pipelines/noticing/lateness.ts';
import type { Source } from '../../../schemas/types.ts';
import { messagesOf } from '../../helpers/harmonize-text.ts';

const monthly = '0 4 2 * *';
const nothing: SourceSigns = { look: null, received: null, accepted: null };
const looked = (succeeded: string | null): SourceSigns => ({
  ...nothing,
  look: {
    looked: '2026-11-02T03:00:09Z',
    state: 'unreachable',
    succeeded,
    changed: null,
    seconds: 1,
  } satisfies Look,
});
function late(signs: SourceSigns, now: string, own: { via?: string; expect?: Source['expect'] } = {}) {
  const request = {
    url: 'https://example.org',
    verified: false,
    mirror: 'x',
    ...(own.via ? { via: own.via } : {}),
  };
  const source = { id: 'office/people', schedule: monthly, request, expect: own.expect };
  return messagesOf(lateness(source as Parameters<typeof lateness>[0], signs, new Date(now)));
}

describe('a source that is read by a schedule', () => {
  it('is not late as long as one cycle only has been missed', () => {
    expect(late(looked('2026-10-02T02:00:01Z'), '2026-11-30T00:00:00Z')).toEqual([]);
  });

  it('is late when a whole cycle has passed without a look that succeeded', () => {
    const told = [
      'office/people: Überfällig: Die Quelle sollte am 02.11.2026 gelesen werden und seither wieder; zuletzt gelang es am 02.10.2026. Die letzten Meldungen zu dieser Quelle beheben, dann „quartett collect office/people“. Der letzte gute Stand bleibt veröffentlicht.',
    ];
    expect(late(looked('2026-10-02T02:00:01Z'), '2026-12-02T02:59:00Z')).toEqual([]);
    expect(late(looked('2026-10-02T02:00:01Z'), '2026-12-02T03:00:00Z')).toEqual(told);
  });

  it('is late when it could never be read, but not when nobody has looked yet', () => {
    expect(late(looked(null), '2026-11-03T00:00:00Z').join()).toContain('gelungen ist es noch nie.');
    expect(late(nothing, '2026-11-03T00:00:00Z')).toEqual([]);
  });
});

describe('a source whose figures are expected every so many months', () => {
  const expected = { expect: { news: { months: 14 } } };

  it('is late when its last new figures are older', () => {
    const signs = { ...nothing, accepted: '2025-08-20T02:00:00Z' };
    expect(late(signs, '2026-10-20T02:00:00Z', expected)).toEqual([]);
    expect(late(signs, '2026-10-20T02:00:01Z', expected)).toEqual([
      'office/people: Überfällig: Neue Zahlen kamen zuletzt am 20.08.2025, erwartet werden sie alle 14 Monate. Nachsehen, ob der Herausgeber sie an anderer Stelle gibt, oder nachfragen. Erscheinen sie seltener, expect.news anpassen.',
    ]);
  });

  it('is not late before its first ones', () => {
    expect(late(nothing, '2026-10-20T02:00:01Z', expected)).toEqual([]);
  });
});

describe('a delivery', () => {
  const via = { via: 'delivery' };
  const received = (instant: string | null) => ({ ...nothing, received: instant });

  it('is late a day after it was due', () => {
    expect(late(received('2026-10-05T10:00:00Z'), '2026-11-03T02:00:00Z', via)).toEqual([]);
    expect(late(received('2026-10-05T10:00:00Z'), '2026-11-03T03:00:00Z', via)).toEqual([
      'office/people: Überfällig: Die Lieferung war am 02.11.2026 erwartet; zuletzt kam eine am 05.10.2026. Beim Amt nachfragen, das liefert. Kommt sie seltener, schedule anpassen.',
    ]);
  });

  it('may come early', () => {
    expect(late(received('2026-10-25T10:00:00Z'), '2026-11-10T03:00:00Z', via)).toEqual([]);
  });

  it('that never came is late, too', () => {
    expect(late(received(null), '2026-11-10T03:00:00Z', via).join()).toContain(
      'Die Lieferung war am 02.11.2026 erwartet; bisher kam keine.',
    );
  });
});
