import { lstat, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse } from '../pipelines/effects/warehouse.ts';
import { filesOf } from '../pipelines/steps/release-files.ts';
import { literal } from '../schemas/sql-quote.ts';
import type { Indicator } from '../schemas/types.ts';
import { validator } from '../schemas/validator.ts';
import { itGivesTheKnownAnswers, koblenz } from './helpers/known-answers.ts';
import { itRatesTheCities } from './helpers/known-comparability.ts';
import {
  changedFiles,
  copySample,
  type GoodNight,
  germanText,
  hashPublic,
  night,
  reportOf,
  restingOnHospitals,
  sample,
} from './helpers/night.ts';
import { makeProject } from './helpers/project.ts';
import { type PublishedRow, publishedRows, rowWith } from './helpers/published-rows.ts';
import { readRepository } from './helpers/repository.ts';
import { repositoryNight } from './helpers/repository-night.ts';
import { differingTables } from './helpers/same-content.ts';

/** Published columns before and after an indicator's own dimensions: definitions, section 6. */
const before = ['indicator', 'ref_area', 'area_name', 'area_level', 'time_period', 'basis'];
const after = [
  ...['obs_value', 'obs_status', 'conf_status', 'unit_measure', 'numerator', 'denominator', 'coverage'],
  ...[
    'missing_members',
    'comparability',
    'preferred',
    'break',
    'unreliable',
    'revised',
    'reason',
    'ref_date',
    'source',
    'snapshot',
  ],
];
/** Column → the code list in data/codes that explains it; a dimension has the list of its own name. */
const lists: Readonly<Record<string, string>> = {
  indicator: 'indicators',
  variable: 'variables',
  ref_area: 'areas',
  area_level: 'levels',
  basis: 'basis',
  obs_status: 'status',
  conf_status: 'conf-status',
  unit_measure: 'units',
  reason: 'reason',
  comparability: 'comparability',
  class: 'comparability',
  verdict: 'verdict',
  other_area: 'areas',
};
const comparisons = ['comparability', 'comparability-pairs', 'rankings'];

