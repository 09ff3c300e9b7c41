import { expect, test } from 'vitest';
import { spelled } from '../../catalog/spelled.ts';

test.each([
  [0, '0\u00a0Byte', '0\u00a0bytes'],
  [999, '999\u00a0Byte', '999\u00a0bytes'],
  [48_213, '48\u00a0kB', '48\u00a0kB'],
  [999_499, '999\u00a0kB', '999\u00a0kB'],
  [999_500, '1,0\u00a0MB', '1.0\u00a0MB'],
  [12_345_678, '12,3\u00a0MB', '12.3\u00a0MB'],
  [999_949_999, '999,9\u00a0MB', '999.9\u00a0MB'],
  [77_488_200_000, '77,5\u00a0GB', '77.5\u00a0GB'],
])('%i bytes are %s', (bytes, german, english) => {
  expect(spelled.size(bytes, 'de')).toBe(german);
  expect(spelled.size(bytes, 'en')).toBe(english);
});

test.each([
  [1234.5, 1, '1.234,5', '1,234.5'],
  [112963, 0, '112.963', '112,963'],
  [0, 1, '0,0', '0.0'],
  [-0.1, 1, '-0,1', '-0.1'],
])('%d with %i decimals is %s', (value, decimals, german, english) => {
  expect(spelled.number(value, 'de', decimals)).toBe(german);
  expect(spelled.number(value, 'en', decimals)).toBe(english);
});

test('A day stays the day; an instant is the day it is in Rhineland-Palatinate', () => {
  expect(spelled.day('2025-12-31', 'de')).toBe('31. Dezember 2025');
  expect(spelled.day('2025-12-31', 'en')).toBe('31 December 2025');
  expect(spelled.day('2026-11-20T23:30:00Z', 'de')).toBe('21. November 2026');
});
