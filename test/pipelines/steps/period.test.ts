import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay, readPeriod } from '../../../pipelines/steps/period.ts';

describe('a period', () => {
  it.each([
    ['year', '2018', '2018', null],
    ['reference-date', '31.12.2018', '2018', '2018-12-31'],
    ['reference-date', '1.7.2018', '2018', '2018-07-01'],
    ['reference-date', '2018-12-31', '2018', '2018-12-31'],
    ['reference-date', '29.02.2020', '2020', '2020-02-29'],
    ['election-day', '23.02.2025', '2025', '2025-02-23'],
    ['election-day', '2025-02-23', '2025', '2025-02-23'],
    ['school-year', '2018', '2018', null],
    ['school-year', '2018/19', '2018', null],
    ['school-year', '2018/2019', '2018', null],
    ['school-year', '2018 / 19', '2018', null],
    ['school-year', '1999/00', '1999', null],
    ['school-year', '1999/2000', '1999', null],
    ['quarter', '2018-Q2', '2018-Q2', null],
    ['quarter', '2018Q2', '2018-Q2', null],
    ['quarter', '2. Quartal 2018', '2018-Q2', null],
    ['quarter', '2. Vierteljahr 2018', '2018-Q2', null],
    ['quarter', '2/2018', '2018-Q2', null],
    ['quarter', 'Q2/2018', '2018-Q2', null],
    ['quarter', '2. Vj. 2018', '2018-Q2', null],
    ['quarter', '2. Vj 2018', '2018-Q2', null],
    ['half-year', '2018-S1', '2018-S1', null],
    ['half-year', '2018S2', '2018-S2', null],
    ['half-year', '2018-H2', '2018-S2', null],
    ['half-year', '1. Halbjahr 2018', '2018-S1', null],
    ['half-year', '2. Hj. 2018', '2018-S2', null],
    ['school-year', 'Schuljahr 2018/19', '2018', null],
    ['month', '2018-06', '2018-06', null],
    ['month', '06.2018', '2018-06', null],
    ['month', '6.2018', '2018-06', null],
    ['month', 'Juni 2018', '2018-06', null],
    ['month', 'März 2018', '2018-03', null],
    ['month', 'DEZEMBER 2018', '2018-12', null],
  ] as const)('of kind %s is read from %s', (kind, text, time_period, ref_date) => {
    expect(readPeriod(text, kind)).toEqual({ time_period, ref_date });
  });

  it.each([
    ['year', '18'],
    ['year', '2018 '],
    ['year', '1899'],
    ['year', '2100'],
    ['year', '31.12.2018'],
    ['year', '2018p'],
    ['year', ''],
    ['reference-date', '2018'],
    ['reference-date', '31.11.2018'],
    ['reference-date', '29.02.2019'],
    ['reference-date', '2019-02-29'],
    ['reference-date', '32.12.2018'],
    ['reference-date', '12/31/2018'],
    ['reference-date', '31.13.2018'],
    ['reference-date', '00.12.2018'],
    ['election-day', '23. Februar 2025'],
    ['school-year', '2018/20'],
    ['school-year', '2018/17'],
    ['school-year', '18/19'],
    ['school-year', '1999/1900'],
    ['quarter', '2018-Q5'],
    ['quarter', '5. Quartal 2018'],
    ['quarter', '2018'],
    ['quarter', '0. Vj. 2018'],
    ['quarter', '1. Halbjahr 2018'],
    ['half-year', '3. Halbjahr 2018'],
    ['half-year', '2018-S3'],
    ['half-year', '2018-Q1'],
    ['half-year', '2018'],
    ['month', '2018-13'],
    ['month', '00.2018'],
    ['month', 'Juno 2018'],
    ['month', '2018'],
  ] as const)('of kind %s is not read from %s', (kind, text) => {
    expect(readPeriod(text, kind)).toBeNull();
  });

  it('is every day of the calendar, written in either way, and no other', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const german = iso.split('-').reverse().join('.');
        expect([readDay(iso), readDay(german)]).toEqual([iso, iso]);
      }),
    );
    const parts = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(parts, ([of, month]) => {
        const read = readDay(`${of}.${month}.2018`);
        const date = new Date(Date.UTC(2018, month - 1, of));
        const exists =
          date.getUTCDate() === of && date.getUTCMonth() === month - 1 && date.getUTCFullYear() === 2018;
        expect(read !== null).toBe(exists);
      }),
    );
  });
});