let folder = '';
let root = '';
let report: GoodNight;
let tables: readonly string[] = [];
const at = (path: string) => join(root, 'output/public', path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-sample-'));
  root = join(folder, 'first');
  report = await repositoryNight(root, sample);
  tables = [
    ...report.release.release.datasets.map(({ id }) => id),
    ...(await readdir(at('data/variables')))
      .filter((name) => name.endsWith('.csv'))
      .map((name) => `variables/${name.slice(0, -4)}`),
  ];
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a night on the embedded sample', () => {
  it('accepts every source without an error or a warning', () => {
    expect(report.sources.map(({ state }) => state)).toEqual(Array(11).fill('accepted'));
    expect(germanText([...report.sources.flatMap(({ issues }) => issues), ...report.release.issues])).toBe(
      '',
    );
  });

  itGivesTheKnownAnswers(() => root);
  itRatesTheCities(() => root);

  it('publishes the thirty indicators of the first release', async () => {
    const { registry } = await readRepository();
    expect(report.release.release.datasets.map(({ id }) => id)).toEqual([...registry.indicators.keys()]);
    expect(report.release.release.datasets).toHaveLength(30);
  });

  it('says in release.json, by its own schema, that it is a sample', async () => {
    const release = JSON.parse(await readFile(at('release.json'), 'utf8'));
    expect(validator()('release', release, 'release.json')).toEqual([]);
    expect(release).toMatchObject({ sample: true, released: expect.stringMatching(/^2026-11-21T03:/) });
    expect(release).toEqual(report.release.release);
  });

  it('says in the catalog, by title and address, that it is a sample', async () => {
    const catalog = await readFile(at('catalog.ttl'), 'utf8');
    expect(catalog).toContain(
      'dct:title "MUSTER – Vergleichbare Kommunalstatistik für Mainz, Ludwigshafen, Trier und Koblenz"@de',
    );
    const addresses = [...catalog.matchAll(/dcat:(?:downloadURL|accessURL) <([^>]*)>/g)].map(
      ([, url]) => url,
    );
    expect(addresses.length).toBeGreaterThanOrEqual(60);
    for (const url of addresses) expect(url).toMatch(/^https:\/\/quartett\.example\.org\/sample\//);
  });

  it('gives away exactly the files that release.json lists, with their size and checksum', async () => {
    const { release } = report.release;
    const listed = [...filesOf(release), ...(release.compressed ?? [])];
    const { 'release.json': own, ...hashes } = await hashPublic(root);
    expect(own).toBeDefined();
    expect(hashes).toEqual(Object.fromEntries(listed.map(({ path, sha256 }) => [path, sha256])));
    for (const { path, bytes } of listed) expect([path, (await stat(at(path))).size]).toEqual([path, bytes]);
  });

  it('says the same in CSV and in Parquet', async () => {
    expect(await differingTables(root, [...tables, ...comparisons])).toEqual([]);
  });

  it('has its rows in order', async () => {
    const warehouse = await openWarehouse({ isSmall: true });
    for (const name of [...tables, ...comparisons, 'observations']) {
      const relation = `read_parquet(${literal(at(`data/${name}.parquet`))})`;
      const [stored, sorted] = [
        await warehouse.rows(`SELECT * FROM ${relation}`),
        await warehouse.rows(`SELECT * FROM ${relation} ORDER BY ALL`),
      ];
      expect(stored, name).toEqual(sorted);
    }
    warehouse.close();
  });

  it('has the columns of the definitions, in their order', async () => {
    const { registry } = await readRepository();
    for (const [id, { by = [] }] of registry.indicators as ReadonlyMap<string, Indicator>) {
      const [header = ''] = (await readFile(at(`data/${id}.csv`), 'utf8')).split('\n', 1);
      expect([id, header.split(',')]).toEqual([id, [...before, ...by, ...after]]);
    }
    const warehouse = await openWarehouse({ isSmall: true });
    const columns = await warehouse.rows<{ column_name: string }>(
      `DESCRIBE SELECT * FROM read_parquet(${literal(at('data/observations.parquet'))})`,
    );
    warehouse.close();
    expect(columns.map(({ column_name }) => column_name)).toEqual([
      ...before,
      ...registry.dimensions,
      ...after,
    ]);
  });

  it('writes CSV as UTF-8 without a byte order mark, with line feeds alone', async () => {
    const paths = Object.keys(await hashPublic(root)).filter((path) => path.endsWith('.csv'));
    expect(paths.length).toBeGreaterThan(50);
    for (const path of paths) {
      const bytes = await readFile(at(path));
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      expect([path, text.startsWith('\ufeff'), text.includes('\r'), text.endsWith('\n')]).toEqual([
        ...[path, false, false],
        true,
      ]);
    }
  });

  it('gives each missing value, and no other, a status that says why; zero is a value', async () => {
    for (const name of tables) {
      for (const row of await publishedRows(root, name)) {
        const isMissing = ['L', 'M', 'O', 'Q'].includes(row.obs_status ?? '');
        expect([isMissing, row], name).toEqual([row.obs_value === '', row]);
      }
    }
    const where = { ref_area: koblenz, time_period: '2023', sex: '_T', nationality: '_T' };
    const none = rowWith(await publishedRows(root, 'pupils-total'), { ...where, school_type: 'HAUPTSCHULE' });
    expect(none).toMatchObject({ obs_value: '0', obs_status: 'A', reason: '' });
  });

  it('has no key twice', async () => {
    const { registry } = await readRepository();
    const key = ['ref_area', 'time_period', 'basis', ...registry.dimensions];
    for (const name of tables) {
      const rows = await publishedRows(root, name);
      expect(new Set(rows.map((row) => key.map((column) => row[column]).join(' '))).size, name).toBe(
        rows.length,
      );
    }
  });

  it('explains every code in data/codes', async () => {
    const { registry } = await readRepository();
    const explained = { ...lists, ...Object.fromEntries(registry.dimensions.map((name) => [name, name])) };
    const codes = new Map<string, ReadonlySet<string>>();
    for (const list of Object.values(explained)) codes.set(list, await codesOf(list));
    const unknown = new Set<string>();
    for (const name of [...tables, ...comparisons]) {
      for (const row of await publishedRows(root, name)) {
        for (const [column, list] of Object.entries(explained)) {
          const code = row[column];
          // A table of several indicators has all dimensions; `_Z` is one that does not apply.
          if (code === '_Z' && registry.dimensions.includes(column)) continue;
          if (code && !codes.get(list)?.has(code)) unknown.add(`${column} ${code}`);
        }
      }
    }
    expect([...unknown]).toEqual([]);
  });
});

