import { describe, expect, it } from 'vitest';
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
import { at } from '../helpers/figures.ts';
import { messagesOf } from '../helpers/harmonize-text.ts';
import { miniProject } from '../helpers/mini-project.ts';

const cities = [mainz, ludwigshafen, trier, koblenz];
const gonsenheim = '07315000.OB.41';
const because = { de: 'Beide zählen dieselben Personen.', en: 'Both count the same persons.' };
const compatible = [{ of: 'fort-z2022', per: 'fort-z2011', because }];
const perHead = (ratio: Partial<Indicator['ratio']> = {}): Partial<Indicator> => ({
  unit: 'PERS_KM2',
  ratio: { of: [{ variable: 'moves' }], per: [{ variable: 'people' }], times: 1000, ...ratio },
});

/** Moves are on the basis of 2022; people on that of 2011 and, from another office, on that of 2022. Beds have none. */
async function figures(indicator: Partial<Indicator>, rows: readonly Stated[]) {
  const map = (variable: string, basis?: string) => ({
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' } as const,
    period: { column: 'year', as: 'year' } as const,
    ...(basis ? { basis: { const: basis } } : {}),
    values: [{ column: variable, variable }],
  });
  const project = await miniProject({
    variables: { people: {}, moves: {}, beds: {} },
    sources: {
      'office/people': { map: map('people', 'fort-z2011') },
      'bureau/people': { map: map('people', 'fort-z2022') },
      'bureau/moves': { map: map('moves', 'fort-z2022') },
      'bureau/beds': { map: map('beds') },
    },
    indicators: { figure: { basis: ['fort-z2022', 'fort-z2011'], ...indicator } },
  });
  const of = (variable: string, basis: string) =>
    rows.filter((row) => row.variable === variable && row.basis === basis);
  const result = await aggregated(
    project,
    [
      { source: 'office/people', rows: of('people', 'fort-z2011') },
      { source: 'bureau/people', rows: of('people', 'fort-z2022') },
      { source: 'bureau/moves', rows: of('moves', 'fort-z2022') },
      { source: 'bureau/beds', rows: of('beds', '_Z') },
    ].filter((file) => file.rows.length > 0),
  );
  return { rows: result.indicator('figure'), issues: result.issues };
}

const moves = (area: string, obs_value: number | null, more: Partial<Stated> = {}): Stated => ({
  ...{ variable: 'moves', basis: 'fort-z2022', area, obs_value },
  ...more,
});
const people = (
  area: string,
  basis: string,
  obs_value: number | null,
  more: Partial<Stated> = {},
): Stated => ({
  ...{ variable: 'people', basis, area, obs_value },
  ...more,
});
const beds = (area: string, obs_value: number): Stated => ({
  variable: 'beds',
  basis: '_Z',
  area,
  obs_value,
});

describe('a numerator whose denominator is on another basis only', () => {
  const rows = [
    moves(mainz, 20),
    people(mainz, 'fort-z2011', 1000),
    moves(gonsenheim, 2),
    people(gonsenheim, 'fort-z2011', 100),
    moves(trier, 10),
    people(trier, 'fort-z2022', 500),
    moves(koblenz, 5),
  ];

  it('gives no figure, and the row says why', async () => {
    const { rows: found } = await figures(perHead(), rows);
    expect(at(found, mainz)).toMatchObject({
      basis: 'fort-z2022',
      obs_value: null,
      obs_status: 'L',
      reason: 'basis_differs',
      numerator: 20,
      denominator: null,
    });
    expect(at(found, trier)).toMatchObject({ obs_value: 20, obs_status: 'A', reason: null });
    // No denominator on any basis: that is another reason.
    expect(at(found, koblenz)).toMatchObject({ obs_value: null, obs_status: 'L', reason: 'term_missing' });
  });

  it('is reported, with its areas and a cure', async () => {
    const { issues } = await figures(perHead(), rows);
    expect(messagesOf(issues)).toEqual([
      'indicators/figure.yaml: figure 2018: der Zähler steht auf Basis fort-z2022, der Nenner nur auf Basis fort-z2011. Keinen Wert haben deshalb: Gonsenheim (07315000.OB.41); Mainz. Für den Nenner eine Quelle auf Basis fort-z2022 ergänzen. Sind beide Basen fachlich vereinbar, das im Indikator unter ratio.compatible mit Grund angeben.',
    ]);
  });

  it('is a figure of another definition where the two are declared compatible', async () => {
    const { rows: found, issues } = await figures(perHead({ compatible }), rows);
    expect(at(found, mainz)).toMatchObject({
      basis: 'fort-z2022',
      obs_value: 20,
      obs_status: 'D',
      reason: null,
      numerator: 20,
      denominator: 1000,
    });
    expect(at(found, trier)).toMatchObject({ obs_value: 20, obs_status: 'A' });
    expect(messagesOf(issues)).toEqual([]);
  });

  it('is not helped by bases that are declared the other way round', async () => {
    const { rows: found } = await figures(
      perHead({ compatible: [{ of: 'fort-z2011', per: 'fort-z2022', because }] }),
      rows,
    );
    expect(at(found, mainz)).toMatchObject({ obs_value: null, reason: 'basis_differs' });
  });

  it('keeps its own reason where the numerator itself is unknown', async () => {
    const { rows: found, issues } = await figures(perHead(), [
      moves(mainz, null, { reason: 'unknown_or_secret' }),
      people(mainz, 'fort-z2011', 1000),
    ]);
    expect(at(found, mainz)).toMatchObject({ obs_value: null, reason: 'unknown_or_secret' });
    expect(issues).toEqual([]);
  });
});

