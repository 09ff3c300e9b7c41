import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Indicator } from '../../schemas/types.ts';
import {
  type AggregatedRow,
  koblenz,
  ludwigshafen,
  mainz,
  type Stated,
  trier,
} from '../helpers/aggregated.ts';
import { at, figures } from '../helpers/figures.ts';
import { messagesOf } from '../helpers/harmonize-text.ts';
import { shared } from '../helpers/repository.ts';

const density: Partial<Indicator> = {
  unit: 'PERS_KM2',
  decimals: 2,
  ratio: { of: [{ variable: 'people' }], per: [{ variable: 'area' }] },
};
const share = (where: object): Partial<Indicator> => ({
  unit: 'PCT',
  decimals: 1,
  ratio: { of: [{ variable: 'people', where: where as never }], per: [{ variable: 'people' }], times: 100 },
});

describe('a ratio', () => {
  it('divides and rounds once, with both sides beside it', async () => {
    const { rows } = await figures({ indicator: density }, [
      { area: mainz, obs_value: 218_578, ref_date: '2018-12-31' },
      { variable: 'area', area: mainz, obs_value: 97.73, ref_date: '2018-12-30' },
    ]);
    expect(at(rows, mainz)).toMatchObject({
      indicator: 'figure',
      area_name: 'Mainz',
      area_level: 'city',
      time_period: '2018',
      basis: 'fort-z2011',
      obs_value: 2236.55,
      obs_status: 'A',
      unit_measure: 'PERS_KM2',
      numerator: 218_578,
      denominator: 97.73,
      preferred: true,
      reason: null,
      ref_date: '2018-12-31',
      source: 'office/land office/people',
    });
  });

  it('does not count its denominator twice where the numerator has several rows', async () => {
    // A naive join made 20 % of 10 over 60 + 40.
    const { rows } = await figures({ indicator: share({ sex: 'F' }), dimensions: ['sex'] }, [
      { area: mainz, sex: 'F', obs_value: 10 },
      { area: mainz, sex: 'M', obs_value: 90 },
    ]);
    expect(at(rows, mainz)).toMatchObject({ obs_value: 10, numerator: 10, denominator: 100 });
  });

  it('has a row for each part, over the whole', async () => {
    const indicator: Partial<Indicator> = {
      ...share({}),
      by: ['sex'],
      ratio: {
        of: [{ variable: 'people' }],
        per: [{ variable: 'people', where: { sex: '_T' } }],
        times: 100,
      },
    };
    const { rows } = await figures({ indicator, dimensions: ['sex'] }, [
      { area: mainz, sex: 'F', obs_value: 60 },
      { area: mainz, sex: 'M', obs_value: 40 },
    ]);
    const own = rows.filter(({ ref_area }) => ref_area === mainz);
    expect(own.map(({ sex, obs_value, denominator }) => [sex, obs_value, denominator])).toEqual([
      ['F', 60, 100],
      ['M', 40, 100],
      ['_T', 100, 100],
    ]);
  });

  it('of a secret figure is missing and hides both sides', async () => {
    const { rows } = await figures({ indicator: density }, [
      { area: mainz, obs_value: null, obs_status: 'Q', conf_status: 'C', reason: 'secret' },
      { variable: 'area', area: mainz, obs_value: 97.73 },
    ]);
    expect(at(rows, mainz)).toMatchObject({
      obs_value: null,
      obs_status: 'Q',
      conf_status: 'C',
      reason: 'secret',
      numerator: null,
      denominator: null,
    });
  });

  it('without its denominator is missing, and says why', async () => {
    const { rows } = await figures({ indicator: density }, [
      { area: mainz, obs_value: 10 },
      { variable: 'area', area: trier, obs_value: 117 },
    ]);
    expect(at(rows, mainz)).toMatchObject({
      obs_value: null,
      obs_status: 'L',
      reason: 'term_missing',
      numerator: 10,
    });
    expect(rows.filter(({ ref_area }) => ref_area === trier)).toEqual([]);
  });

  it('over zero cannot exist', async () => {
    const { rows } = await figures({ indicator: density }, [
      { area: mainz, obs_value: 10 },
      { variable: 'area', area: mainz, obs_value: 0 },
    ]);
    expect(at(rows, mainz)).toMatchObject({ obs_value: null, obs_status: 'M', reason: 'zero_denominator' });
  });

  it('keeps what is unreliable or revised on either side', async () => {
    const { rows } = await figures({ indicator: density }, [
      { area: mainz, obs_value: 10, revised: true },
      { variable: 'area', area: mainz, obs_value: 5, unreliable: true },
    ]);
    expect(at(rows, mainz)).toMatchObject({ unreliable: true, revised: true });
  });
});