describe('a second night with the same files', () => {
  it('says that nothing has changed and rewrites not one published byte', async () => {
    const earlier = await traces();
    const second = await night(root, { mirror: sample, at: '2026-11-22T03:00:00Z' });
    expect(second.sources.map(({ state }) => state)).toEqual(Array(11).fill('unchanged'));
    expect(second.release.state).toBe('unchanged');
    expect(second.release.release).toEqual(report.release.release);
    expect(await traces()).toEqual(earlier);
  });

  it('never opens the database', async () => {
    const refusing = () => Promise.reject(new Error('the database was opened'));
    const third = await night(root, {
      mirror: sample,
      at: '2026-11-23T03:00:00Z',
      wrap: (effects) => ({ ...effects, warehouse: refusing }),
    });
    expect(third.release.state).toBe('unchanged');
  });
});

describe('the same files at the same time', () => {
  it('give byte for byte the same public folder somewhere else', async () => {
    const elsewhere = join(folder, 'second');
    await makeProject(elsewhere);
    await night(elsewhere, { mirror: await copySample(join(folder, 'copied sample')) });
    expect(await hashPublic(elsewhere)).toEqual(await hashPublic(root));
  });
});

describe('a night in which one publisher has corrected one figure', () => {
  it('changes the datasets that rest on it, and moves the date of no other', async () => {
    const earlier = report.release.release;
    const hashes = await hashPublic(root);
    const mirror = await copySample(join(folder, 'corrected sample'));
    const hospitals = join(mirror, '23111-01-04-4_2017.csv');
    const bytes = await readFile(hospitals, 'latin1');
    await writeFile(hospitals, bytes.replace(/(;07111;[^;]*;2;)1947;/, '$11950;'), 'latin1');

    const next = await night(root, { mirror, at: '2026-11-24T03:00:00Z' });
    expect(reportOf(next, 'regionalstatistik/hospitals').state).toBe('accepted');
    expect(next.sources.filter(({ state }) => state === 'unchanged')).toHaveLength(10);
    const beds = rowWith(await publishedRows(root, 'hospital-beds-per-1000'), { ref_area: koblenz });
    expect(beds).toMatchObject({ numerator: '1950', time_period: '2017' });

    const moved = next.release.release.datasets.filter(
      ({ id, modified }) => modified !== earlier.datasets.find((one) => one.id === id)?.modified,
    );
    expect(moved.map(({ id, modified }) => [id, modified.slice(0, 10)])).toEqual([
      ['hospital-beds-per-1000', '2026-11-24'],
    ]);
    const now = await hashPublic(root);
    expect(changedFiles(hashes, now)).toEqual(restingOnHospitals);
    const revisions = await publishedRows(root, 'revisions');
    expect(revisions).toMatchObject([
      { table: 'variable', id: 'hospital-beds', ref_area: koblenz, time_period: '2017', change: 'revised' },
    ]);
    expect(revisions).toMatchObject([
      {
        old_value: '1947',
        new_value: '1950',
        absolute_change: '3',
        relative_change: '0.2',
        why: 'source_revised',
      },
    ]);
    expect(await codesOf('why')).toContain('source_revised');
    expect(await codesOf('change')).toContain('revised');
    expect(await differingTables(root, ['revisions'])).toEqual([]);
    const { kept } = next.release.release;
    expect(kept?.map(({ state, until }) => [state, until.slice(0, 10)])).toEqual([
      [earlier.catalog?.state, '2026-11-26'],
    ]);
    expect(Object.keys(hashes).filter((path) => now[path] === undefined && !/\.(br|gz)$/.test(path))).toEqual(
      [],
    );
  });
});

async function codesOf(list: string): Promise<ReadonlySet<string>> {
  const rows: readonly PublishedRow[] = await publishedRows(root, `codes/${list}`);
  return new Set(rows.map(({ code }) => code ?? ''));
}

/** Everything by which a rewritten file would give itself away, and the link itself. */
async function traces() {
  const link = join(root, 'output/public');
  const paths = Object.keys(await hashPublic(root));
  const files = paths.map(async (path) => {
    const { ino, mtimeMs, size } = await stat(at(path));
    return { path, ino, mtimeMs, size };
  });
  const { ino, mtimeMs } = await lstat(link);
  return {
    hashes: await hashPublic(root),
    files: await Promise.all(files),
    link: { target: await readlink(link), ino, mtimeMs },
  };
}
