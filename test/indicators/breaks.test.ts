import { describe, expect, it } from 'vitest';
import type { Break } from '../../indicators/registry.ts';
import type { Indicator } from '../../schemas/types.ts';
import {
  type AggregatedRow,
  aggregated,
  koblenz,
  ludwigshafen,
  mainz,
  type Stated,
  trier,
} from '../helpers/aggregated.ts';
import { miniProject } from '../helpers/mini-project.ts';

const text = { de: 'Beispiel', en: 'Example' };
const recount: Break = {
  id: 'recount',
  label: { de: 'Neue Zählung', en: 'New count' },
  kind: 'census',
  variables: ['people'],
  from: '2018',
  note: text,
};
const people: Partial<Indicator> = { by: ['sex'], value: { variable: 'people' } };
const change: Partial<Indicator> = {
  unit: 'PCT',
  decimals: 1,
  ratio: {
    of: [{ variable: 'people' }, { variable: 'people', lag: 1, minus: true }],
    per: [{ variable: 'people', lag: 1 }],
    times: 100,
  },
};
const bases = [{ const: 'fort-z2011' }, { const: 'fort-z2022' }] as const;

interface Shape {
  readonly breaks?: readonly Break[];
  readonly indicator?: Partial<Indicator>;
  readonly dimensions?: readonly string[];
}

/** People and beds, the breaks of people, and one indicator; `rows` without a basis have none. */
async function figures(rows: readonly Stated[], shape: Shape = {}) {
  const { breaks = [recount], indicator = people, dimensions = ['sex'] } = shape;
  const map = {
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
    period: { column: 'year', as: 'year' },
    values: [
      { column: 'people', variable: 'people' },
      { column: 'beds', variable: 'beds' },
    ],
  } as const;
  const project = await miniProject({
    variables: { people: { dimensions: [...dimensions] }, beds: {} },
    sources: {
      'office/people': { map: { ...map, basis: bases[0] } },
      'bureau/people': { map: { ...map, basis: bases[1] } },
    },
    indicators: { figure: indicator },
    files: { 'indicators/codes/breaks.yaml': { title: text, breaks } },
  });
  const result = await aggregated(project, [{ source: 'office/people', rows }]);
  return { ...result, rows: result.indicator('figure'), project };
}

const year = (time_period: string, obs_value: number | null, more: Partial<Stated> = {}): Stated => ({
  area: mainz,
  time_period,
  obs_value,
  ...more,
});
const marked = (rows: readonly AggregatedRow[]) =>
  rows
    .filter((row) => row.break)
    .map(({ ref_area, time_period, basis, sex }) =>
      [ref_area === mainz ? '' : ref_area, time_period, basis === '_Z' ? '' : basis, sex === '_T' ? '' : sex]
        .filter((word) => word)
        .join(' '),
    );
const own = (rows: readonly AggregatedRow[]) => rows.filter(({ ref_area }) => ref_area !== 'RLP4');

