import fc from 'fast-check';
import { createTask } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { instantOf, wallTime } from '../../../pipelines/scheduling/berlin-time.ts';
import { everyDay, lastDue, nextDue } from '../../../pipelines/scheduling/due.ts';

const at = (text: string) => new Date(text);
/** Every instant at which an expression is due after `from`, up to `until`. */
const between = (expression: string, from: string, until: string) => {
  const found: string[] = [];
  let due = nextDue(expression, at(from));
  while (due !== null && due <= at(until)) {
    found.push(due.toISOString().slice(0, 16));
    due = nextDue(expression, due);
  }
  return found;
};

describe('when a source is due', () => {
  it.each([
    ['0 4 2 * *', '2026-07-15T12:00:00Z', '2026-07-02T02:00:00.000Z', '2026-08-02T02:00:00.000Z'],
    ['0 4 2 * *', '2026-12-15T12:00:00Z', '2026-12-02T03:00:00.000Z', '2027-01-02T03:00:00.000Z'],
    ['0 4 * * 1-5', '2026-11-22T12:00:00Z', '2026-11-20T03:00:00.000Z', '2026-11-23T03:00:00.000Z'],
    ['0 4 L * *', '2027-02-10T12:00:00Z', '2027-01-31T03:00:00.000Z', '2027-02-28T03:00:00.000Z'],
    ['15 5 * jan,jul 1#2', '2026-11-22T12:00:00Z', '2026-07-13T03:15:00.000Z', '2027-01-11T04:15:00.000Z'],
    ['0 4 29 2 *', '2027-01-01T00:00:00Z', '2024-02-29T03:00:00.000Z', '2028-02-29T03:00:00.000Z'],
  ])('reads %s at %s as Berlin does', (expression, now, last, next) => {
    expect(lastDue(expression, at(now))?.toISOString()).toBe(last);
    expect(nextDue(expression, at(now))?.toISOString()).toBe(next);
  });

  it('counts the very instant as past', () => {
    expect(lastDue('0 4 * * *', at('2026-07-02T02:00:00Z'))).toEqual(at('2026-07-02T02:00:00Z'));
    expect(nextDue('0 4 * * *', at('2026-07-02T02:00:00Z'))).toEqual(at('2026-07-03T02:00:00Z'));
  });

  it('is once in the autumn night in which 2:30 exists twice', () => {
    expect(between('30 2 * * *', '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-25T00:30', // the first 2:30, still in summer time
      '2026-10-26T01:30',
    ]);
  });

  it('is once in the spring night in which 2:30 does not exist', () => {
    expect(between('30 2 * * *', '2027-03-27T12:00:00Z', '2027-03-29T12:00:00Z')).toEqual([
      '2027-03-28T01:30', // 3:30, since there was no 2:30
      '2027-03-29T00:30',
    ]);
    // node-cron alone would leave that night out.
    const task = createTask('30 2 * * *', () => {}, { timezone: 'Europe/Berlin' });
    expect(task.match(at('2027-03-28T01:30:00Z'))).toBe(false);
    task.destroy();
  });

  it('keeps the order of sources in both nights', () => {
    const spring = ['50 1', '10 2', '50 2', '55 3'].map((time) =>
      lastDue(`${time} * * *`, at('2027-03-28T12:00:00Z'))?.toISOString(),
    );
    expect(spring).toEqual([...spring].sort());
    const autumn = ['50 1', '10 2', '50 2', '10 3'].map((time) =>
      lastDue(`${time} * * *`, at('2026-10-25T12:00:00Z'))?.toISOString(),
    );
    expect(autumn).toEqual([...autumn].sort());
  });

  it('is every 20 minutes of a day without a break, each time on the wall once', () => {
    const autumn = between('*/20 * * * *', '2026-10-24T21:59:59Z', '2026-10-25T22:59:59Z');
    expect(autumn).toHaveLength(72); // the day has 25 hours; the second 2:00, 2:20 and 2:40 count for nothing
    const spring = between('*/20 * * * *', '2027-03-27T22:59:59Z', '2027-03-28T21:59:59Z');
    expect(spring).toHaveLength(69); // the day has 23 hours; 2:20 is 3:20
  });

  it('is never on a day that does not exist', () => {
    expect(lastDue('0 4 1 2 1#5', at('2026-07-01T00:00:00Z'))).toBeNull();
    expect(nextDue('0 4 1 2 1#5', at('2026-07-01T00:00:00Z'))).toBeNull();
  });

  it('is what node-cron says, on every other day', () => {
    const field = (max: number, min = 0) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min, max }).map(String),
        fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([one, other]) => `${one},${other}`),
      );
    const expressions = fc.tuple(field(59), field(23), field(28, 1), field(12, 1), field(6));
    const instants = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(expressions, instants, (fields, milliseconds) => {
        const expression = fields.join(' ');
        const now = new Date(milliseconds);
        const [last, next] = [lastDue(expression, now), nextDue(expression, now)];
        const task = createTask(expression, () => {}, { timezone: 'Europe/Berlin' });
        task.destroy();
        for (const due of [last, next]) if (due && !isNearChange(due)) expect(task.match(due)).toBe(true);
        // Nothing lies between them: not in the minutes around, nor anywhere else that is tried.
        if (last === null || next === null) return;
        expect(last <= now && now < next).toBe(true);
        for (let step = 1; step < 40; step += 1) {
          const minute = Math.floor(
            (last.getTime() + ((next.getTime() - last.getTime()) * step) / 40) / 60_000,
          );
          const tried = new Date(minute * 60_000);
          if (tried > last && !isNearChange(tried))
            expect([tried, task.match(tried)]).toEqual([tried, false]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('every day', () => {
  it('keeps the time of day', () => {
    expect(everyDay('40 4 2 * *')).toBe('40 4 * * *');
  });
});

describe('time on the wall', () => {
  it('is what a clock in Berlin shows, and back', () => {
    expect(wallTime(at('2026-07-01T02:00:00Z'))).toEqual(at('2026-07-01T04:00:00Z'));
    expect(wallTime(at('2026-12-31T23:30:00Z'))).toEqual(at('2027-01-01T00:30:00Z'));
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }), (milliseconds) => {
        const instant = new Date(milliseconds);
        if (!isNearChange(instant)) expect(instantOf(wallTime(instant))).toEqual(instant);
      }),
    );
  });
});

/** Whether the clock is changed within a few hours: there node-cron and we differ on purpose. */
function isNearChange(instant: Date): boolean {
  const offset = (milliseconds: number) => wallTime(new Date(milliseconds)).getTime() - milliseconds;
  const hours = 4 * 3_600_000;
  return offset(instant.getTime() - hours) !== offset(instant.getTime() + hours);
}
