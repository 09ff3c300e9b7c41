import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../schemas/types.ts';
import { koblenz, ludwigshafen, mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { at, figures } from '../helpers/figures.ts';
import { mini } from '../helpers/mini-project.ts';

/** The worked example `coverage`: inhabitants as weights. */
const population = { [mainz]: 218_578, [ludwigshafen]: 172_253, [trier]: 111_528, [koblenz]: 114_052 };
const cities = Object.keys(population);
const people = (without: readonly string[] = [], more: Partial<Stated> = {}): readonly Stated[] =>
  Object.entries(population)
    .filter(([id]) => !without.includes(id))
    .map(([id, obs_value]) => ({ area: id, obs_value, ...more }));
const of = (variable: string, obs_value: number, without: readonly string[] = []): readonly Stated[] =>
  cities.filter((id) => !without.includes(id)).map((area) => ({ variable, area, obs_value }));

/** The areas of every small project, with a further group, or with words added to the first one. */
function areas(change: (text: string) => string) {
  const path = 'indicators/codes/areas.yaml';
  const text = readFileSync(join(mini, path), 'utf8');
  return { [path]: change(text) };
}
const weighed = areas((text) => text.replace(/( +)(members: \[.*\])\n/, '$1$2\n$1weight: people\n'));
const withRhine = areas((text) =>
  text.replace(
    '\nschemes:',
    `
  - id: RHEIN2
    label: {de: Mainz und Ludwigshafen, en: Mainz and Ludwigshafen}
    members: ["${mainz}", "${ludwigshafen}"]
    weight: people
schemes:`,
  ),
);

const bedsPerKm2: Partial<Indicator> = {
  unit: 'PERS_KM2',
  decimals: 2,
  ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'area' }] },
};
const counted: Partial<Indicator> = { value: { variable: 'people' } };

describe('the members that a group figure lacks', () => {
  it('are named, in order, for a count', async () => {
    const all = await figures({ indicator: counted }, people());
    expect(at(all.rows, 'RLP4')).toMatchObject({ coverage: 1, missing_members: null });
    const some = await figures({ indicator: counted }, [
      ...people([trier, mainz]),
      { area: mainz, obs_value: null },
    ]);
    expect(at(some.rows, 'RLP4')).toMatchObject({
      obs_value: null,
      coverage: null,
      missing_members: `${trier} ${mainz}`,
    });
  });

  it('do not include one whose figure cannot exist: it counts as zero', async () => {
    const { rows } = await figures({ indicator: counted }, [
      ...people([trier]),
      { area: trier, obs_value: null, obs_status: 'M', reason: 'not_possible' },
    ]);
    expect(at(rows, 'RLP4')).toMatchObject({ obs_value: 504_883, missing_members: null });
  });

  it('include one whose figure the publisher calls not meaningful', async () => {
    const { rows } = await figures({ indicator: counted }, [
      ...people([trier]),
      { area: trier, obs_value: null, obs_status: 'M', reason: 'not_meaningful' },
    ]);
    expect(at(rows, 'RLP4')).toMatchObject({ obs_value: null, obs_status: 'M', missing_members: trier });
  });

  it('are named for a ratio that is published without them, and for one that is not', async () => {
    const one = await figures({ indicator: bedsPerKm2 }, [...of('beds', 10, [trier]), ...of('area', 5)]);
    expect(at(one.rows, 'RLP4')).toMatchObject({ obs_value: null, coverage: 0.75, missing_members: trier });
    const land = of('area', 5, [trier]);
    const small = await figures({ indicator: bedsPerKm2 }, [
      ...of('beds', 10, [trier]),
      ...land,
      { variable: 'area', area: trier, obs_value: 1 },
    ]);
    expect(at(small.rows, 'RLP4')).toMatchObject({
      obs_value: 2,
      obs_status: 'E',
      coverage: 0.9375,
      missing_members: trier,
      reason: 'coverage',
    });
  });

  it('are none for a delivered rate, which has no figure for any group', async () => {
    const { rows } = await figures(
      { indicator: { ...counted, unit: 'PCT', decimals: 1 }, peopleKind: 'rate' },
      Object.entries({ [mainz]: 5.3, [ludwigshafen]: 8.1, [trier]: 4.9, [koblenz]: 5.5 }).map(
        ([area, obs_value]) => ({ area, obs_value }),
      ),
    );
    // Neither 5.95 nor 6.047 (weighted-unemployment).
    expect(at(rows, 'RLP4')).toMatchObject({
      obs_value: null,
      reason: 'not_additive',
      missing_members: null,
    });
  });

  it('are none in the row of a city', async () => {
    const { rows } = await figures({ indicator: counted }, people([trier]));
    expect(at(rows, mainz)).toMatchObject({ coverage: null, missing_members: null });
  });
});

