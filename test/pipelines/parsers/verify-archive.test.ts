import { expect, test } from 'vitest';
import { verifyArchive } from '../../../pipelines/parsers/verify-archive.ts';
import { zip } from './zip.ts';

const content = new Uint8Array(1_000_000);
const archive = zip([
  { name: 'a', content: 'abc' },
  { name: 'b', content },
]);

test('an archive is whole if every file has the size and checksum of the directory', async () => {
  expect(await verifyArchive(archive, 1_000_003)).toBe('whole');
  expect(await verifyArchive(zip([]), 0)).toBe('whole');
});

test('it is too large if its files together exceed the limit', async () => {
  expect(await verifyArchive(archive, 1_000_002)).toBe('too-large');
});

test.each([0, 1000, 999_999, 1_000_001])(
  'it is damaged if a file claims %i of its million bytes',
  async (claims) => {
    expect(await verifyArchive(zip([{ name: 'a', content, claims }]), 2_000_000)).toBe('damaged');
  },
);

test('it is damaged if it ends early or begins late', async () => {
  expect(await verifyArchive(archive.subarray(0, -1), 2_000_000)).toBe('damaged');
  expect(await verifyArchive(archive.subarray(5), 2_000_000)).toBe('damaged');
  expect(await verifyArchive(new Uint8Array(3), 2_000_000)).toBe('damaged');
});

test('it is damaged if any byte of a file is wrong', async () => {
  const start = 30 + 1;
  for (let index = start; index < start + 4; index++) {
    const flipped = archive.map((byte, at) => (at === index ? byte ^ 0x10 : byte));
    expect(await verifyArchive(flipped, 2_000_000)).toBe('damaged');
  }
});

test('it is not read if it is of the kind for more than 4 GB', async () => {
  const large = archive.slice();
  large.fill(0xff, large.length - 10, large.length - 6);
  expect(await verifyArchive(large, 2_000_000)).toBe('damaged');
});