describe('the first value after a break carries B', () => {
  it.each<{
    title: string;
    rows: readonly Stated[];
    breaks?: readonly Break[];
    expected: readonly string[];
  }>([
    {
      title: 'and none before or after it',
      rows: [year('2016', 1), year('2017', 2), year('2018', 3), year('2019', 4)],
      expected: ['2018'],
    },
    {
      title: 'which comes later where the year of the break has no value',
      rows: [year('2017', 2), year('2018', null), year('2020', 4), year('2021', 5)],
      expected: ['2020'],
    },
    {
      title: 'even if the series begins with it',
      rows: [year('2018', 3), year('2019', 4)],
      expected: ['2018'],
    },
    {
      title: 'but a series that begins years later says nothing about the break',
      rows: [year('2019', 4), year('2020', 5)],
      expected: [],
    },
    {
      title: 'in each series',
      rows: [
        ...[year('2017', 1, { sex: 'F' }), year('2018', 2, { sex: 'F' })],
        ...[year('2017', 1, { area: trier }), year('2019', 2, { area: trier })],
      ],
      expected: [`${trier} 2019`, '2018 F'],
    },
    {
      title: 'on the bases that continue, even where the years before are on another',
      breaks: [{ ...recount, bases: ['fort-z2022'] }],
      rows: [
        ...[year('2017', 1, { basis: 'fort-z2011' }), year('2018', 1, { basis: 'fort-z2011' })],
        ...[year('2019', 2, { basis: 'fort-z2022' }), year('2020', 2, { basis: 'fort-z2022' })],
      ],
      expected: ['2019 fort-z2022'],
    },
    {
      title: 'where the break is, and nowhere else',
      breaks: [{ ...recount, areas: [trier], districts_of: [koblenz] }],
      rows: [mainz, koblenz, `${koblenz}.ST.41`, `${koblenz}.ST.000`, `${mainz}.OB.41`, trier].map((area) =>
        year('2018', 1, { area }),
      ),
      expected: [`${koblenz}.ST.000 2018`, `${koblenz}.ST.41 2018`, `${trier} 2018`],
    },
    {
      title: 'a quarter for quarters, a year for years, a month for months',
      rows: [
        ...['2017', '2018', '2019', '2017-Q4', '2018-Q1', '2018-Q2', '2018-02', '2018-03'].map((time) =>
          year(time, 1),
        ),
      ],
      expected: ['2018', '2018-02', '2018-Q1'],
    },
    {
      title: 'a year in whose third quarter the break falls is a year after it',
      breaks: [{ ...recount, from: '2018-Q3' }],
      rows: ['2017', '2018', '2018-S1', '2018-S2', '2018-Q2', '2018-Q3', '2018-06', '2018-07'].map((time) =>
        year(time, 1),
      ),
      expected: ['2018', '2018-07', '2018-Q3', '2018-S2'],
    },
    {
      title: 'after each of two breaks',
      breaks: [recount, { ...recount, id: 'again', from: '2020' }],
      rows: ['2017', '2018', '2019', '2020', '2021'].map((time) => year(time, 1)),
      expected: ['2018', '2020'],
    },
    {
      title: 'of its variable',
      breaks: [{ ...recount, variables: [] }],
      rows: [year('2018', 1)],
      expected: [],
    },
  ])('$title', async ({ rows, breaks, expected }) => {
    const result = await figures(rows, { ...(breaks ? { breaks } : {}) });
    expect(marked(own(result.rows)).sort()).toEqual([...expected].sort());
    const flagged = own(result.rows).filter((row) => row.break);
    expect(flagged.map(({ obs_status }) => obs_status)).toEqual(flagged.map(() => 'B'));
  });

  it('and keeps the status beneath it apart: the year after is provisional again', async () => {
    const { rows } = await figures([
      year('2017', 1),
      year('2018', 2, { obs_status: 'P' }),
      year('2019', 3, { obs_status: 'P' }),
    ]);
    expect(own(rows).map(({ obs_status }) => obs_status)).toEqual(['A', 'B', 'P']);
  });

  it('in a total, a ratio, age bounds and a group that rest on it', async () => {
    const four = [mainz, trier, koblenz, ludwigshafen].flatMap((area) => [
      year('2018', 5, { variable: 'beds', area }),
      ...['Y_LT18', 'Y18T64', 'Y_GE65'].map((age) => year('2018', 10, { area, age })),
    ]);
    const ratio = { of: [{ variable: 'people', where: { age: { from: 18 } } }], per: [{ variable: 'beds' }] };
    const shape = { breaks: [{ ...recount, areas: [mainz] }], dimensions: ['age'] };
    const ratios = await figures(four, { ...shape, indicator: { ratio } });
    expect(ratios.rows.map(({ ref_area, obs_status }) => [ref_area, obs_status])).toEqual([
      [koblenz, 'A'],
      [trier, 'A'],
      [ludwigshafen, 'A'],
      [mainz, 'B'],
      ['RLP4', 'B'],
    ]);
    const totals = await figures(four, { ...shape, indicator: { value: { variable: 'people' } } });
    expect(totals.rows.filter((row) => row.break).map(({ ref_area }) => ref_area)).toEqual([mainz, 'RLP4']);
  });

  it('is found where the source itself marks the break', async () => {
    const { rows } = await figures([year('2017', 1), year('2018', 2, { obs_status: 'B' })], { breaks: [] });
    expect(marked(own(rows))).toEqual(['2018']);
  });

  it('where the source marks a part: the part and what is added up from it, not the other parts', async () => {
    const parts = [
      ...['2017', '2018'].map((time) => year(time, 1, { sex: 'M' })),
      ...[year('2017', 1, { sex: 'F' }), year('2018', 2, { sex: 'F', obs_status: 'B' })],
    ];
    const { rows } = await figures(parts, { breaks: [] });
    expect(marked(own(rows)).sort()).toEqual(['2018', '2018 F']);
  });
});

