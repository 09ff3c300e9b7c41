import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../schemas/errors.ts';
import type { Indicator, IndicatorReference } from '../../schemas/types.ts';
import { miniNight } from '../helpers/mini-night.ts';
import { type Definitions, miniProject } from '../helpers/mini-project.ts';
import { germanText } from '../helpers/night.ts';
import { publishedRows } from '../helpers/published-rows.ts';
import { readRepository } from '../helpers/repository.ts';
import { withFolder } from '../helpers/with-folder.ts';

const label = { de: 'Name', en: 'Name' };
const scheme = {
  title: label,
  codes: [
    { code: 'inkar', label, numbered: true },
    { code: 'sdg', label, numbered: true },
    { code: 'urban-audit', label },
  ],
};
const reference: IndicatorReference = {
  scheme: 'inkar',
  code: 'q_vunp_bev',
  m_id: 13211,
  match: 'exact',
  evidence: 'verified',
};
const ratio = (times: number): Partial<Indicator> => ({
  decimals: 1,
  ratio: { of: [{ variable: 'casualties' }], per: [{ variable: 'people' }], times },
});
const project = (indicators: Readonly<Record<string, Partial<Indicator>>>): Definitions => ({
  variables: { casualties: {}, people: {} },
  sources: {
    'office/people': {
      map: {
        area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
        period: { column: 'year', as: 'year' },
        values: ['casualties', 'people'].map((variable) => ({ column: variable, variable })),
      },
    },
  },
  indicators,
  files: { 'indicators/codes/scheme.yaml': scheme },
});

async function messages(indicators: Readonly<Record<string, Partial<Indicator>>>): Promise<string> {
  try {
    await miniProject(project(indicators));
    return '';
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return germanText(error.issues).replaceAll(/, Zeile \d+/g, '');
  }
}
const one = (change: Partial<IndicatorReference>) =>
  messages({ rate: { ...ratio(100_000), external: [{ ...reference, ...change } as IndicatorReference] } });

describe('a reference to another set of indicators', () => {
  it('leads to a set that is known', async () => {
    expect(await one({ scheme: 'inker' })).toBe(
      'indicators/rate.yaml: „external.scheme“ nennt „inker“, das es nicht gibt. Bekannt sind: inkar, sdg, urban-audit. Schreibweise prüfen oder den Indikatorensatz in codes/scheme.yaml anlegen.',
    );
  });

  it('gives the number where one short name has several meanings', async () => {
    const { m_id, ...unnumbered } = reference;
    expect(await messages({ rate: { ...ratio(100_000), external: [unnumbered] } })).toBe(
      'indicators/rate.yaml: Der Verweis auf „q_vunp_bev“ in inkar ist nicht eindeutig: Dort hat ein Kürzel mehrere Definitionen und Maßstäbe. Die Nummer aus der Übersicht des Herausgebers als m_id ergänzen.',
    );
    const elsewhere = { ...unnumbered, scheme: 'urban-audit' };
    expect(await messages({ rate: { ...ratio(100_000), external: [elsewhere] } })).toBe('');
  });

  it('gives a factor where the scale differs, and only there', async () => {
    const cure =
      'ein Faktor (times) gehört zu scale_differs und nur dorthin. Weicht nur der Maßstab ab, match: scale_differs und times angeben; sonst times entfernen.';
    expect(await one({ match: 'scale_differs' })).toBe(
      `indicators/rate.yaml: Der Verweis auf „q_vunp_bev“ sagt scale_differs; ${cure}`,
    );
    expect(await one({ match: 'related', times: 2 })).toBe(
      `indicators/rate.yaml: Der Verweis auf „q_vunp_bev“ sagt related; ${cure}`,
    );
    expect(await one({ match: 'scale_differs', times: 0.01 })).toBe('');
  });

  it('must agree about the scale with every other one to the same number', async () => {
    const other = { ...ratio(1000), external: [reference] };
    expect(await messages({ rate: { ...ratio(100_000), external: [reference] }, rates: other })).toBe(
      'indicators/rates.yaml: Der Verweis auf „q_vunp_bev“ (inkar 13211) führt zum Maßstab 1000, der in rate zu 100000. In der Übersicht des Herausgebers nachsehen und times oder m_id an einer der beiden Stellen berichtigen.',
    );
  });

  it.each<[string, Partial<IndicatorReference>]>([
    ['the factor leads to the same scale', { match: 'scale_differs', times: 100 }],
    ['the number is another', { m_id: 16033 }],
    ['the set is another', { scheme: 'sdg' }],
    ['it is another figure altogether', { match: 'related' }],
  ])('does not contradict another where %s', async (_, change) => {
    const other = { ...ratio(1000), external: [{ ...reference, ...change }] };
    expect(await messages({ rate: { ...ratio(100_000), external: [reference] }, rates: other })).toBe('');
  });
});

describe('the table of references', () => {
  it('says by which factor a reader gets from our figure to theirs', async () => {
    const external: readonly IndicatorReference[] = [
      reference,
      { ...reference, scheme: 'sdg', m_id: 16033, match: 'scale_differs', times: 0.01 },
      {
        scheme: 'urban-audit',
        code: 'DE1001V',
        match: 'component',
        year_shift: -1,
        evidence: 'secondary',
        note: label,
      },
    ];
    const cities = ['07315', '07314', '07211', '07111'];
    const file = `key;year;casualties;people\n${cities.map((key) => `${key};2018;500;200000\n`).join('')}`;
    await withFolder(async (root) => {
      const definitions = project({ rate: { ...ratio(100_000), external: [...external] } });
      await miniNight(root, definitions, { files: { 'office/people': file } });
      const [row] = await publishedRows(root, 'rate');
      expect(row?.obs_value).toBe('250');
      const rows = await publishedRows(root, 'codes/external');
      expect(rows.map(({ code, m_id, match, times }) => [code, m_id, match, times])).toEqual([
        ['q_vunp_bev', '13211', 'exact', '1'],
        ['q_vunp_bev', '16033', 'scale_differs', '0.01'],
        ['DE1001V', '', 'component', ''],
      ]);
      expect(rows.map(({ year_shift }) => year_shift)).toEqual(['0', '0', '-1']);
      expect(rows.map(({ times }) => times && 250 * Number(times))).toEqual([250, 2.5, '']);
    });
  });
});

describe('the references of the repository', () => {
  it('have a word for every match and evidence', async () => {
    const { registry } = await readRepository();
    const codesOf = (list: string) => registry.codelists.get(list)?.codes.map(({ code }) => code) ?? [];
    const all = [...registry.indicators.values()].flatMap(({ external = [] }) => external);
    expect(all.length).toBeGreaterThan(20);
    for (const { match, evidence } of all) {
      expect(codesOf('match')).toContain(match);
      expect(codesOf('evidence')).toContain(evidence);
    }
  });

  it('shift the year wherever the population of 1 January is meant', async () => {
    const { registry } = await readRepository();
    const shifts = [...registry.indicators.values()]
      .flatMap(({ external = [] }) => external)
      .filter(({ scheme, code }) => scheme === 'urban-audit' && /^DE1\d{3}V$/.test(code))
      .map(({ year_shift }) => year_shift);
    expect(shifts).toEqual(shifts.map(() => -1));
    expect(shifts.length).toBeGreaterThan(0);
  });
});