describe('compatible bases', () => {
  it('come after the equal one, even where that is unknown', async () => {
    const { rows: found } = await figures(perHead({ compatible }), [
      moves(mainz, 20),
      people(mainz, 'fort-z2011', 1000),
      people(mainz, 'fort-z2022', 2000),
      moves(trier, 20),
      people(trier, 'fort-z2011', 1000),
      people(trier, 'fort-z2022', null, { reason: 'unknown_or_secret' }),
    ]);
    expect(at(found, mainz)).toMatchObject({ obs_value: 10, obs_status: 'A' });
    expect(at(found, trier)).toMatchObject({ obs_value: null, obs_status: 'O', reason: 'unknown_or_secret' });
  });

  it.each([
    ['E', 'E'],
    ['P', 'P'],
    ['U', 'U'],
    ['N', 'D'],
    ['A', 'D'],
  ])('make status %s of the numerator %s', async (own, expected) => {
    const { rows: found } = await figures(perHead({ compatible }), [
      moves(mainz, own === 'N' ? 0 : 20, { obs_status: own }),
      people(mainz, 'fort-z2011', 1000),
    ]);
    expect(at(found, mainz)?.obs_status).toBe(expected);
  });

  it('leave their mark in the group', async () => {
    const { rows: found } = await figures(perHead({ compatible }), [
      ...cities.map((area) => moves(area, 10)),
      ...cities.map((area) => people(area, area === trier ? 'fort-z2011' : 'fort-z2022', 1000)),
    ]);
    expect(at(found, 'RLP4')).toMatchObject({
      obs_value: 10,
      obs_status: 'D',
      coverage: 1,
      missing_members: null,
    });
  });
});

describe('the terms of one side', () => {
  const indicator: Partial<Indicator> = {
    ratio: {
      of: [{ variable: 'beds' }, { variable: 'people', minus: true }],
      per: [{ variable: 'people' }],
    },
  };

  it('meet on equal bases, each once, where the first has none', async () => {
    const { rows: found } = await figures({ ...indicator, decimals: 2 }, [
      beds(mainz, 30),
      people(mainz, 'fort-z2011', 20),
      people(mainz, 'fort-z2022', 10),
    ]);
    const own = found.filter(({ ref_area }) => ref_area === mainz);
    expect(own.map(({ basis, obs_value }) => [basis, obs_value])).toEqual([
      ['fort-z2011', 0.5],
      ['fort-z2022', 2],
    ]);
  });

  it('do not meet on others', async () => {
    const { rows: found } = await figures(
      {
        ratio: {
          of: [{ variable: 'moves' }, { variable: 'people', minus: true }],
          per: [{ variable: 'beds' }],
        },
      },
      [moves(mainz, 30), people(mainz, 'fort-z2011', 20), beds(mainz, 1)],
    );
    expect(at(found, mainz)).toMatchObject({ obs_value: null, obs_status: 'L', reason: 'term_missing' });
  });
});

describe('rows on other bases', () => {
  const both = (area: string, older: number, newer: number | null) => [
    people(area, 'fort-z2011', older),
    people(area, 'fort-z2022', newer),
  ];
  const marks = (rows: readonly AggregatedRow[], area: string) =>
    rows
      .filter(({ ref_area }) => ref_area === area)
      .map(({ basis, obs_value, preferred }) => [basis, obs_value, preferred]);

  it('stand beside the preferred one, for cities, districts and groups', async () => {
    const { rows } = await figures({ value: { variable: 'people' } }, [
      ...cities.flatMap((area) => both(area, 100, 104)),
      ...both(gonsenheim, 10, 11),
    ]);
    expect(marks(rows, mainz)).toEqual([
      ['fort-z2011', 100, false],
      ['fort-z2022', 104, true],
    ]);
    expect(marks(rows, gonsenheim)).toEqual([
      ['fort-z2011', 10, false],
      ['fort-z2022', 11, true],
    ]);
    expect(marks(rows, 'RLP4')).toEqual([
      ['fort-z2011', 400, false],
      ['fort-z2022', 416, true],
    ]);
  });

  it('are preferred where the preferred basis has no value', async () => {
    const { rows } = await figures({ value: { variable: 'people' } }, [
      ...cities.flatMap((area) => both(area, 100, area === trier ? null : 104)),
      ...both(gonsenheim, 10, null),
    ]);
    expect(marks(rows, gonsenheim)).toEqual([
      ['fort-z2011', 10, true],
      ['fort-z2022', null, false],
    ]);
    expect(marks(rows, 'RLP4')).toEqual([
      ['fort-z2011', 400, true],
      ['fort-z2022', null, false],
    ]);
  });
});
