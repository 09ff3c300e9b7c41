import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange } from '../../../catalog/site/byte-range.ts';

describe('a byte range', () => {
  it.each([
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=3-', 10, { start: 3, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-30', 10, { start: 0, end: 9 }],
    ['bytes=5-99999999999999999999', 10, { start: 5, end: 9 }],
    ['Bytes=1-2', 10, { start: 1, end: 2 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=0-1,4-5', 10, null],
    ['bytes=2-1', 10, null],
    ['bytes=-', 10, null],
    ['bytes=a-b', 10, null],
    ['items=0-1', 10, null],
    ['', 10, null],
    [undefined, 10, null],
  ])('%j of %i bytes', (header, size, expected) => {
    expect(byteRange(header, size)).toEqual(expected);
  });

  it('lies within the file, whatever was asked', () => {
    const numbers = fc.oneof(fc.nat().map(String), fc.constant(''));
    fc.assert(
      fc.property(numbers, numbers, fc.nat(), (from, until, size) => {
        const range = byteRange(`bytes=${from}-${until}`, size);
        if (range === null || range === 'unsatisfiable') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});
