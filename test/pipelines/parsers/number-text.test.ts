import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberText } from '../../../pipelines/parsers/number-text.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [42, '42'],
  [-1.5, '-1.5'],
  [33.799999999999997, '33.8'],
  [4.0999999999999996, '4.1'],
  [0.1 + 0.2, '0.3'],
  [0.828000009059906, '0.828000009059906'],
  [1.9613203018e17, '196132030180000000'],
  [1.98111000001001e17, '198111000001001000'],
  [9007199254740991, '9007199254740991'],
  [1e-7, '0.0000001'],
  [-1.25e-10, '-0.000000000125'],
  [1e21, '1000000000000000000000'],
  [1.5e300, `15${'0'.repeat(299)}`],
])('%d is written %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test('a decimal of up to fifteen digits comes out as it went in', () => {
  const decimals = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat({ max: 999_999 }));
  fc.assert(
    fc.property(decimals, ([whole, fraction]) => {
      const text = `${whole}.${String(fraction).padStart(6, '0')}`.replace(/\.?0+$/, '');
      const expected = text === '' || text === '-' ? '0' : text;
      fc.pre(whole !== 0 || !text.startsWith('-'));
      if (text.includes('.')) expect(numberText(Number(text))).toBe(expected);
    }),
  );
});

test('never has an exponent and never moves a number by more than its fifteenth digit', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
      const text = numberText(value);
      expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
    }),
  );
});