describe('a change', () => {
  const rows = ['2016', '2017', '2018', '2019'].map((time, index) => year(time, 100 + 10 * index));

  it('across a break is not computed, within one side it is, and carries no B', async () => {
    const { rows: changes } = await figures(rows, { indicator: change });
    expect(
      own(changes).map(({ time_period, obs_value, obs_status, reason, break: flag }) => ({
        ...{ time_period, obs_value, obs_status, reason, flag },
      })),
    ).toEqual([
      { time_period: '2016', obs_value: null, obs_status: 'L', reason: 'term_missing', flag: false },
      { time_period: '2017', obs_value: 10, obs_status: 'A', reason: null, flag: false },
      { time_period: '2018', obs_value: null, obs_status: 'M', reason: 'break', flag: false },
      { time_period: '2019', obs_value: 8.3, obs_status: 'A', reason: null, flag: false },
    ]);
  });

  it('over two years is not computed for two', async () => {
    const lag = 2;
    const ratio = {
      of: [{ variable: 'people' }, { variable: 'people', lag, minus: true }],
      per: [{ variable: 'people', lag }],
    };
    const { rows: changes } = await figures([...rows, year('2020', 140)], { indicator: { ratio } });
    expect(own(changes).map(({ time_period, reason }) => `${time_period} ${reason}`)).toEqual([
      '2016 term_missing',
      '2017 term_missing',
      '2018 break',
      '2019 break',
      '2020 null',
    ]);
  });

  it('from one year to the next as a plain ratio is one too', async () => {
    const ratio = { of: [{ variable: 'people' }], per: [{ variable: 'people', lag: 1 }] };
    const { rows: changes } = await figures(rows, { indicator: { ratio } });
    expect(own(changes).find(({ time_period }) => time_period === '2018')?.reason).toBe('break');
  });

  it('on a basis that the break does not touch is computed', async () => {
    const breaks = [{ ...recount, bases: ['fort-z2022'] }];
    const based = rows.map((row) => ({ ...row, basis: 'fort-z2011' }));
    const { rows: changes } = await figures(based, { breaks, indicator: change });
    expect(own(changes).find(({ time_period }) => time_period === '2018')?.obs_value).toBe(9.1);
  });

  it('is refused by the break sign of a source, too', async () => {
    const signed = rows.map((row) => (row.time_period === '2018' ? { ...row, obs_status: 'B' } : row));
    const { rows: changes, issues } = await figures(signed, { breaks: [], indicator: change });
    expect(own(changes).map(({ obs_value }) => obs_value)).toEqual([null, 10, null, 8.3]);
    expect(issues.map(({ sentence }) => sentence.de)).toEqual([
      'figure: nicht berechnet für 2018, denn dazwischen liegt ein Bruch: Bruchzeichen der Quelle office/people.',
    ]);
  });

  it('keeps the B of another variable, however far back', async () => {
    const breaks = [{ ...recount, variables: ['beds'] }];
    const ratio = { of: [{ variable: 'people' }], per: [{ variable: 'beds', lag: 1 }] };
    const beds = rows.map((row) => ({ ...row, variable: 'beds' }));
    const { rows: ratios } = await figures([...rows, ...beds], { breaks, indicator: { ratio } });
    expect(own(ratios).map(({ time_period, obs_status }) => `${time_period} ${obs_status}`)).toEqual([
      '2016 L',
      '2017 A',
      '2018 A',
      '2019 B',
    ]);
  });

  it.each([
    { areas: [trier], obs_status: 'E', reason: 'coverage' },
    { areas: [mainz, trier, koblenz, ludwigshafen], obs_status: 'M', reason: 'break' },
  ])('that $areas.length of four cities cannot have is $reason in the group', async (expected) => {
    const four = [mainz, koblenz, ludwigshafen, trier].flatMap((area) => [
      year('2017', area === trier ? 10 : 100, { area }),
      year('2018', area === trier ? 90 : 110, { area }),
    ]);
    const breaks = [{ ...recount, areas: expected.areas }];
    const { rows: changes } = await figures(four, { breaks, indicator: change });
    const group = changes.find(({ ref_area, time_period }) => ref_area === 'RLP4' && time_period === '2018');
    expect(group).toMatchObject({
      obs_value: expected.reason === 'break' ? null : 10,
      obs_status: expected.obs_status,
      reason: expected.reason,
    });
  });

  it('that is not computed is told once for each break, as a note', async () => {
    const breaks = [
      recount,
      { ...recount, id: 'again', label: { de: 'Noch eine', en: 'Another' }, from: '2019' },
    ];
    const { issues } = await figures(rows, { breaks, indicator: change });
    expect(issues.map(({ severity, file, sentence, cure }) => ({ severity, file, sentence, cure }))).toEqual(
      [
        { periods: '2019', de: 'Noch eine', en: 'Another' },
        { periods: '2018', de: 'Neue Zählung', en: 'New count' },
      ].map(({ periods, de, en }) => ({
        severity: 'info',
        file: 'indicators/figure.yaml',
        sentence: {
          de: `figure: nicht berechnet für ${periods}, denn dazwischen liegt ein Bruch: ${de}.`,
          en: `figure: not computed for ${periods}, because a break lies in between: ${en}.`,
        },
        cure: {
          de: 'Nichts zu tun, solange der Bruch besteht. Ist er falsch verzeichnet, indicators/codes/breaks.yaml berichtigen.',
          en: 'Nothing to do as long as the break exists. If it is recorded wrongly, correct indicators/codes/breaks.yaml.',
        },
      })),
    );
  });
});

