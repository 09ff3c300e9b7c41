import { describe, expect, test } from 'vitest';
import { joinAlong } from '../../../pipelines/parsers/json-stat-join.ts';
import type { JsonStat } from '../../../schemas/types.ts';

/** A cube of years and cities; `label` and `value` say which. */
function part(
  years: readonly string[],
  cities: readonly string[],
  changes: Partial<JsonStat> = {},
): JsonStat {
  return {
    id: ['city', 'year'],
    size: [cities.length, years.length],
    dimension: {
      city: { category: { index: [...cities] } },
      year: {
        category: { index: [...years], label: Object.fromEntries(years.map((year) => [year, `in ${year}`])) },
      },
    },
    value: cities.flatMap((city) => years.map((year) => `${city}${year}`)),
    ...changes,
  };
}

describe('parts of a cube', () => {
  test('are joined along an inner dimension, block by block', () => {
    expect(joinAlong('year', [part(['1', '2'], ['a', 'b']), part(['3'], ['a', 'b'])], 'x')).toEqual({
      ...part(['1', '2', '3'], ['a', 'b']),
      version: '2.0',
      class: 'dataset',
      status: null,
    });
  });

  test('are joined along an outer dimension, one after the other', () => {
    const joined = joinAlong('city', [part(['1', '2'], ['a']), part(['1', '2'], ['b'])], 'x');
    expect(joined.value).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(joined.dimension.city?.category.index).toEqual(['a', 'b']);
  });

  test('keep their signs, also where figures are sparse', () => {
    const sparse = part(['2'], ['a', 'b'], { value: { '1': 5 }, status: { '0': '.' } });
    const joined = joinAlong('year', [part(['1'], ['a', 'b']), sparse], 'x');
    expect(joined.value).toEqual(['a1', null, 'b1', 5]);
    expect(joined.status).toEqual([null, '.', null, null]);
  });

  test('keep the units of all of them', () => {
    const measured = (code: string, base: string) =>
      part([code], ['a'], {
        dimension: {
          city: { category: { index: ['a'] } },
          year: { category: { index: [code], unit: { [code]: { base } } } },
        },
      });
    const joined = joinAlong('year', [measured('EW', 'Personen'), measured('FL', 'km²')], 'x');
    expect(joined.dimension.year?.category.unit).toEqual({ EW: { base: 'Personen' }, FL: { base: 'km²' } });
  });

  test.each([
    ['other cities', [part(['1'], ['a']), part(['2'], ['b'])], 'year'],
    ['no such dimension', [part(['1'], ['a'])], 'age'],
    ['no parts', [], 'year'],
  ])('are refused with %s', (_, parts, along) => {
    expect(() => joinAlong(along, parts, 'x')).toThrow(
      'The JSON-stat cube contradicts itself: the parts in which it was fetched have different dimensions.',
    );
  });
});
