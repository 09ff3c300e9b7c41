import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../schemas/types.ts';
import { aggregated } from '../helpers/aggregated.ts';
import { miniNight } from '../helpers/mini-night.ts';
import { type Definitions, miniProject } from '../helpers/mini-project.ts';
import { type PublishedRow, publishedRows, rowsWith, rowWith } from '../helpers/published-rows.ts';
import { withFolder } from '../helpers/with-folder.ts';

const koblenz = '07111000';
const trier = '07211000';
const ludwigshafen = '07314000';
const mainz = '07315000';
const all = { D: 1, S: 1, R: 1, G: 1, T: 1 } as const;
const text = { de: 'Beispiel.', en: 'Example.' };
const differs = (score: 0.5 | 0, deviation: string, de: string, en: string) => ({
  score,
  deviation,
  reason: { de, en },
});
const net = { D: differs(0, 'net', 'Netto.', 'Net.') };
const area = { area: { column: 'key', scheme: 'ags8', outside: 'ignore' } } as const;
const line = (variable: string) => ({ column: variable, variable });

/** Women with a caveat for Trier; taxes that Trier and Koblenz count otherwise, or only Trier. */
const definitions: Definitions = {
  variables: { people: {}, women: {}, tax: {}, fee: {} },
  sources: {
    'office/people': {
      read: { parser: 'csv', signs: 'classic' },
      map: {
        ...area,
        period: { column: 'year', as: 'year' },
        values: ['people', 'women', 'tax', 'fee'].map(line),
      },
    },
  },
  indicators: {
    'people-total': { value: { variable: 'people' } },
    'fee-total': { value: { variable: 'fee' } },
    'women-total': {
      value: { variable: 'women' },
      comparability: {
        all: { ...all, T: differs(0.5, 'published_late', 'Spät.', 'Late.') },
        cities: {
          [trier]: {
            D: differs(0.5, 'heads', 'Köpfe.', 'Heads.'),
            R: differs(0, 'dates_differ', 'Im Mai.', 'In May.'),
          },
        },
      },
    },
    'women-share': {
      unit: 'PCT',
      decimals: 0,
      ratio: { of: [{ variable: 'women' }], per: [{ variable: 'people' }], times: 100 },
    },
    'tax-total': {
      value: { variable: 'tax' },
      comparability: { all, cities: { [trier]: net, [koblenz]: net } },
    },
    'tax-ratio': {
      unit: 'PCT',
      decimals: 1,
      ratio: { of: [{ variable: 'tax' }], per: [{ variable: 'people' }], times: 100 },
      comparability: { all, cities: { [trier]: net } },
    },
  },
  files: {
    'indicators/codes/deviation.yaml': {
      title: { de: 'Abweichung', en: 'Deviation' },
      codes: [
        ['heads', 'D'],
        ['net', 'D'],
        ['dates_differ', 'R'],
        ['published_late', 'T'],
      ].map(([code, criterion]) => ({ code, criterion, label: text, description: text })),
    },
  },
};

/** Shares of women in 2018: 50.1, 50.2, 50.2 and 50.225 %. In 2019 Koblenz keeps its women secret. */
const figures = `key;year;people;women;tax;fee
${koblenz};2018;1000;501;10;10,4
${trier};2018;1000;502;20;10,3
${ludwigshafen};2018;3000;1506;30;10,3
${mainz};2018;4000;2009;40;9,6
${koblenz};2019;1000;.;10;9
${trier};2019;1000;502;20;8
${ludwigshafen};2019;3000;1500;30;7
${mainz};2019;4000;2000;40;6
`;

