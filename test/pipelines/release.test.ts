import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { german } from '../helpers/german.ts';
import { miniNight } from '../helpers/mini-night.ts';
import type { Definitions } from '../helpers/mini-project.ts';
import { germanText, hashPublic } from '../helpers/night.ts';
import { publishedRows } from '../helpers/published-rows.ts';
import { withFolder } from '../helpers/with-folder.ts';

const cities = ['07315', '07314', '07211', '07111'];
const base = {
  area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
  period: { column: 'year', as: 'year' },
} as const;
const later = '2026-11-22T03:00:00Z';
/** A file with the same cells for each city. */
const file = (columns: string, cells: string) =>
  `key;year;${columns}\n${cities.map((key) => `${key};2018;${cells}\n`).join('')}`;

describe('a share that cannot be', () => {
  const line = (variable: string) => ({ column: variable, variable });
  const definitions: Definitions = {
    variables: { women: {}, people: {} },
    sources: {
      'office/people': {
        map: { ...base, values: [line('women'), line('people')] },
        expect: { change: { women: 50, people: 50 } },
      },
    },
    indicators: {
      'women-share': {
        unit: 'PCT',
        decimals: 1,
        ratio: { of: [{ variable: 'women' }], per: [{ variable: 'people' }], times: 100 },
      },
    },
  };

  it('refuses the release: two columns are exchanged, and the last release stays', async () => {
    await withFolder(async (root) => {
      await miniNight(root, definitions, { files: { 'office/people': file('women;people', '50;58') } });
      const before = await hashPublic(root);
      const files = { 'office/people': file('people;women', '50;58') };
      const text = await german(miniNight(root, definitions, { files, at: later }));
      // The changes themselves were within what the source declares.
      expect(text.split('\n').slice(-5)).toEqual(
        ['Koblenz', 'Ludwigshafen am Rhein', 'Mainz', 'Trier', 'Vier Städte'].map(
          (area) =>
            `women-share: ${area} 2018 wäre 116; möglich ist 0–100. Zähler und Nenner in den Quellen prüfen: meist sind zwei Spalten vertauscht. Kann der Wert so sein, range des Indikators angeben.`,
        ),
      );
      expect(await hashPublic(root)).toEqual(before);
    });
  });
});

describe('an indicator without a single figure', () => {
  const line = (variable: string) => ({ column: variable, variable });
  const definitions: Definitions = {
    variables: { people: {}, beds: {} },
    sources: {
      'office/people': {
        read: { parser: 'csv', signs: 'classic' },
        map: { ...base, values: [line('people'), line('beds')] },
      },
    },
    indicators: {
      'people-total': { value: { variable: 'people' } },
      'beds-total': { value: { variable: 'beds' } },
    },
  };
  const full = { 'office/people': file('people;beds', '50;5') };
  const empty = { 'office/people': file('people;beds', '51;.') };
  const catalog = (root: string) => readFile(join(root, 'output/public/catalog.ttl'), 'utf8');

  it('is not published at first, and the night says so', async () => {
    await withFolder(async (root) => {
      const { release } = await miniNight(root, definitions, { files: empty });
      expect(germanText(release.issues)).toBe(
        'indicators/beds-total.yaml: Der Indikator beds-total hat noch keine einzige Zahl und erscheint nicht im Katalog. Seine Quellen mit „quartett collect“ holen.',
      );
      expect(release.release.datasets.map(({ id }) => id)).toEqual(['people-total']);
      expect(await catalog(root)).toContain('people-total');
      expect(await catalog(root)).not.toContain('beds-total');
      expect(Object.keys(await hashPublic(root)).filter((path) => path.includes('beds-total'))).toEqual([]);
      expect(await publishedRows(root, 'checks')).toMatchObject([
        { code: 'indicator-empty', severity: 'warning', value: 'beds-total' },
      ]);
    });
  });

  it('stays when it has been published before: its address must not vanish', async () => {
    // Another office gives the beds from now on, and has not counted them yet.
    const read = { parser: 'csv', signs: 'classic' } as const;
    const skip = [{ column: 'beds', because: 'Aus der anderen Datei.' }];
    const moved: Definitions = {
      ...definitions,
      sources: {
        'office/people': { read, map: { ...base, values: [line('people')], skip } },
        'bureau/beds': { read, map: { ...base, values: [line('beds')] } },
      },
    };
    await withFolder(async (root) => {
      await miniNight(root, definitions, { files: full });
      const files = { ...full, 'bureau/beds': file('beds', '.') };
      const { release } = await miniNight(root, moved, { files, at: later });
      expect(release.state).toBe('published');
      expect(germanText(release.issues)).toBe('');
      expect(release.release.datasets.map(({ id }) => id)).toEqual(['beds-total', 'people-total']);
      expect(await catalog(root)).toContain('beds-total');
      const rows = await publishedRows(root, 'beds-total');
      expect(rows.map(({ obs_value, reason }) => [obs_value, reason])).toEqual(
        Array(5).fill(['', 'unknown_or_secret']),
      );
    });
  });
});

describe('the table of checks', () => {
  const values = [{ column: 'people', variable: 'people' }];
  const definitions: Definitions = {
    variables: { people: { sources: ['office/people', 'bureau/people'] } },
    sources: { 'office/people': { map: { ...base, values } }, 'bureau/people': { map: { ...base, values } } },
    indicators: { 'people-total': { value: { variable: 'people' } } },
  };
  const header = 'code,severity,file,record,column,value,sentence_de,sentence_en,cure_de,cure_en';

  it('tells where two sources disagree, with both figures', async () => {
    await withFolder(async (root) => {
      const office = file('people', '50');
      const bureau = office.replace('07211;2018;50', '07211;2018;52');
      const files = { 'office/people': office, 'bureau/people': bureau };
      const { release } = await miniNight(root, definitions, { files });
      expect(await publishedRows(root, 'checks')).toEqual([
        {
          code: 'sources-disagree',
          severity: 'warning',
          file: 'office/people',
          record: '4',
          column: 'people',
          value: '50',
          sentence_de:
            'people Trier 2018: office/people sagt 50, bureau/people sagt 52 (Zeile 4); veröffentlicht wird office/people.',
          sentence_en:
            'people Trier 2018: office/people says 50, bureau/people says 52 (line 4); office/people is published.',
          cure_de: 'Prüfen, welche Quelle recht hat; die Rangfolge steht in der Variable unter sources.',
          cure_en: 'Check which source is right; the precedence stands under sources of the variable.',
        },
      ]);
      expect(release.release.files.map(({ path }) => path)).toContain('data/checks.csv');
    });
  });

  it('is empty when there is nothing to tell', async () => {
    await withFolder(async (root) => {
      const text = file('people', '50');
      await miniNight(root, definitions, { files: { 'office/people': text, 'bureau/people': text } });
      const written = await readFile(join(root, 'output/public/data/checks.csv'), 'utf8');
      expect(written.trim().replaceAll('"', '')).toBe(header);
    });
  });
});
