import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createFiles } from '../../../pipelines/effects/files.ts';
import { dating, prepare } from '../../../pipelines/steps/prepare.ts';
import { measure } from '../../../pipelines/steps/publish.ts';
import type { Release } from '../../../schemas/types.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const released = '2026-11-21T03:00:00Z';
const unpack: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  br: brotliDecompressSync,
  gz: gunzipSync,
};

test('Texts are packed beside themselves and unpack to the same bytes; Parquet and what gains nothing stay alone', async () => {
  await withFolder(async (root) => {
    const files = createFiles(root);
    const text = 'ref_area,obs_value\n'.repeat(50);
    await files.writeAtomic('out/a.csv', text);
    await files.writeAtomic('out/b.csv', 'x\n');
    await files.writeAtomic('out/c.parquet', text);
    const all = await Promise.all([
      measure('out', 'a.csv', 'csv', 50, files),
      measure('out', 'b.csv', 'csv', 0, files),
      measure('out', 'c.parquet', 'parquet', 50, files),
    ]);
    const packed = await prepare('out', all, released, files);
    expect(packed.map(({ path }) => path)).toEqual(['a.csv.br', 'a.csv.gz']);
    for (const { path, bytes, sha256 } of packed) {
      const content = await files.readBytes(`out/${path}`);
      expect(Buffer.from(unpack[path.slice(-2)]?.(content) ?? []).toString()).toBe(text);
      expect([content.length, await files.hashFile(`out/${path}`)]).toEqual([bytes, sha256]);
    }
  });
});

test('Every file bears the time of its bytes, packed or not, for servers that know nothing else', async () => {
  await withFolder(async (root) => {
    const files = createFiles(root);
    await files.writeAtomic('out/a.csv', 'ref_area,obs_value\n'.repeat(50));
    const modified = '2026-03-01T03:00:00Z';
    await prepare(
      'out',
      [{ ...(await measure('out', 'a.csv', 'csv', 50, files)), modified }],
      released,
      files,
    );
    for (const path of ['a.csv', 'a.csv.br', 'a.csv.gz']) {
      expect((await stat(join(root, 'out', path))).mtime.toISOString()).toBe('2026-03-01T03:00:00.000Z');
    }
  });
});

test('The time of a file moves with its bytes and with nothing else', () => {
  const file = (path: string, digit: string, modified?: string) => ({
    ...{ path, format: 'csv', bytes: 1, sha256: digit.repeat(64), rows: 1 },
    ...(modified === undefined ? {} : { modified }),
  });
  const previous = {
    released: '2026-11-20T03:00:00Z',
    datasets: [],
    files: [
      file('same.csv', 'a', '2026-01-01T03:00:00Z'),
      file('undated.csv', 'b'),
      file('other.csv', 'c', '2026-01-01T03:00:00Z'),
    ],
  } as unknown as Release;
  const date = dating(previous, released);
  expect(date(file('same.csv', 'a')).modified).toBe('2026-01-01T03:00:00Z');
  expect(date(file('undated.csv', 'b')).modified).toBe('2026-11-20T03:00:00Z');
  expect(date(file('other.csv', 'd')).modified).toBe(released);
  expect(date(file('new.csv', 'e')).modified).toBe(released);
  expect(dating(null, released)(file('same.csv', 'a')).modified).toBe(released);
});