describe('the status of a ratio', () => {
  const pairs = [
    ['Q', 'L'],
    ['L', 'O'],
    ['O', 'M'],
    ['M', 'B'],
    ['B', 'E'],
    ['E', 'F'],
    ['F', 'P'],
    ['P', 'U'],
    ['U', 'D'],
    ['D', 'N'],
    ['N', 'A'],
  ] as const;
  const year = (worse: string) => String(2001 + pairs.findIndex(([first]) => first === worse));
  let rows: readonly AggregatedRow[] = [];
  beforeAll(async () => {
    const side = (variable: string, area: string, status: string, time_period: string): Stated => ({
      ...{ variable, area, time_period, obs_status: status },
      obs_value: ['Q', 'L', 'O', 'M'].includes(status) ? null : 5,
    });
    const stated = pairs.flatMap(([worse, better]) => [
      side('people', mainz, worse, year(worse)),
      side('area', mainz, better, year(worse)),
      side('people', trier, better, year(worse)),
      side('area', trier, worse, year(worse)),
    ]);
    rows = (await figures({ indicator: density }, stated)).rows;
  });

  it.each(pairs)('is %s rather than %s, on whichever side it stands', (worse) => {
    expect(at(rows, mainz, year(worse))?.obs_status).toBe(worse);
    expect(at(rows, trier, year(worse))?.obs_status).toBe(worse);
    expect(at(rows, mainz, year(worse))?.break).toBe(worse === 'B');
  });
});