let root = '';
let release: Release;
const published = (name: string) => publishedRows(root, name);
const only = (rows: readonly PublishedRow[], ...columns: readonly string[]) =>
  rows.map((row) => columns.map((column) => row[column]));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quartett-comparability-'));
  const report = await miniNight(root, definitions, { files: { 'office/people': figures } });
  release = report.release.release;
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('comparability.csv', () => {
  it('tells of a city all that goes into its class', async () => {
    const rows = await published('comparability');
    expect(rowWith(rows, { indicator: 'women-total', ref_area: trier })).toEqual({
      indicator: 'women-total',
      ref_area: trier,
      area_name: 'Trier',
      D: '0.5',
      S: '1',
      R: '0',
      G: '1',
      T: '0.5',
      score: '62.5',
      class: 'C',
      breaks: '',
      deviations: 'heads dates_differ published_late',
      reason_de: 'Köpfe. Im Mai. Spät.',
      reason_en: 'Heads. In May. Late.',
    });
  });

  it('gives a group the rating of its worst member and the deviations of all', async () => {
    const rows = await published('comparability');
    expect(rowWith(rows, { indicator: 'women-total', ref_area: 'RLP4' })).toMatchObject({
      area_name: 'Vier Städte',
      D: '0.5',
      score: '62.5',
      class: 'C',
      deviations: 'heads dates_differ published_late',
      reason_de: 'Trier: Köpfe. Im Mai. Alle Städte: Spät.',
      reason_en: 'Trier: Heads. In May. All cities: Late.',
    });
  });

  it('has a row for every indicator, every city and every group', async () => {
    const rows = await published('comparability');
    const indicators = ['fee-total', 'people-total', 'tax-ratio', 'tax-total', 'women-share', 'women-total'];
    expect(only(rows, 'indicator', 'ref_area')).toEqual(
      indicators.flatMap((id) => [koblenz, trier, ludwigshafen, mainz, 'RLP4'].map((area) => [id, area])),
    );
  });
});

describe('comparability-pairs.csv', () => {
  it('has a verdict on every two cities, once', async () => {
    const rows = rowsWith(await published('comparability-pairs'), { indicator: 'women-total' });
    expect(only(rows, 'area_name', 'other_name', 'score', 'class', 'verdict', 'reason_de')).toEqual([
      ['Koblenz', 'Trier', '62.5', 'C', 'with_caveat', 'Trier: Köpfe. Im Mai. Beide Städte: Spät.'],
      ['Koblenz', 'Ludwigshafen am Rhein', '95', 'A', 'comparable', 'Beide Städte: Spät.'],
      ['Koblenz', 'Mainz', '95', 'A', 'comparable', 'Beide Städte: Spät.'],
      [
        'Trier',
        'Ludwigshafen am Rhein',
        '62.5',
        'C',
        'with_caveat',
        'Trier: Köpfe. Im Mai. Beide Städte: Spät.',
      ],
      ['Trier', 'Mainz', '62.5', 'C', 'with_caveat', 'Trier: Köpfe. Im Mai. Beide Städte: Spät.'],
      ['Ludwigshafen am Rhein', 'Mainz', '95', 'A', 'comparable', 'Beide Städte: Spät.'],
    ]);
  });

  it('finds two cities comparable that count otherwise in the same way', async () => {
    const rows = rowsWith(await published('comparability-pairs'), { indicator: 'tax-total' });
    const verdict = (ref_area: string, other_area: string) =>
      only([rowWith(rows, { ref_area, other_area })], 'score', 'class', 'verdict', 'deviations').flat();
    expect(verdict(koblenz, trier)).toEqual(['100', 'A', 'comparable', '']);
    expect(verdict(trier, mainz)).toEqual(['65', 'D', 'not_comparable', 'net']);
    expect(verdict(ludwigshafen, mainz)).toEqual(['100', 'A', 'comparable', '']);
  });
});

describe('a row of an indicator', () => {
  it('carries the class of its area', async () => {
    const rows = rowsWith(await published('women-total'), { time_period: '2018' });
    expect(only(rows, 'ref_area', 'comparability')).toEqual([
      [koblenz, 'A'],
      [trier, 'C'],
      [ludwigshafen, 'A'],
      [mainz, 'A'],
      ['RLP4', 'C'],
    ]);
  });

  it.each(['tax-total', 'tax-ratio'])(
    'of a group has no figure in %s, where a city is not comparable, nor the sums behind it',
    async (id) => {
      expect(rowWith(await published(id), { ref_area: 'RLP4', time_period: '2018' })).toMatchObject({
        obs_value: '',
        obs_status: 'M',
        reason: 'not_comparable',
        numerator: '',
        denominator: '',
        coverage: '',
        comparability: 'D',
      });
      expect(rowWith(await published(id), { ref_area: trier, time_period: '2018' })).toMatchObject({
        obs_status: 'A',
        reason: '',
        comparability: 'D',
      });
    },
  );

  it('of a group keeps its figure where a city needs a caveat', async () => {
    expect(rowWith(await published('women-total'), { ref_area: 'RLP4', time_period: '2018' })).toMatchObject({
      obs_value: '4518',
      obs_status: 'A',
      reason: '',
    });
  });
});

