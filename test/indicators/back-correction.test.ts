import { describe, expect, it } from 'vitest';
import type { Break } from '../../indicators/registry.ts';
import type { Indicator } from '../../schemas/types.ts';
import { type AggregatedRow, aggregated, mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { miniProject } from '../helpers/mini-project.ts';

const text = { de: 'Beispiel', en: 'Example' };
/** Trier: the census of 2011 found 106 284 people, where the update of 1987 had 105 675; from zero in 1989. */
const census: Break = {
  id: 'census-2011',
  label: { de: 'Zensus 2011', en: '2011 census' },
  kind: 'census',
  variables: ['people'],
  bases: ['fort-z2011'],
  from: '2011',
  bridge: { old: 'fort-1987', new: 'fort-z2011', basis: 'fort-z2011-back', since: '1989' },
  note: text,
};
const codes = ['fort-1987', 'fort-z2011', 'fort-z2011-back', '_Z'].map((code) => ({ code, label: text }));
const old = (time_period: string, obs_value: number | null, more: Partial<Stated> = {}): Stated => ({
  ...{ area: trier, time_period, basis: 'fort-1987', obs_value },
  ...more,
});
const series: readonly Stated[] = [
  ...['1988', '1989', '1990', '2000'].map((year) => old(year, 100_000)),
  ...[old('1995', null, { obs_status: 'Q', conf_status: 'C', reason: 'secret' }), old('2011', 105_675)],
  { area: trier, time_period: '2011', basis: 'fort-z2011', obs_value: 106_284 },
  { area: trier, time_period: '2012', basis: 'fort-z2011', obs_value: 106_500 },
];

async function people(rows: readonly Stated[], breaks = [census], indicator: Partial<Indicator> = {}) {
  const project = await miniProject({
    variables: { people: { dimensions: ['age'] } },
    sources: {
      'office/people': {
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          basis: { const: 'fort-z2011' },
          values: [{ column: 'people', variable: 'people' }],
        },
      },
    },
    indicators: {
      figure: { value: { variable: 'people' }, basis: ['fort-z2011', 'fort-z2011-back'], ...indicator },
    },
    files: {
      'indicators/codes/breaks.yaml': { title: text, breaks },
      'indicators/codes/basis.yaml': { title: text, codes },
    },
  });
  return aggregated(project, [{ source: 'office/people', rows }]);
}
const carried = (rows: readonly AggregatedRow[]) =>
  rows
    .filter(({ basis }) => basis === 'fort-z2011-back')
    .map(({ time_period, obs_value, obs_status, conf_status, reason }) => ({
      ...{ time_period, obs_value, obs_status, conf_status, reason },
    }));

describe('years before a break', () => {
  it('are carried to the level after it, linearly and exactly, as estimates on a basis of their own', async () => {
    const { variable } = await people(series);
    const estimate = (time_period: string, obs_value: number) => ({
      ...{ time_period, obs_value, obs_status: 'E', conf_status: 'F', reason: 'back_corrected' },
    });
    expect(carried(variable('people'))).toEqual([
      estimate('1989', 100_000),
      // 609 · 1 / 22 = 27.68
      estimate('1990', 100_027.681818),
      { time_period: '1995', obs_value: null, obs_status: 'Q', conf_status: 'C', reason: 'secret' },
      estimate('2000', 100_304.5),
      estimate('2011', 106_284),
    ]);
  });

  it('stay as they are on their own basis', async () => {
    const all = async (breaks: Break[]) => (await people(series, breaks)).variable('people');
    const { bridge: _, ...plain } = census;
    expect((await all([census])).filter(({ basis }) => basis !== 'fort-z2011-back')).toEqual(
      await all([plain]),
    );
  });

  it('are carried in age bounds and changes too, which no break refuses any more', async () => {
    const bands = ['Y_LT18', 'Y18T64', 'Y_GE65'];
    const rows = series.flatMap((row) => bands.map((age) => ({ ...row, age })));
    const where = { age: { from: 18 } };
    const value = { variable: 'people', where };
    const adults = (await people(rows, [census], { value })).indicator('figure');
    expect(carried(adults.filter(({ ref_area }) => ref_area === trier)).map((row) => row.obs_value)).toEqual([
      ...[200_000, 200_055, null, 200_609, 212_568],
    ]);
    const ratio = { of: [{ variable: 'people' }], per: [{ variable: 'people', lag: 11 }] };
    const changes = (
      await people(series, [census], { decimals: 6, ratio, value: undefined as never })
    ).indicator('figure');
    const own = changes.filter(({ ref_area }) => ref_area === trier);
    expect(carried(own).at(-1)).toMatchObject({
      time_period: '2011',
      obs_value: 1.059613,
      obs_status: 'E',
    });
  });

  it('are not carried where the year of the break is known on one basis only', async () => {
    const one = series.filter(({ time_period, basis }) => time_period !== '2011' || basis === 'fort-1987');
    expect(carried((await people(one)).variable('people'))).toEqual([]);
  });

  it('are not carried where the break is not', async () => {
    const elsewhere = { ...census, areas: [mainz] };
    expect(carried((await people(series, [elsewhere])).variable('people'))).toEqual([]);
  });
});

describe('a back-correction', () => {
  const { bridge } = census as Required<Break>;
  it.each<{ title: string; change: Partial<Break>; says: readonly string[] }>([
    {
      title: 'to a basis that does not continue',
      change: { bases: ['fort-z2011-back'] },
      says: [
        '„bridge“ führt von fort-1987 nach fort-z2011 und schreibt nach fort-z2011-back; so lässt sich nicht zurückrechnen. Als old die Basis vor dem Bruch angeben, als new eine von bases, als basis eine eigene für die zurückgerechneten Werte.',
      ],
    },
    {
      title: 'to an unknown basis',
      change: { bridge: { ...bridge, basis: 'fort-back' } },
      says: [
        '„bridge“ nennt „fort-back“, das es nicht gibt. Bekannt sind: _Z, fort-1987, fort-z2011, fort-z2011-back. Schreibweise prüfen oder eine Basis in codes/basis.yaml anlegen.',
      ],
    },
    {
      title: 'that begins after the break',
      change: { bridge: { ...bridge, since: '2012' } },
      says: [
        '„bridge“ reicht von 2012 bis 2011; das lässt nichts zu. Die beiden Grenzen tauschen oder berichtigen.',
      ],
    },
  ])('$title is refused', async ({ change, says }) => {
    const error = await people([], [{ ...census, ...change }]).catch((reason) => reason);
    expect(
      error.issues.map(
        ({ sentence, cure }: { sentence: { de: string }; cure: { de: string } }) =>
          `${sentence.de} ${cure.de}`,
      ),
    ).toEqual(says);
  });
});
