import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spelled } from '../catalog/spelled.ts';
import { filesOf } from '../pipelines/steps/release-files.ts';
import type { Release } from '../schemas/types.ts';
import { sample } from './helpers/night.ts';
import { type PublishedRow, publishedRows } from './helpers/published-rows.ts';
import { type Element, elementsOf, readPage, rowsOf } from './helpers/read-page.ts';
import { repositoryNight } from './helpers/repository-night.ts';

let root = '';
let release: Release;
let pages: ReadonlyMap<string, Element>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quartett-pages-'));
  await repositoryNight(root, sample);
  const read = (file: string) => readFile(join(root, 'output/public', file), 'utf8');
  release = JSON.parse(await read('release.json'));
  const paths = release.files.filter(({ format }) => format === 'html').map(({ path }) => path);
  // What is not well-formed cannot be read here.
  pages = new Map(await Promise.all(paths.map(async (path) => [path, readPage(await read(path))] as const)));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the pages of a released sample', () => {
  it('are one for each dataset and the list of all', () => {
    const expected = ['index.html', ...release.datasets.map(({ id }) => `dataset/${id}.html`)];
    expect([...pages.keys()].sort()).toEqual(expected.sort());
  });

  it('link to files of the release, to places on themselves or to the web, and to nothing else', () => {
    const released = new Set([...filesOf(release).map(({ path }) => path), 'release.json']);
    const lost = [...pages].flatMap(([path, page]) =>
      addressesOf(page)
        .filter((address) => !leadsSomewhere(address, path, page, released))
        .map((address) => `${path}: ${address}`),
    );
    expect(lost).toEqual([]);
  });

  it('load nothing: no script, no picture, no style from elsewhere', () => {
    for (const page of pages.values()) {
      expect(elementsOf(page, 'script', 'img', 'iframe', 'object', 'form')).toEqual([]);
      const loaded = elementsOf(page, 'link').filter(({ attributes }) => attributes.rel !== 'alternate');
      expect(loaded).toEqual([]);
      expect(JSON.stringify(elementsOf(page, 'style'))).not.toMatch(/url\(|@import/);
    }
  });

  it('can be read aloud: languages, headings in order, tables with caption and heads', () => {
    for (const page of pages.values()) {
      expect(elementsOf(page, 'html').map(({ attributes }) => attributes.lang)).toEqual(['de']);
      expect(elementsOf(page, 'article').map(({ attributes }) => attributes.lang)).toEqual([undefined, 'en']);
      const levels = elementsOf(page, 'h1', 'h2', 'h3').map(({ name }) => Number(name.slice(1)));
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
      for (const table of elementsOf(page, 'table')) {
        expect(elementsOf(table, 'caption')).toHaveLength(1);
        expect(elementsOf(table, 'th').filter(({ attributes }) => !attributes.scope)).toEqual([]);
      }
    }
  });

  it('show the newest published figure of each city, and no other', async () => {
    let compared = 0;
    for (const { id } of release.datasets) {
      const page = pages.get(`dataset/${id}.html`);
      const [table] = page ? elementsOf(page, 'table') : [];
      const shown = table && elementsOf(table, 'th').some((head) => head.children[0] === 'Zeit');
      // Shares of a total have none: it would be 100 everywhere.
      expect([id, shown]).toEqual([id, !['second-vote-share', 'employees-by-sector-share'].includes(id)]);
      if (!shown) continue;
      const figures = rowsOf(table).map(([city, time, value = '']) => [city, time, numberOf(value)]);
      expect([id, figures]).toEqual([id, newestOf(await publishedRows(root, id))]);
      compared += 1;
    }
    expect(compared).toBe(28);
  });
});

function addressesOf(page: Element): readonly string[] {
  return elementsOf(page, 'a', 'link').map(({ attributes }) => attributes.href ?? '(none)');
}

function leadsSomewhere(
  address: string,
  path: string,
  page: Element,
  released: ReadonlySet<string>,
): boolean {
  if (/^(https?:\/\/|mailto:)/.test(address)) return true;
  if (address.startsWith('#')) {
    return elementsOf(page, 'article').some(({ attributes }) => attributes.id === address.slice(1));
  }
  const base = 'https://example.org/statistik/';
  const { href } = new URL(address, `${base}${path}`);
  return href.startsWith(base) && released.has(href.slice(base.length));
}

/** City, day or year, and figure, from the file and without the program. */
function newestOf(rows: readonly PublishedRow[]): readonly (readonly (string | number | null)[])[] {
  const columns = Object.keys(rows[0] ?? {});
  const own = columns.slice(columns.indexOf('basis') + 1, columns.indexOf('obs_value'));
  const totals = rows.filter(
    (row) =>
      row.area_level === 'city' && row.preferred === 'true' && own.every((column) => row[column] === '_T'),
  );
  return [...Map.groupBy(totals, (row) => row.ref_area)].map(([, ofCity]) => {
    const figures = ofCity.filter((row) => row.obs_value !== '');
    const candidates = figures.length > 0 ? figures : ofCity;
    const newest = candidates.reduce((a, b) => ((b.time_period ?? '') > (a.time_period ?? '') ? b : a));
    const { area_name = '', ref_date = '', time_period = '', obs_value = '' } = newest;
    const time = ref_date === '' ? time_period : spelled.day(ref_date, 'de');
    return [area_name, time, obs_value === '' ? null : Number(obs_value)];
  });
}

/** `1.234,5` as a number. */
function numberOf(german: string): number | null {
  return german === '–' ? null : Number(german.replaceAll('.', '').replace(',', '.'));
}