it('A district has the class of its city', async () => {
  const project = await miniProject(definitions);
  const rows = [mainz, trier].flatMap((city) => [
    { variable: 'women', area: city, obs_value: 2 },
    { variable: 'women', area: `${city}.OB.41`, obs_value: 1 },
  ]);
  const { indicator } = await aggregated(project, [{ source: 'office/people', rows }]);
  const classes = indicator('women-total').map(({ ref_area, comparability }) => [ref_area, comparability]);
  expect(classes).toEqual([
    [trier, 'C'],
    [`${trier}.OB.41`, 'C'],
    [mainz, 'A'],
    [`${mainz}.OB.41`, 'A'],
    ['RLP4', 'C'],
  ]);
});

describe('checks.csv', () => {
  it('says which group has no figure or needs a caveat, and because of what', async () => {
    const rows = (await published('checks')).filter(({ code }) => code?.startsWith('group-'));
    expect(only(rows, 'code', 'severity', 'file', 'value', 'sentence_de', 'sentence_en')).toEqual([
      [
        'group-not-comparable',
        'warning',
        'indicators/tax-ratio.yaml',
        'RLP4',
        'tax-ratio: Vier Städte haben keinen Wert und keine Rangliste; nicht vergleichbar: Trier (net). Trier: Netto.',
        'tax-ratio: Four cities have no figure and no ranking; not comparable: Trier (net). Trier: Net.',
      ],
      [
        'group-not-comparable',
        'warning',
        'indicators/tax-total.yaml',
        'RLP4',
        'tax-total: Vier Städte haben keinen Wert und keine Rangliste; nicht vergleichbar: Trier, Koblenz (net). Trier, Koblenz: Netto.',
        'tax-total: Four cities have no figure and no ranking; not comparable: Trier, Koblenz (net). Trier, Koblenz: Net.',
      ],
      [
        'group-with-caveat',
        'info',
        'indicators/women-total.yaml',
        'RLP4',
        'women-total: Summen für Vier Städte und Ranglisten gelten mit Vorbehalt. Trier: Köpfe. Im Mai. Alle Städte: Spät.',
        'women-total: figures for Four cities and rankings hold with a caveat. Trier: Heads. In May. All cities: Late.',
      ],
    ]);
  });
});

