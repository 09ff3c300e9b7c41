import { expect, it } from 'vitest';
import { cities, inCities, koblenz, ludwigshafen, mainz, trier } from './known-answers.ts';
import { publishedRows, rowsWith, rowWith } from './published-rows.ts';

/** Beside the figures that everybody can look up: what our own definitions say of comparing them. */
export function itRatesTheCities(root: () => string): void {
  const rows = (name: string) => publishedRows(root(), name);
  const classes = async (indicator: string) =>
    Object.fromEntries(
      rowsWith(await rows('comparability'), { indicator })
        .filter(({ ref_area = '' }) => cities.includes(ref_area))
        .map((row) => [row.ref_area, row.class]),
    );

  it('says in each row of each indicator the class of its city', async () => {
    const rated = new Map(
      (await rows('comparability')).map((row) => [`${row.indicator} ${row.ref_area}`, row.class]),
    );
    expect(rated.size).toBe(30 * 5);
    for (const id of new Set((await rows('comparability')).map(({ indicator = '' }) => indicator))) {
      const different = (await rows(id)).filter(
        ({ ref_area = '', comparability }) =>
          comparability !== rated.get(`${id} ${ref_area.split('.')[0]}`) || comparability === '',
      );
      expect(different).toEqual([]);
    }
  });

  it('compares the unemployment rate of all cities without reserve', async () => {
    expect(await classes('unemployment-rate')).toEqual(inCities('A', 'A', 'A', 'A'));
    const where = {
      indicator: 'unemployment-rate',
      time_period: '2025',
      sex: '_T',
      age: '_T',
      nationality: '_T',
    };
    const ranks = rowsWith(await rows('rankings'), where).map((row) => [
      row.ref_area,
      row.rank,
      row.caveat_de,
    ]);
    expect(ranks).toEqual([
      [koblenz, '3', ''],
      [trier, '2', ''],
      [ludwigshafen, '1', ''],
      [mainz, '4', ''],
    ]);
  });

  it('compares elections below Trier less well, where postal votes belong to no district', async () => {
    expect(await classes('turnout-federal-election')).toEqual(inCities('A', 'B', 'A', 'A'));
    const pair = { indicator: 'turnout-federal-election', ref_area: trier, other_area: mainz };
    expect(rowWith(await rows('comparability-pairs'), pair)).toMatchObject({
      score: '80',
      verdict: 'comparable',
      deviations: 'two_producers postal_votes_unassigned',
    });
  });

  it('compares hospital beds with a caveat for Koblenz, in pairs, in the ranking and in the sum', async () => {
    expect(await classes('hospital-beds-per-1000')).toEqual(inCities('C', 'B', 'B', 'B'));
    const where = { indicator: 'hospital-beds-per-1000' };
    const pairs = rowsWith(await rows('comparability-pairs'), where);
    expect(pairs.filter(({ verdict }) => verdict === 'with_caveat').map(({ ref_area }) => ref_area)).toEqual(
      Array(3).fill(koblenz),
    );
    for (const row of rowsWith(await rows('rankings'), where))
      expect(row.caveat_de).toMatch(
        /^Koblenz: Das Bundeswehrzentralkrankenhaus .+ Alle Städte: Betten als Jahresmittel/,
      );
    const group = rowsWith(await rows('hospital-beds-per-1000'), { ref_area: 'RLP4' });
    for (const row of group)
      expect([row.comparability, row.obs_value]).toEqual(['C', expect.stringMatching(/\d/)]);
    const told = (await rows('checks')).filter(({ code }) => code === 'group-with-caveat');
    expect(told.map(({ file }) => file)).toEqual(['indicators/hospital-beds-per-1000.yaml']);
  });

  it('ranks all cities or none', async () => {
    const all = await rows('rankings');
    const key = Object.keys(all[0] ?? {}).slice(0, Object.keys(all[0] ?? {}).indexOf('ref_area'));
    for (const [name, own] of Map.groupBy(all, (row) => key.map((column) => row[column]).join(' '))) {
      const ranks = own.map(({ rank }) => Number(rank)).sort();
      const isRanked = own.every(
        ({ of, reason, obs_value }) => of === '4' && reason === '' && obs_value !== '',
      );
      const isNot = own.every(({ rank, of, reason }) => rank === '' && of === '' && reason !== '');
      expect([name, isRanked || isNot]).toEqual([name, true]);
      if (isRanked) expect([name, own.length, ranks[0]]).toEqual([name, 4, 1]);
    }
    expect(all.length).toBeGreaterThan(1000);
  });
}
