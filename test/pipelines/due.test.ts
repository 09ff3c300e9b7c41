import { describe, expect, it } from 'vitest';
import { lastDue, nextDue } from '../../pipelines/due.ts';

const last = (schedule: string, now: string) => lastDue(schedule, new Date(now))?.toISOString() ?? null;
const next = (schedule: string, now: string) => nextDue(schedule, new Date(now))?.toISOString() ?? null;

describe('the last time a schedule was due', () => {
  it.each([
    ['0 4 2 * *', '2026-11-21T03:00:00Z', '2026-11-02T03:00:00.000Z'],
    ['0 4 2 * *', '2026-07-02T02:00:00Z', '2026-07-02T02:00:00.000Z'],
    ['0 4 2 * *', '2026-07-02T01:59:59Z', '2026-06-02T02:00:00.000Z'],
    ['*/15 6-8 * * mon-fri', '2026-11-22T12:00:00Z', '2026-11-20T07:45:00.000Z'],
    ['0 5 * jan,July 7', '2026-11-21T12:00:00Z', '2026-07-26T03:00:00.000Z'],
    ['0 5 13 * fri', '2026-12-01T12:00:00Z', '2026-11-13T04:00:00.000Z'],
    ['0 0 29 2 *', '2026-12-01T12:00:00Z', '2024-02-28T23:00:00.000Z'],
    ['30 23 * * *', '2026-06-01T21:29:00Z', '2026-05-31T21:30:00.000Z'],
  ])('of %s before %s is %s', (schedule, now, expected) => {
    expect(last(schedule, now)).toBe(expected);
  });

  it('is none for a day that no month has', () => {
    expect(last('0 4 31 2 *', '2026-11-21T03:00:00Z')).toBeNull();
  });

  it('is the first of the two in the night that has an hour twice', () => {
    expect(last('30 2 * * *', '2026-10-25T00:29:59Z')).toBe('2026-10-24T00:30:00.000Z');
    expect(last('30 2 * * *', '2026-10-25T00:30:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(last('30 2 * * *', '2026-10-25T23:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('is an hour later by the clock in the night that lacks an hour', () => {
    expect(last('30 2 * * *', '2027-03-28T12:00:00Z')).toBe('2027-03-28T01:30:00.000Z');
    expect(last('0 2,3 * * *', '2027-03-28T12:00:00Z')).toBe('2027-03-28T01:00:00.000Z');
    expect(last('30 2 * * *', '2027-03-28T01:29:59Z')).toBe('2027-03-27T01:30:00.000Z');
  });
});

describe('the next time a schedule is due', () => {
  it.each([
    ['0 4 2 * *', '2026-11-21T03:00:00Z', '2026-12-02T03:00:00.000Z'],
    ['0 4 2 * *', '2026-12-02T03:00:00Z', '2027-01-02T03:00:00.000Z'],
    ['30 2 * * *', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    ['30 2 * * *', '2027-03-28T00:00:00Z', '2027-03-28T01:30:00.000Z'],
    ['30 2 * * *', '2027-03-28T01:30:00Z', '2027-03-29T00:30:00.000Z'],
  ])('of %s after %s is %s', (schedule, now, expected) => {
    expect(next(schedule, now)).toBe(expected);
  });
});