describe('rankings.csv', () => {
  const ranked = async (indicator: string, time_period: string) =>
    only(
      rowsWith(await published('rankings'), { indicator, time_period }),
      ...['ref_area', 'rank', 'of', 'obs_value', 'reason'],
    );

  it('goes by exact figures, not by the rounded ones; equal figures share a rank', async () => {
    expect(await ranked('women-share', '2018')).toEqual([
      [koblenz, '4', '4', '50', ''],
      [trier, '2', '4', '50', ''],
      [ludwigshafen, '2', '4', '50', ''],
      [mainz, '1', '4', '50', ''],
    ]);
    expect(await ranked('fee-total', '2018')).toEqual([
      [koblenz, '1', '4', '10', ''],
      [trier, '2', '4', '10', ''],
      [ludwigshafen, '2', '4', '10', ''],
      [mainz, '4', '4', '10', ''],
    ]);
    expect(await ranked('people-total', '2018')).toEqual([
      [koblenz, '3', '4', '1000', ''],
      [trier, '3', '4', '1000', ''],
      [ludwigshafen, '2', '4', '3000', ''],
      [mainz, '1', '4', '4000', ''],
    ]);
  });

  it('goes by exact means of the year, where it is made of quarters', async () => {
    const map = { ...area, period: { column: 'quarter', as: 'quarter' } as const, values: [line('jobless')] };
    const quarters = ['2018-Q1', '2018-Q2', '2018-Q3', '2018-Q4'];
    // 10.25, 10, 10 and 9.75 on the mean.
    const rows = [
      [koblenz, 11, 10, 10, 10],
      [trier, 10, 10, 10, 10],
      [ludwigshafen, 13, 7, 10, 10],
      [mainz, 9, 10, 10, 10],
    ].flatMap(([city, ...cells]) => cells.map((cell, at) => `${city};${quarters[at]};${cell}\n`));
    await withFolder(async (folder) => {
      await miniNight(
        folder,
        {
          variables: { jobless: {} },
          sources: { 'office/jobless': { read: { parser: 'csv' }, map } },
          indicators: { jobless: { value: { variable: 'jobless' }, over: 'quarter' } },
        },
        { files: { 'office/jobless': `key;quarter;jobless\n${rows.join('')}` } },
      );
      const ranks = await publishedRows(folder, 'rankings');
      expect(only(ranks, 'time_period', 'ref_area', 'rank', 'obs_value')).toEqual([
        ['2018', koblenz, '1', '10'],
        ['2018', trier, '2', '10'],
        ['2018', ludwigshafen, '2', '10'],
        ['2018', mainz, '4', '10'],
      ]);
    });
  });

  it('has no rank for anybody where a city has no figure, and says why', async () => {
    expect(await ranked('women-share', '2019')).toEqual([
      [koblenz, '', '', '', 'unknown_or_secret'],
      [trier, '', '', '50', 'member_missing'],
      [ludwigshafen, '', '', '50', 'member_missing'],
      [mainz, '', '', '50', 'member_missing'],
    ]);
  });

  it('has no rank for anybody where a city is not comparable, and names it', async () => {
    expect(await ranked('tax-ratio', '2018')).toEqual([
      [koblenz, '', '', '1', 'not_comparable'],
      [trier, '', '', '2', 'not_comparable'],
      [ludwigshafen, '', '', '1', 'not_comparable'],
      [mainz, '', '', '1', 'not_comparable'],
    ]);
    const rows = rowsWith(await published('rankings'), { indicator: 'tax-ratio', time_period: '2018' });
    expect(new Set(rows.map(({ caveat_de }) => caveat_de))).toEqual(new Set(['Trier: Netto.']));
  });

  it('names the caveat in every row, also of a city that needs none itself', async () => {
    const rows = await published('rankings');
    const where = { indicator: 'women-total', time_period: '2018', ref_area: mainz };
    expect(rowWith(rows, where)).toMatchObject({
      rank: '1',
      comparability: 'A',
      caveat_de: 'Trier: Köpfe. Im Mai. Alle Städte: Spät.',
      caveat_en: 'Trier: Heads. In May. All cities: Late.',
    });
    expect(rowWith(rows, { ...where, indicator: 'people-total' })).toMatchObject({
      caveat_de: '',
      caveat_en: '',
    });
  });
});

describe('the release', () => {
  it('gives away the three tables as CSV and Parquet, and the deviations as a code list', () => {
    const paths = release.files.map(({ path }) => path);
    for (const name of ['comparability', 'comparability-pairs', 'rankings'])
      expect(paths.filter((path) => path.startsWith(`data/${name}.`))).toEqual([
        `data/${name}.csv`,
        `data/${name}.parquet`,
      ]);
    expect(paths).toContain('data/codes/deviation.csv');
  });

  it('is a new one when only a reason is put in other words, but no dataset has changed', async () => {
    const files = { 'office/people': figures };
    const reworded = { D: differs(0, 'net', 'Ohne Umlage.', 'Without the levy.') };
    const indicators = {
      ...definitions.indicators,
      'tax-ratio': {
        ...definitions.indicators?.['tax-ratio'],
        comparability: { all, cities: { [trier]: reworded } },
      },
    };
    const again = await miniNight(
      root,
      { ...definitions, indicators },
      { files, at: '2026-11-22T03:00:00Z' },
    );
    const next = again.release.release;
    expect(next.id).not.toBe(release.id);
    const dates = ({ datasets }: Release) => datasets.map(({ id, modified }) => [id, modified]);
    expect(dates(next)).toEqual(dates(release));
    const [row] = rowsWith(await published('comparability'), { indicator: 'tax-ratio', ref_area: trier });
    expect(row?.reason_de).toBe('Ohne Umlage.');
  });
});
