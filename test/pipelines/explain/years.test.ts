import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Explainer, openExplainer } from '../../helpers/explainer.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import type { Definitions } from '../../helpers/mini-project.ts';

const text = { de: 'Beispiel', en: 'Example' };
const area = { column: 'key', scheme: 'kreis5', outside: 'ignore' } as const;
const values = (variable: string) => [{ column: 'people', variable }];
const onBasis = (basis: string, from: number, until: number) => ({
  map: {
    area,
    period: { column: 'year', as: 'year' } as const,
    basis: { const: basis, from, until },
    values: values('people'),
  },
});
const definitions: Definitions = {
  sources: {
    'office/before': onBasis('old', 1987, 2011),
    'office/after': onBasis('new', 2011, 2020),
    'office/quarters': {
      map: { area, period: { column: 'year', as: 'quarter' }, values: values('jobs') },
    },
  },
  variables: { people: {}, jobs: {} },
  indicators: {
    people: { value: { variable: 'people' }, basis: ['back', 'new', 'old'] },
    jobs: { value: { variable: 'jobs' }, over: 'quarter', decimals: 1 },
  },
  files: {
    'indicators/codes/basis.yaml': {
      title: text,
      codes: [
        { code: 'old', label: { de: 'Volkszählung 1987', en: 'Count of 1987' } },
        { code: 'new', label: { de: 'Zensus 2011', en: 'Census 2011' } },
        { code: 'back', label: { de: 'Zurückgerechnet', en: 'Carried back' } },
        { code: '_Z', label: text },
      ],
    },
    'indicators/codes/breaks.yaml': {
      title: text,
      breaks: [
        {
          id: 'census-2011',
          label: { de: 'Zensus 2011', en: 'Census 2011' },
          kind: 'census',
          variables: ['people'],
          bases: ['new'],
          from: '2011',
          bridge: { old: 'old', new: 'new', basis: 'back', since: '2009' },
          note: text,
        },
      ],
    },
  },
};
const cities = ['07315', '07314', '07211', '07111'];
const file = (rows: readonly (readonly [string, number])[]) =>
  `key;year;people\n${cities.flatMap((key) => rows.map(([year, people]) => `${key};${year};${people}`)).join('\n')}\n`;

describe('the explanation of a year', () => {
  let root = '';
  let explainer: Explainer;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quartett-explain-'));
    await miniNight(root, definitions, {
      files: {
        'office/before': file([
          ['2010', 1000],
          ['2011', 1000],
        ]),
        'office/after': file([['2011', 1100]]),
        'office/quarters': file([
          ['2018-Q1', 10],
          ['2018-Q2', 11],
          ['2018-Q3', 12],
          ['2018-Q4', 14],
        ]),
      },
    });
    explainer = await openExplainer(root);
  });
  afterAll(async () => {
    explainer.close();
    await rm(root, { recursive: true, force: true });
  });

  it('of quarters shows each of them and the mean', async () => {
    const page = await explainer.page({ indicator: 'jobs' });
    expect(page).toContain('  11,8 Personen ');
    expect(page).toContain('Rechnung      47 / 4 ≈ 11,8\n');
    expect(page).toContain(`  47 Personen  Merkmal
  ├─ 10  2018-Q1  [1] Zeile 2, Spalte „people“: „10“
  ├─ 11  2018-Q2  [1] Zeile 3, Spalte „people“: „11“
  ├─ 12  2018-Q3  [1] Zeile 4, Spalte „people“: „12“
  └─ 14  2018-Q4  [1] Zeile 5, Spalte „people“: „14“`);
  });

  it('before a break shows what it was carried from', async () => {
    const page = await explainer.page({ indicator: 'people', period: '2010' });
    expect(page).toContain('  1.050 Personen ');
    expect(page).toContain(`  ├─ 1.000  Volkszählung 1987, 2010  [1] Zeile 2, Spalte „people“: „1000“
  ├─ 1.100  Zensus 2011, 2011        [2] Zeile 2, Spalte „people“: „1100“
  └─ 1.000  Volkszählung 1987, 2011  [1] Zeile 3, Spalte „people“: „1000“`);
  });
});