describe('a member whose denominator is nowhere known', () => {
  const known = [...of('beds', 10), ...of('area', 5, [trier])];

  it('leaves the coverage unknown where the group has no other weight', async () => {
    const { rows } = await figures({ indicator: bedsPerKm2 }, [...known, ...people()]);
    expect(at(rows, 'RLP4')).toMatchObject({
      obs_value: null,
      obs_status: 'L',
      coverage: null,
      missing_members: trier,
      reason: 'coverage',
    });
  });

  it('makes all members weigh by population', async () => {
    const { rows } = await figures({ indicator: bedsPerKm2, files: weighed }, [...known, ...people()]);
    expect(at(rows, 'RLP4')).toMatchObject({
      obs_value: 2,
      obs_status: 'E',
      // Without Trier; by areas it would have been 0.75.
      coverage: 0.8191,
      numerator: 30,
      denominator: 15,
      missing_members: trier,
    });
  });

  it.each([
    ['2016', 0.8191],
    ['2015', null],
  ])('weighs by the population of up to two years before, of %s', async (time_period, coverage) => {
    const { rows } = await figures({ indicator: bedsPerKm2, files: weighed }, [
      ...known,
      ...people([trier]),
      ...people(
        cities.filter((id) => id !== trier),
        { time_period },
      ),
    ]);
    expect(at(rows, 'RLP4')?.coverage).toBe(coverage);
    expect(at(rows, 'RLP4')?.obs_value).toBe(coverage === null ? null : 2);
  });

  it('weighs on one basis that all members have', async () => {
    // On the basis of 2022 one city is missing; its figures are far off so that a mixture would show.
    const newer = people([trier], { basis: 'fort-z2022' }).map((row) => ({ ...row, obs_value: 1 }));
    const { rows } = await figures(
      { indicator: { ...bedsPerKm2, basis: ['fort-z2022', 'fort-z2011'] }, files: weighed },
      [...known, ...people(), ...newer],
    );
    expect(at(rows, 'RLP4')).toMatchObject({ coverage: 0.8191 });
    const complete = people([], { basis: 'fort-z2022' }).map((row) => ({ ...row, obs_value: 1 }));
    const preferred = await figures(
      { indicator: { ...bedsPerKm2, basis: ['fort-z2022', 'fort-z2011'] }, files: weighed },
      [...known, ...people(), ...complete],
    );
    expect(at(preferred.rows, 'RLP4')).toMatchObject({ coverage: 0.75, obs_value: null });
  });

  it('is not weighed by population while its own denominator of the year before is known', async () => {
    const { rows } = await figures({ indicator: bedsPerKm2, files: weighed }, [
      ...known,
      ...people(),
      { variable: 'area', area: trier, time_period: '2017', obs_value: 5 },
    ]);
    expect(at(rows, 'RLP4')).toMatchObject({ coverage: 0.75, obs_value: null, reason: 'coverage' });
  });
});

describe('a second group', () => {
  it('has figures of its own members', async () => {
    const { rows } = await figures({ indicator: bedsPerKm2, files: withRhine }, [
      ...of('beds', 10, [trier]),
      ...of('area', 5, [trier]),
    ]);
    expect(at(rows, 'RHEIN2')).toMatchObject({
      area_name: 'Mainz und Ludwigshafen',
      area_level: 'group',
      obs_value: 2,
      obs_status: 'A',
      numerator: 20,
      denominator: 10,
      coverage: 1,
      missing_members: null,
    });
    expect(at(rows, 'RLP4')).toMatchObject({ obs_value: null, coverage: null, missing_members: trier });
  });

  it('has no figure where only a third of it is known (ros-null-trap)', async () => {
    const { rows } = await figures({ indicator: bedsPerKm2, files: withRhine }, [
      { variable: 'beds', area: mainz, obs_value: 1 },
      { variable: 'area', area: mainz, obs_value: 10 },
      { variable: 'beds', area: ludwigshafen, obs_value: null },
      { variable: 'area', area: ludwigshafen, obs_value: 20 },
    ]);
    expect(at(rows, mainz)).toMatchObject({ obs_value: 0.1 });
    // Never 1 of 30.
    expect(at(rows, 'RHEIN2')).toMatchObject({
      obs_value: null,
      reason: 'coverage',
      coverage: 0.3333,
      numerator: 1,
      denominator: 10,
      missing_members: ludwigshafen,
    });
  });

  it('has sums of its own members', async () => {
    const { rows } = await figures({ indicator: counted, files: withRhine }, people([trier]));
    expect(at(rows, 'RHEIN2')).toMatchObject({ obs_value: 390_831, coverage: 1, missing_members: null });
    expect(at(rows, 'RLP4')).toMatchObject({ obs_value: null, missing_members: trier });
  });

  it('is weighed by its own population', async () => {
    const { rows } = await figures({ indicator: bedsPerKm2, files: withRhine }, [
      ...of('beds', 10),
      ...of('area', 5, [ludwigshafen]),
      ...people(),
    ]);
    // 218 578 of 390 831.
    expect(at(rows, 'RHEIN2')).toMatchObject({
      obs_value: null,
      coverage: 0.5593,
      missing_members: ludwigshafen,
    });
  });
});

describe('the weight of a group', () => {
  it('must be a variable that exists', async () => {
    const wrong = areas((text) => text.replace(/( +)(members: \[.*\])\n/, '$1$2\n$1weight: peple\n'));
    await expect(figures({ indicator: counted, files: wrong }, people())).rejects.toMatchObject({
      issues: [
        expect.objectContaining({
          code: 'unknown-reference',
          file: 'indicators/codes/areas.yaml',
          column: 'weight',
          value: 'peple',
        }),
      ],
    });
  });
});