describe('a basis', () => {
  const rows: readonly Stated[] = [
    { area: mainz, sex: 'F', basis: 'fort-z2011', obs_value: 50 },
    { area: mainz, sex: '_T', basis: 'fort-z2011', obs_value: 100 },
    { area: mainz, sex: 'F', basis: 'fort-z2022', obs_value: 60 },
    { area: trier, sex: 'F', basis: 'fort-z2011', obs_value: 50 },
    { area: trier, sex: '_T', basis: 'fort-z2022', obs_value: 100 },
  ];

  it('is the same on both sides of a ratio: others do not meet', async () => {
    const indicator = { ...share({ sex: 'F' }), basis: ['fort-z2022', 'fort-z2011'] };
    const { rows: found } = await figures({ indicator, dimensions: ['sex'] }, rows);
    const cells = found.filter(({ area_level }) => area_level === 'city');
    expect(
      cells.map(({ ref_area, basis: own, obs_value, reason, preferred }) => [
        ref_area,
        own,
        obs_value,
        reason,
        preferred,
      ]),
    ).toEqual([
      [trier, 'fort-z2011', null, 'part_missing', true],
      [mainz, 'fort-z2011', 50, null, true],
      [mainz, 'fort-z2022', null, 'part_missing', false],
    ]);
  });

  it('meets whatever has none', async () => {
    const indicator: Partial<Indicator> = {
      ...density,
      ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'people' }], times: 1000 },
    };
    const { rows: found } = await figures({ indicator }, [
      { variable: 'beds', area: mainz, obs_value: 5 },
      { area: mainz, basis: 'fort-z2011', obs_value: 1000 },
      { area: mainz, basis: 'fort-z2022', obs_value: 500 },
    ]);
    const cells = found.filter(({ ref_area }) => ref_area === mainz);
    expect(cells.map(({ basis: own, obs_value }) => [own, obs_value])).toEqual([
      ['fort-z2011', 5],
      ['fort-z2022', 10],
    ]);
  });

  it('of the denominator is that of the group, and a city without a denominator is a gap in it', async () => {
    const indicator: Partial<Indicator> = {
      ...density,
      ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'people' }], times: 1000 },
    };
    const cities = [mainz, ludwigshafen, trier, koblenz];
    const { rows: found } = await figures({ indicator }, [
      ...cities.map((area) => ({ variable: 'beds', area, obs_value: 5 })),
      ...cities.filter((area) => area !== trier).map((area) => ({ area, obs_value: 1000 })),
      // The weight of the city that has no denominator of this year.
      { area: trier, time_period: '2017', obs_value: 500 },
    ]);
    const now = found.filter(({ time_period }) => time_period === '2018');
    expect(
      now.map(({ ref_area, basis: own, obs_value, reason }) => [ref_area, own, obs_value, reason]),
    ).toEqual([
      [koblenz, 'fort-z2011', 5, null],
      [trier, 'fort-z2011', null, 'term_missing'],
      [ludwigshafen, 'fort-z2011', 5, null],
      [mainz, 'fort-z2011', 5, null],
      ['RLP4', 'fort-z2011', 5, 'coverage'],
    ]);
    // 3000 of 3500.
    expect(at(now, 'RLP4')).toMatchObject({ coverage: 0.8571, obs_status: 'E', denominator: 3000 });
  });

  it('first in the order of preference is marked, where it has a value', async () => {
    const value: Partial<Indicator> = { value: { variable: 'people' }, basis: ['fort-z2022', 'fort-z2011'] };
    const { rows: found } = await figures({ indicator: value }, [
      { area: mainz, basis: 'fort-z2011', obs_value: 100 },
      { area: mainz, basis: 'fort-z2022', obs_value: 104 },
      { area: trier, basis: 'fort-z2011', obs_value: 100 },
      { area: trier, basis: 'fort-z2022', obs_value: null },
    ]);
    const cells = found.filter(({ area_level }) => area_level === 'city');
    expect(cells.map(({ ref_area, basis: own, preferred }) => [ref_area, own, preferred])).toEqual([
      [trier, 'fort-z2011', true],
      [trier, 'fort-z2022', false],
      [mainz, 'fort-z2011', false],
      [mainz, 'fort-z2022', true],
    ]);
  });
});

describe('a look back', () => {
  const change: Partial<Indicator> = {
    unit: 'PCT',
    decimals: 1,
    ratio: {
      of: [{ variable: 'people' }, { variable: 'people', lag: 1, minus: true }],
      per: [{ variable: 'people', lag: 1 }],
      times: 100,
    },
  };

  it('compares with the year before', async () => {
    const { rows } = await figures({ indicator: change }, [
      { area: mainz, time_period: '2017', obs_value: 200 },
      { area: mainz, time_period: '2018', obs_value: 199 },
    ]);
    expect(at(rows, mainz, '2018')).toMatchObject({ obs_value: -0.5, numerator: -1, denominator: 200 });
  });

  it('has no value where the year before is missing, unknown, or on another basis', async () => {
    const { rows } = await figures({ indicator: change }, [
      { area: mainz, time_period: '2018', obs_value: 199 },
      { area: trier, time_period: '2017', obs_value: null, reason: 'unknown_or_secret' },
      { area: trier, time_period: '2018', obs_value: 100 },
      { area: koblenz, time_period: '2017', basis: 'fort-z2011', obs_value: 100 },
      { area: koblenz, time_period: '2018', basis: 'fort-z2022', obs_value: 104 },
    ]);
    expect(at(rows, mainz, '2018')).toMatchObject({
      obs_value: null,
      obs_status: 'L',
      reason: 'term_missing',
    });
    expect(at(rows, trier, '2018')).toMatchObject({
      obs_value: null,
      obs_status: 'O',
      reason: 'unknown_or_secret',
    });
    expect(at(rows, koblenz, '2018')).toMatchObject({
      obs_value: null,
      obs_status: 'L',
      reason: 'term_missing',
    });
  });
});

