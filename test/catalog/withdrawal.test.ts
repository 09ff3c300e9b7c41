import { describe, expect, it } from 'vitest';
import { isSaid, judgeWithdrawals, type Known, type Withdrawals } from '../../catalog/withdrawal.ts';
import type { Withdrawn } from '../../schemas/types.ts';

const because = { de: 'Die Quelle gibt es nicht mehr.' };
const women: Withdrawn = { title: { de: 'Frauen', en: 'Women' }, on: '2026-11-21', because };
const files = new Map([['women-share', women]]);
const shownIn = (withdrawn?: string): Known => ({
  datasets: [{ id: 'beds-total' }, { id: 'women-share', ...(withdrawn === undefined ? {} : { withdrawn }) }],
});
const told = ({ shown, gone }: Withdrawals) => ({
  shown: [...shown].map(([id, { since, until }]) => [id, since, until]),
  gone: gone.map((one) => [one.id, one.withdrawn, one.gone]),
});

describe('a withdrawn dataset', () => {
  const first = '2026-11-22T03:00:00Z';

  it('is shown as such from the next release on', () => {
    expect(told(judgeWithdrawals(files, shownIn(), first))).toEqual({
      shown: [['women-share', first, '2026-12-22T03:00:00Z']],
      gone: [],
    });
  });

  it.each(['2026-11-23T03:00:00Z', '2026-12-22T02:59:59Z'])(
    'is still shown at %s, with the same dates',
    (now) => {
      const { shown, gone } = judgeWithdrawals(files, shownIn(first), now);
      expect(shown.get('women-share')).toEqual({ since: first, until: '2026-12-22T03:00:00Z', because });
      expect(gone).toEqual([]);
    },
  );

  it('is gone after thirty days, to the second', () => {
    const now = '2026-12-22T03:00:00Z';
    const { shown, gone } = judgeWithdrawals(files, shownIn(first), now);
    expect(shown.size).toBe(0);
    expect(gone).toEqual([{ id: 'women-share', title: women.title, withdrawn: first, gone: now, because }]);
  });

  it('goes with no more others than portals may lose at once; the rest follows with the next release', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const many = new Map(ids.map((id) => [id, women]));
    const since = { a: '2026-11-23', b: '2026-11-22', c: '2026-11-23', d: '2026-11-23', e: '2026-11-23' };
    const previous: Known = {
      datasets: Object.entries(since).map(([id, day]) => ({ id, withdrawn: `${day}T03:00:00Z` })),
    };
    const limit = { share: 0.4, number: 1 };
    const now = '2026-12-24T03:00:00Z';
    const { shown, gone } = judgeWithdrawals(many, previous, now, limit);
    expect(gone.map(({ id }) => id)).toEqual(['a', 'b']);
    expect([...shown.keys()]).toEqual(['c', 'd', 'e']);
    const left: Known = { datasets: previous.datasets.filter(({ id }) => shown.has(id)), gone: [...gone] };
    expect(judgeWithdrawals(many, left, now, limit).gone.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(isSaid(judgeWithdrawals(many, left, now, limit), left)).toBe(false);
  });

  it('counts from the first release that shows it, however long ago it was decided', () => {
    const late = '2027-03-01T03:00:00Z';
    expect(told(judgeWithdrawals(files, shownIn(), late)).shown).toEqual([
      ['women-share', late, '2027-03-31T03:00:00Z'],
    ]);
  });

  it('compares moments, not texts', () => {
    const zoned = '2026-11-22T04:00:00+01:00';
    expect(judgeWithdrawals(files, shownIn(zoned), '2026-12-22T03:00:00Z').gone).toHaveLength(1);
    expect(judgeWithdrawals(files, shownIn(zoned), '2026-12-22T03:30:00+01:00').gone).toHaveLength(0);
  });

  it('is a dataset like any other when the file is deleted in time', () => {
    expect(told(judgeWithdrawals(new Map(), shownIn(first), '2026-12-01T03:00:00Z'))).toEqual({
      shown: [],
      gone: [],
    });
  });

  it('stays gone, with the dates and the reason it went with, file or no file', () => {
    const gone = [
      { id: 'women-share', title: women.title, withdrawn: first, gone: '2026-12-22T03:00:00Z', because },
    ];
    const previous: Known = { datasets: [{ id: 'beds-total' }], gone };
    const reworded = new Map([['women-share', { ...women, because: { de: 'Ein anderer Grund.' } }]]);
    for (const known of [files, reworded, new Map<string, Withdrawn>()]) {
      expect(judgeWithdrawals(known, previous, '2030-01-01T03:00:00Z')).toEqual({ shown: new Map(), gone });
    }
  });
});

describe('a withdrawn dataset that no release knows', () => {
  it('is shown while the decision is fresh', () => {
    const now = '2026-12-20T03:00:00Z';
    for (const previous of [null, { datasets: [] }])
      expect(told(judgeWithdrawals(files, previous, now)).shown).toEqual([
        ['women-share', now, '2027-01-19T03:00:00Z'],
      ]);
  });

  it('is gone when it is older than thirty days: the run state was lost, the tombstone was not', () => {
    const now = '2026-12-21T00:00:00Z';
    expect(told(judgeWithdrawals(files, null, now)).gone).toEqual([
      ['women-share', '2026-11-21T00:00:00Z', now],
    ]);
  });
});

describe('whether a release already says it', () => {
  const first = '2026-11-22T03:00:00Z';
  const later = '2026-12-30T03:00:00Z';
  const judged = (previous: Known, now: string, known = files) =>
    isSaid(judgeWithdrawals(known, previous, now), previous);

  it('does not, when a withdrawal begins, ends or is taken back', () => {
    expect(judged(shownIn(), first)).toBe(false);
    expect(judged(shownIn(first), later)).toBe(false);
    expect(judged(shownIn(first), '2026-12-01T03:00:00Z', new Map())).toBe(false);
    expect(judged({ datasets: [{ id: 'beds-total' }] }, later)).toBe(false);
  });

  it('does, on the days between and after', () => {
    expect(judged(shownIn(), first, new Map())).toBe(true);
    expect(judged(shownIn(first), '2026-12-01T03:00:00Z')).toBe(true);
    const { gone } = judgeWithdrawals(files, shownIn(first), later);
    expect(judged({ datasets: [], gone: [...gone] }, '2027-06-01T03:00:00Z')).toBe(true);
  });

  it('does not wait for a dataset that has never had a figure', () => {
    expect(judged({ datasets: [{ id: 'beds-total' }] }, first)).toBe(true);
  });
});
