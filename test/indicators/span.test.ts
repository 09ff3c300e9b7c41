import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../schemas/types.ts';
import { aggregated, koblenz, ludwigshafen, mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { miniProject } from '../helpers/mini-project.ts';

const text = { de: 'Beispiel.', en: 'Example.' };
const census = {
  id: 'census-2019',
  label: { de: 'Zensus 2019', en: '2019 census' },
  kind: 'census',
  variables: ['people'],
  from: '2019',
  note: text,
};

/** The classes of the areas of one indicator, and what is said of them, where people break in 2019. */
async function rated(indicator: Partial<Indicator>, rows: readonly Stated[], cut: object = census) {
  const project = await miniProject({
    variables: { people: { dimensions: ['sex'] } },
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
    indicators: { figure: indicator },
    files: { 'indicators/codes/breaks.yaml': { title: text, breaks: [cut] } },
  });
  const based = rows.map((row) => ({ basis: 'fort-z2011', ...row }));
  const { indicator: found, issues } = await aggregated(project, [{ source: 'office/people', rows: based }]);
  const classes = found('figure').map(({ ref_area, comparability }) => [ref_area, comparability]);
  return {
    classes: Object.fromEntries(classes),
    said: issues.filter(({ code }) => code === 'group-with-caveat').map(({ sentence }) => sentence),
  };
}

const total: Partial<Indicator> = { value: { variable: 'people' } };
const inYears = (area: string, ...years: readonly string[]) =>
  years.map((time_period): Stated => ({ area, time_period, obs_value: 7 }));
const cities = [mainz, ludwigshafen, trier, koblenz];

describe('a break inside the compared span', () => {
  it('leaves at most class C to the city whose series it cuts, and to the group', async () => {
    const { classes, said } = await rated(total, [
      ...inYears(mainz, '2018', '2019'),
      ...inYears(trier, '2017', '2018'),
      ...inYears(koblenz, '2019', '2020'),
      ...inYears(ludwigshafen, '2016', '2021'),
    ]);
    expect(classes).toEqual({ [mainz]: 'C', [trier]: 'A', [koblenz]: 'A', [ludwigshafen]: 'C', RLP4: 'C' });
    expect(said).toEqual([
      {
        de: 'figure: Summen für Vier Städte und Ranglisten gelten mit Vorbehalt. Mainz, Ludwigshafen am Rhein: Bruch in der Reihe: Zensus 2019.',
        en: 'figure: figures for Four cities and rankings hold with a caveat. Mainz, Ludwigshafen am Rhein: Break in the series: 2019 census.',
      },
    ]);
  });

  it('is none where the figure on one side is missing', async () => {
    const missing = cities.map((area): Stated => ({ area, time_period: '2018', obs_value: null }));
    const { classes } = await rated(total, [...missing, ...cities.flatMap((area) => inYears(area, '2019'))]);
    expect(new Set(Object.values(classes))).toEqual(new Set(['A']));
  });

  it('is none between two bases, which are two series', async () => {
    const { classes } = await rated(total, [
      ...inYears(mainz, '2018'),
      ...inYears(mainz, '2019').map((row): Stated => ({ ...row, basis: 'fort-z2022' })),
    ]);
    expect(classes[mainz]).toBe('A');
  });

  it('is none of another basis, another area or another variable', async () => {
    const rows = inYears(mainz, '2018', '2019');
    for (const elsewhere of [{ bases: ['fort-z2022'] }, { areas: [trier] }, { variables: [] }])
      expect((await rated(total, rows, { ...census, ...elsewhere })).classes[mainz]).toBe('A');
    for (const here of [{ bases: ['fort-z2011'] }, { areas: [mainz] }])
      expect((await rated(total, rows, { ...census, ...here })).classes[mainz]).toBe('C');
  });

  it('is none between two parts of which each lies on its own side', async () => {
    const { classes } = await rated({ ...total, by: ['sex'] }, [
      { area: mainz, time_period: '2018', sex: 'F', obs_value: 7 },
      { area: mainz, time_period: '2019', sex: 'M', obs_value: 7 },
    ]);
    expect(classes[mainz]).toBe('A');
  });

  it('does not cut changes, which are never computed across it', async () => {
    const change: Partial<Indicator> = {
      unit: 'PCT',
      ratio: {
        of: [{ variable: 'people' }, { variable: 'people', lag: 1, minus: true }],
        per: [{ variable: 'people', lag: 1 }],
        times: 100,
      },
    };
    const { classes } = await rated(change, inYears(mainz, '2016', '2017', '2018', '2019', '2020', '2021'));
    expect(classes[mainz]).toBe('A');
  });
});