describe('a percentage', () => {
  const rows: readonly Stated[] = [
    { variable: 'beds', area: mainz, obs_value: 116 },
    { area: mainz, obs_value: 100 },
  ];
  const quota: Partial<Indicator> = {
    ...density,
    unit: 'PCT',
    decimals: 1,
    ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'people' }], times: 100 },
  };
  const says = async (indicator: Partial<Indicator>, stated = rows) =>
    messagesOf((await figures({ indicator }, stated)).issues);
  const cure =
    'Zähler und Nenner in den Quellen prüfen: meist sind zwei Spalten vertauscht. Kann der Wert so sein, range des Indikators angeben.';

  it('above 100 cannot be', async () => {
    expect(await says(quota)).toContain(
      `indicators/figure.yaml: figure: Mainz 2018 wäre 116; möglich ist 0–100. ${cure}`,
    );
  });

  it('may be what the indicator allows, and no more', async () => {
    expect(await says({ ...quota, range: { max: 120 } })).toEqual([]);
    expect(await says({ ...quota, range: { max: 115.9 } })).toContain(
      `indicators/figure.yaml: figure: Mainz 2018 wäre 116; möglich ist 0–115.9. ${cure}`,
    );
    const perHead = { ...quota, unit: 'PERS_KM2' };
    expect(await says(perHead)).toEqual([]);
    expect(await says({ ...perHead, range: { min: 117 } })).toContain(
      `indicators/figure.yaml: figure: Mainz 2018 wäre 116; möglich ist 117–…. ${cure}`,
    );
  });

  it('of change may be above 100, or negative', async () => {
    const change: Partial<Indicator> = {
      ...quota,
      ratio: {
        of: [{ variable: 'people' }, { variable: 'people', lag: 1, minus: true }],
        per: [{ variable: 'people', lag: 1 }],
        times: 100,
      },
    };
    const stated: readonly Stated[] = [
      { area: mainz, time_period: '2016', obs_value: 100 },
      { area: mainz, time_period: '2017', obs_value: 300 },
      { area: mainz, time_period: '2018', obs_value: 150 },
    ];
    const { rows: found, issues } = await figures({ indicator: change }, stated);
    expect([at(found, mainz, '2017')?.obs_value, at(found, mainz, '2018')?.obs_value]).toEqual([200, -50]);
    expect(messagesOf(issues)).toEqual([]);
  });
});

describe('bounds of age', () => {
  const indicator = share({ age: { from: 65 } });
  const age = (area: string, code: string, obs_value: number | null): Stated => ({
    area,
    age: code,
    obs_value,
  });

  it('are put together from the bands of the source', async () => {
    const { rows, issues } = await figures({ indicator, dimensions: ['age'] }, [
      age(mainz, 'Y65T74', 10),
      age(mainz, 'Y_GE75', 15),
      age(mainz, '_T', 100),
    ]);
    expect(issues).toEqual([]);
    expect(at(rows, mainz)).toMatchObject({ obs_value: 25, numerator: 25 });
  });

  it('are missing where a band of them is', async () => {
    const { rows } = await figures({ indicator, dimensions: ['age'] }, [
      age(mainz, 'Y65T74', 10),
      age(mainz, 'Y_GE75', 15),
      age(mainz, '_T', 100),
      age(trier, 'Y65T74', 10),
      age(trier, '_T', 100),
    ]);
    expect(at(rows, trier)).toMatchObject({ obs_value: null, obs_status: 'L', reason: 'part_missing' });
  });

  it('that the source does not cut are an error, and nothing is interpolated', async () => {
    const { rows, issues } = await figures({ indicator: share({ age: { from: 60 } }), dimensions: ['age'] }, [
      age(mainz, 'Y65T74', 10),
      age(mainz, 'Y_GE75', 15),
      age(mainz, '_T', 100),
    ]);
    expect(rows).toEqual([]);
    expect(issues.map(({ sentence, cure }) => `${sentence.de} ${cure.de}`)).toEqual([
      'Die Altersgrenzen 60–… lassen sich aus den Altersgruppen von office/people (2018) nicht lückenlos zusammensetzen. Die Grenzen des Indikators an die Altersgruppen der Quelle anpassen: Y65T74, Y_GE75.',
    ]);
  });
});

