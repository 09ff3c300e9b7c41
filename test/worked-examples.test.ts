import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shared } from './helpers/repository.ts';
import { aggregation } from './worked-examples/aggregation.ts';
import { comparability } from './worked-examples/comparability.ts';
import { externalCodes } from './worked-examples/external-codes.ts';
import { rounding } from './worked-examples/rounding.ts';
import { signs } from './worked-examples/signs.ts';
import { timeAndBreaks } from './worked-examples/time-and-breaks.ts';

/** One list for each part of the methodology; vintages are in test/pipelines/as-of.test.ts. */
const examples = [
  ...aggregation,
  ...timeAndBreaks,
  ...comparability,
  ...signs,
  ...rounding,
  ...externalCodes,
];

describe('an example with a known answer', () => {
  it.each(examples.map((one) => [one.id, one.title, one] as const))('%s: %s', async (_, __, one) => {
    await one.check(one.input, one.expected);
  });
});

interface Given {
  readonly id: string;
  readonly area: string;
  readonly input: unknown;
  readonly expected: unknown;
}
const path = join(shared, 'worked-examples.json');
const parts = [
  'aggregation',
  'time',
  'breaks',
  'comparability',
  'signs',
  'rounding',
  'vintages',
  'external-codes',
];
const given: readonly Given[] = existsSync(path)
  ? Object.values(JSON.parse(readFileSync(path, 'utf8')).tests as Readonly<Record<string, Given>>)
  : [];
const wanted = given.filter(({ area }) => parts.includes(area));
const title = existsSync(path)
  ? 'the worked examples of the methodology'
  : 'skipped: ../shared/worked-examples.json not present';

describe.skipIf(given.length === 0)(title, () => {
  it.each(wanted.map((one) => [one.id, one] as const))(
    '%s is computed as it stands there',
    async (id, one) => {
      const own = examples.find((candidate) => candidate.id === id);
      if (!own) throw new Error(`nothing computes the example ${id}`);
      expect({ input: own.input, expected: own.expected }).toEqual({
        input: one.input,
        expected: one.expected,
      });
    },
  );

  it('are all of ours, and ours are all of them', () => {
    expect(examples.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
  });
});
