import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diff } from '../pipelines/diff.ts';
import type { Warehouse } from '../pipelines/effects/warehouse.ts';
import { openWarehouse } from '../pipelines/effects/warehouse.ts';
import { filesOf } from '../pipelines/steps/release-files.ts';
import { isError } from '../schemas/issues.ts';
import { literal } from '../schemas/sql-quote.ts';
import type { Release } from '../schemas/types.ts';
import { germanText, type NightOptions, night } from './helpers/night.ts';
import { repository } from './helpers/repository.ts';
import { inSession } from './helpers/session.ts';
import { withFolder } from './helpers/with-folder.ts';

const golden = join(repository, 'test/golden');
const cases = (await readdir(golden, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'sql')
  .map(({ name }) => name);

describe.each(cases)('the golden project %s', (name) => {
  const expected = join(golden, name, 'expected');
  let files: ReadonlyMap<string, string> = new Map();
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse({ isSmall: true });
    files = await released(join(golden, name), warehouse);
  });
  afterAll(() => warehouse.close());

  it('gives away what is expected, byte by byte', async () => {
    for (const [path, text] of files) await expect(text).toMatchFileSnapshot(join(expected, path));
  });

  it('gives away nothing else, and nothing is forgotten', async () => {
    const known = (await readdir(expected, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(expected.length + 1));
    expect([...files.keys()].sort()).toEqual(known.sort());
  });

  it('gives away the same from the same files on another day, and with the engine of a real night', async () => {
    const real = await openWarehouse();
    const again = await released(join(golden, name), warehouse, {
      at: '2027-02-03T04:05:06Z',
      wrap: (effects) => ({ ...effects, warehouse: async () => real }),
    });
    real.close();
    const isData = (path: string) => path.startsWith('data/');
    expect(new Map([...again].filter(([path]) => isData(path)))).toEqual(
      new Map([...files].filter(([path]) => isData(path))),
    );
  });
});

describe.each(cases)('a second night of the golden project %s', (name) => {
  const later = join(golden, name, 'later');
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse({ isSmall: true });
  });
  afterAll(() => warehouse.close());

  it('lists every figure that its publishers have corrected, and diff tells it', async () => {
    await withFolder(async (root) => {
      const mirror = join(root, 'mirror');
      await cp(join(golden, name, 'project'), root, { recursive: true });
      await cp(join(golden, name, 'mirror'), mirror, { recursive: true });
      const first = await night(root, { mirror, at: '2026-11-21T03:00:00Z' });
      await cp(join(later, 'mirror'), mirror, { recursive: true });
      const second = await night(root, { mirror, at: '2026-11-22T03:00:00Z' });
      const withoutHash = (text: string) =>
        [first, second].reduce(
          (whole, { release: { release } }) => whole.replaceAll(release.id, withoutContent(release.id)),
          text,
        );
      const revisions = join(root, 'output/public/data/revisions');
      const csv = withoutHash(await readFile(`${revisions}.csv`, 'utf8'));
      await expect(csv).toMatchFileSnapshot(join(later, 'expected/data/revisions.csv'));
      const parquet = withoutHash(await contentOf(`${revisions}.parquet`, warehouse));
      await expect(parquet).toMatchFileSnapshot(join(later, 'expected/data/revisions.parquet.txt'));
      const { text } = await inSession(root, (session) => diff([], true, session));
      await expect(withoutHash(text)).toMatchFileSnapshot(join(later, 'expected/diff.txt'));
    });
  });
});

/** Runs a night in a copy of the project: path → text of everything that is given away. */
function released(
  folder: string,
  warehouse: Warehouse,
  options: NightOptions = {},
): Promise<ReadonlyMap<string, string>> {
  return withFolder(async (root) => {
    await cp(join(folder, 'project'), root, { recursive: true });
    const { sources } = await night(root, { mirror: join(folder, 'mirror'), ...options });
    expect(sources.map(({ state, issues }) => [state, germanText(issues.filter(isError))])).toEqual(
      sources.map(() => ['accepted', '']),
    );
    const out = join(root, 'output/public');
    const release = JSON.parse(await readFile(join(out, 'release.json'), 'utf8')) as Release;
    const paths = (await readdir(out, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1));
    // What is the same in other words, or packed, is compared with these in other tests.
    const kept = paths.filter((path) => !/^catalog\/|\.(rdf|jsonld|br|gz)$/.test(path));
    const texts = kept.sort().map(async (path): Promise<[string, string]> => {
      if (path.endsWith('.parquet')) return [`${path}.txt`, await contentOf(join(out, path), warehouse)];
      return [path, withoutEngine(await readFile(join(out, path), 'utf8'), release)];
    });
    return new Map(await Promise.all(texts));
  });
}

/** Types and rows of a Parquet file, one a line. */
async function contentOf(path: string, warehouse: Warehouse): Promise<string> {
  const from = `read_parquet(${literal(path)})`;
  const columns = await warehouse.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM ${from}`,
  );
  const rows = await warehouse.rows<{ line: string }>(`SELECT to_json(t)::VARCHAR AS line FROM ${from} AS t`);
  const head = columns.map(({ column_name, column_type }) => `${column_name} ${column_type}`).join(', ');
  return [head, ...rows.map(({ line }) => line), ''].join('\n');
}

/** A new engine may write or pack other bytes; sizes and checksums of these, and of what names them, are blotted out. */
function withoutEngine(text: string, release: Release): string {
  const others = filesOf(release).filter(({ format }) => format !== 'csv');
  const sizes = new Set(
    others.filter(({ format }) => format === 'parquet').map(({ bytes }) => String(bytes)),
  );
  const blotted = others.reduce((whole, { sha256 }) => whole.replaceAll(sha256, '(checksum)'), text);
  return blotted
    .replaceAll(release.id, withoutContent(release.id))
    .replaceAll(release.catalog?.state ?? '', '(state)')
    .replace(/(\.parquet, \S+ (?:Zeilen|rows), )[^<]+/g, '$1(size)')
    .replace(/"compressed": \[[^\]]*\]/, '"compressed": "(packed)"')
    .replace(/("bytes": |byteSize>? ?"?)([0-9]+)/g, (whole, before, size) =>
      sizes.has(size) ? `${before}(size)` : whole,
    );
}

/** The id without its hash, which covers Parquet files, too. */
function withoutContent(id: string): string {
  return id.replace(/[0-9a-f]{8}$/, '(content)');
}
