import { expect, test } from 'vitest';
import { guard } from '../../catalog/guard.ts';

test('A dataset that vanished is named, because portals would delete it', () => {
  const issues = guard(['population-total', 'women-share'], ['population-total', 'share-65-plus']);
  expect(issues.map(({ code, severity, value }) => [code, severity, value])).toEqual([
    ['identifier-vanished', 'error', 'women-share'],
  ]);
});

test('New datasets and another order are welcome', () => {
  expect(guard(['a', 'b'], ['c', 'b', 'a'])).toEqual([]);
});