describe('a break that is registered wrongly', () => {
  const at = 'indicators/codes/breaks.yaml';
  it.each<{ title: string; breaks: readonly Partial<Break>[]; says: readonly string[] }>([
    {
      title: 'for something unknown',
      breaks: [
        {
          ...recount,
          variables: ['poeple'],
          bases: ['fort-z2021'],
          areas: ['07211001'],
          districts_of: ['0'],
        },
      ],
      says: [
        '„variables“ nennt „poeple“, das es nicht gibt. Bekannt sind: people, beds. Schreibweise prüfen oder die Variable in indicators/variables anlegen.',
        '„bases“ nennt „fort-z2021“, das es nicht gibt. Bekannt sind: fort-z2011, _Z, fort-z2022. Schreibweise prüfen oder eine Basis in codes/basis.yaml anlegen.',
        '„areas“ nennt „07211001“, das es nicht gibt. Bekannt sind: 07211000, 07111000, 07111000.ST.000, 07111000.ST.41, 07211000.OB.000, 07211000.OB.41, 07314000, 07314000.ST.000, 07314000.ST.41, 07315000, 07315000.OB.000, 07315000.OB.41. Schreibweise prüfen oder das Gebiet in codes/areas.yaml anlegen.',
        '„districts_of“ nennt „0“, das es nicht gibt. Bekannt sind: 07111000, 07211000, 07314000, 07315000. Schreibweise prüfen oder die Stadt in codes/areas.yaml anlegen.',
      ],
    },
    {
      title: 'under an id that another has',
      breaks: [recount, { ...recount, from: '2020' }],
      says: [
        'Die Kennung „recount“ ist schon vergeben, in codes/breaks.yaml. Eine der beiden Kennungen ändern; veröffentlichte Kennungen bleiben.',
      ],
    },
    {
      title: 'from what is no period',
      breaks: [{ ...recount, from: '2018-13' }],
      says: [
        '„breaks.0.from“ hat nicht die Form ^(19|20)[0-9]{2}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$, gefunden: "2018-13". Den Wert nach der Beschreibung in schemas/breaks.schema.json berichtigen: First period of the new side: a year, half-year, quarter or month as "2022", "2022-S1", "2022-Q1", "2022-05". In quotes.',
      ],
    },
  ])('$title is refused', async ({ breaks, says }) => {
    const error = await figures([], { breaks: breaks as readonly Break[] }).catch((reason) => reason);
    expect(
      error.issues.map(
        ({ file, sentence, cure }: { file: string; sentence: { de: string }; cure: { de: string } }) =>
          `${file}: ${sentence.de} ${cure.de}`,
      ),
    ).toEqual(says.map((sentence) => `${at}: ${sentence}`));
  });
});
