import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Band, tile } from '../../indicators/age-tiles.ts';

const band = (code: string, from: number, below: number | null): Band => ({ code, from, below });
const census: readonly Band[] = [
  band('Y_LT18', 0, 18),
  band('Y18T64', 18, 65),
  band('Y15T19', 15, 20),
  band('Y15T24', 15, 25),
  band('Y65T74', 65, 75),
  band('Y_GE75', 75, null),
];

describe('age bounds', () => {
  it.each([
    [0, 18, ['Y_LT18']],
    [0, 65, ['Y_LT18', 'Y18T64']],
    [15, 25, ['Y15T24']],
    [65, null, ['Y65T74', 'Y_GE75']],
    [75, null, ['Y_GE75']],
    [0, null, ['Y_LT18', 'Y18T64', 'Y65T74', 'Y_GE75']],
    [30, 30, []],
  ])('%s to %s are put together', (from, below, codes) => {
    expect(tile(census, { from, below })?.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    [16, 65, 'no band begins there'],
    [0, 60, 'a band straddles the end'],
    [15, 30, 'there is a gap after 25'],
    [0, 100, 'the last band is open and the bounds are not'],
    [18, 17, 'they are the wrong way round'],
  ])('%s to %s are not: %s', (from, below) => {
    expect(tile(census, { from, below })).toBeNull();
  });

  it('prefer the fewest bands, and of these the first by name, whatever the order of the list', () => {
    const bands = [band('a', 0, 5), band('b', 5, 10), band('c', 0, 10), band('d', 0, 10)];
    for (const order of [bands, [...bands].reverse()]) {
      expect(tile(order, { from: 0, below: 10 })?.map(({ code }) => code)).toEqual(['c']);
    }
  });

  it('are tiled without gap or overlap, or not at all', () => {
    const bounds = fc.tuple(
      fc.integer({ min: 0, max: 12 }),
      fc.option(fc.integer({ min: 1, max: 13 }), { nil: null }),
    );
    const bands = fc
      .array(bounds, { maxLength: 9 })
      .map((all) =>
        all
          .filter(([from, below]) => below === null || below > from)
          .map(([from, below], index) => band(`b${index}`, from, below)),
      );
    fc.assert(
      fc.property(bands, bounds, (all, [from, below]) => {
        fc.pre(below === null || below > from);
        const tiling = tile(all, { from, below });
        const ages = Array.from({ length: 14 }, (_, age) => age);
        const inside = (one: { from: number; below: number | null }, age: number) =>
          age >= one.from && (one.below === null || age < one.below);
        if (tiling) {
          for (const age of ages) {
            const covering = tiling.filter((one) => inside(one, age));
            expect(covering).toHaveLength(inside({ from, below }, age) ? 1 : 0);
          }
          expect(tiling.every((one) => all.includes(one))).toBe(true);
        } else {
          // Some single band, at least, is not the whole.
          expect(all.some((one) => one.from === from && one.below === below)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