describe('the four cities together', () => {
  const population = { [mainz]: 218_578, [ludwigshafen]: 172_253, [trier]: 111_528, [koblenz]: 114_052 };
  const area = { [mainz]: 97.73, [ludwigshafen]: 77.43, [trier]: 117.06, [koblenz]: 105.25 };
  const people = (without: readonly string[] = []): readonly Stated[] =>
    Object.entries(population).map(([id, value]) => ({
      area: id,
      obs_value: without.includes(id) ? null : value,
    }));
  const land: readonly Stated[] = Object.entries(area).map(([id, value]) => ({
    variable: 'area',
    area: id,
    obs_value: value,
  }));

  it('have the ratio of the sums, not the mean of the ratios (ros-density)', async () => {
    const { rows } = await figures({ indicator: density }, [...people(), ...land]);
    expect(rows.map(({ ref_area, obs_value }) => [ref_area, obs_value])).toEqual([
      [koblenz, 1083.63],
      [trier, 952.74],
      [ludwigshafen, 2224.63],
      [mainz, 2236.55],
      ['RLP4', 1550.84],
    ]);
    expect(at(rows, 'RLP4')).toMatchObject({
      numerator: 616_411,
      denominator: 397.47,
      coverage: 1,
      obs_status: 'A',
      area_level: 'group',
    });
  });

  it.each([
    ['Trier', trier, 0.8191, 'E', 'coverage'],
    ['Koblenz', koblenz, 0.815, 'E', 'coverage'],
  ])('without %s are partly covered', async (_, absent, coverage, status, reason) => {
    // Beds per inhabitant: the weight is the population, as in the worked example.
    const { rows } = await figures({ indicator: perHead }, [...people(), ...beds([absent])]);
    const group = at(rows, 'RLP4');
    expect(group).toMatchObject({ coverage, obs_status: status, reason });
    expect(group?.obs_value).not.toBeNull();
  });

  it.each([
    ['Ludwigshafen', ludwigshafen, 0.7206],
    ['Mainz', mainz, 0.6454],
  ])('without %s are too little covered for a figure', async (_, absent, coverage) => {
    const { rows } = await figures({ indicator: perHead }, [...people(), ...beds([absent])]);
    expect(at(rows, 'RLP4')).toMatchObject({ coverage, obs_value: null, reason: 'coverage' });
  });

  it('are covered alike whether a city is unknown or not there at all', async () => {
    const unknown = await figures({ indicator: perHead }, [...people(), ...beds([trier])]);
    const absent = await figures({ indicator: perHead }, [
      ...people(),
      ...beds([]).filter((row) => row.area !== trier),
    ]);
    expect(at(absent.rows, 'RLP4')?.coverage).toBe(at(unknown.rows, 'RLP4')?.coverage);
    expect(at(absent.rows, 'RLP4')?.obs_value).toBe(at(unknown.rows, 'RLP4')?.obs_value);
  });

  it('divide only what has both sides (ros-null-trap)', async () => {
    const { rows } = await figures(
      {
        indicator: {
          ...perHead,
          decimals: 4,
          ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'people' }] },
        },
      },
      [
        { variable: 'beds', area: mainz, obs_value: 9 },
        { variable: 'beds', area: ludwigshafen, obs_value: null },
        { variable: 'beds', area: trier, obs_value: 0 },
        { variable: 'beds', area: koblenz, obs_value: 0 },
        { area: mainz, obs_value: 90 },
        { area: ludwigshafen, obs_value: 20 },
        { area: trier, obs_value: 0 },
        { area: koblenz, obs_value: 0 },
      ],
    );
    // 9 / 90, not 9 / 110.
    expect(at(rows, 'RLP4')).toMatchObject({ obs_value: 0.1, denominator: 90, coverage: 0.8182 });
  });

  it('take the weight of a city from the two years before, if it has none of its own', async () => {
    const before: readonly Stated[] = [{ area: trier, time_period: '2016', obs_value: 111_528 }];
    const now = people().filter((row) => row.area !== trier);
    const { rows } = await figures({ indicator: perHead }, [...now, ...before, ...beds([])]);
    const group = rows.find(
      (row) => row.ref_area === 'RLP4' && row.time_period === '2018' && row.basis === 'fort-z2011',
    );
    expect(group).toMatchObject({ coverage: 0.8191, obs_status: 'E', reason: 'coverage' });
  });

  it('have no figure where the weight of a city is nowhere known', async () => {
    const now = people().filter((row) => row.area !== trier);
    const { rows } = await figures({ indicator: perHead }, [...now, ...beds([])]);
    const group = rows.find((row) => row.ref_area === 'RLP4' && row.basis === 'fort-z2011');
    expect(group).toMatchObject({ obs_value: null, coverage: null, reason: 'coverage' });
  });

  it('count strictly: with one unknown there is no sum', async () => {
    const indicator: Partial<Indicator> = { value: { variable: 'people' } };
    const all = await figures({ indicator }, people());
    expect(at(all.rows, 'RLP4')).toMatchObject({ obs_value: 616_411, coverage: 1 });
    const unknown = await figures({ indicator }, people([trier]));
    expect(at(unknown.rows, 'RLP4')).toMatchObject({ obs_value: null, obs_status: 'O', coverage: null });
    const absent = await figures(
      { indicator },
      people().filter((row) => row.area !== trier),
    );
    expect(at(absent.rows, 'RLP4')).toMatchObject({
      obs_value: null,
      obs_status: 'L',
      reason: 'member_missing',
    });
  });

  it('have no value of a delivered rate', async () => {
    const indicator: Partial<Indicator> = { value: { variable: 'people' }, unit: 'PCT', decimals: 1 };
    const { rows } = await figures(
      { indicator, peopleKind: 'rate' },
      Object.keys(population).map((id) => ({ area: id, obs_value: 5.5 })),
    );
    expect(at(rows, mainz)).toMatchObject({ obs_value: 5.5 });
    expect(at(rows, 'RLP4')).toMatchObject({ obs_value: null, obs_status: 'M', reason: 'not_additive' });
  });

  const perHead: Partial<Indicator> = {
    unit: 'PERS',
    decimals: 3,
    ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'people' }], times: 1000 },
  };
  function beds(without: readonly string[]): readonly Stated[] {
    return Object.keys(population).map((id) => ({
      variable: 'beds',
      area: id,
      obs_value: without.includes(id) ? null : 1000,
    }));
  }
});

const path = join(shared, 'worked-examples.json');
const present = existsSync(path);
describe.skipIf(!present)(
  present ? 'beside the worked examples' : 'skipped: ../shared/worked-examples.json not present',
  () => {
    it('the figures above are those of ros-density and coverage', () => {
      const { tests } = JSON.parse(readFileSync(path, 'utf8'));
      const expected = (id: string) => tests.find((one: { id: string }) => one.id === id).expected;
      expect(expected('ros-density')).toMatchObject({
        ratio_of_sums_2dp: 1550.84,
        area_km2: 397.47,
        pop: 616_411,
      });
      expect(Object.values(expected('coverage')).map((one) => (one as [number])[0])).toEqual([
        0.8191, 0.815, 0.7206, 0.6454,
      ]);
    });
  },
);
