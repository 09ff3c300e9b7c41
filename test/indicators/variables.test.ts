import { describe, expect, it } from 'vitest';
import { type AggregatedRow, aggregated, mainz, type Stated, trier } from '../helpers/aggregated.ts';
import { messagesOf } from '../helpers/harmonize-text.ts';
import { miniProject } from '../helpers/mini-project.ts';

const map = {
  area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
  period: { column: 'year', as: 'year' },
  values: [{ column: 'people', variable: 'people' }],
} as const;

/** A variable of people by these dimensions, from two sources of which the office goes first. */
function project(dimensions: readonly string[], kind: 'stock' | 'rate' = 'stock') {
  return miniProject({
    variables: { people: { dimensions: [...dimensions], kind, sources: ['office/people', 'bureau/people'] } },
    sources: { 'office/people': { map }, 'bureau/people': { map } },
  });
}

async function people(
  dimensions: readonly string[],
  office: readonly Stated[],
  bureau: readonly Stated[] = [],
) {
  const { variable, issues } = await aggregated(await project(dimensions), [
    {
      source: 'bureau/people',
      rows: bureau.length > 0 ? bureau : [{ area: trier, time_period: '1999', obs_value: 1 }],
    },
    { source: 'office/people', rows: office },
  ]);
  return { rows: variable('people').filter(({ time_period }) => time_period !== '1999'), issues };
}

describe('a total', () => {
  const sex = (sex: string, obs_value: number | null, more: Partial<Stated> = {}): Stated => ({
    area: mainz,
    sex,
    obs_value,
    ...more,
  });

  it('that the source does not deliver is the sum of its parts', async () => {
    const { rows } = await people(['sex'], [sex('M', 10), sex('F', 20, { obs_status: 'P', revised: true })]);
    expect(only(rows, { sex: '_T' })).toMatchObject({
      obs_value: 30,
      obs_status: 'P',
      revised: true,
      reason: null,
    });
  });

  it('that the source delivers wins, even when it is blocked', async () => {
    const blocked = sex('_T', null, { obs_status: 'Q', conf_status: 'C', reason: 'secret' });
    const { rows } = await people(['sex'], [sex('M', 10), sex('F', 20), blocked]);
    expect(only(rows, { sex: '_T' })).toMatchObject({
      obs_value: null,
      obs_status: 'Q',
      conf_status: 'C',
      reason: 'secret',
    });
  });

  it('is missing when a part is not known', async () => {
    const { rows } = await people(['sex'], [sex('M', 10), sex('F', null, { reason: 'unknown_or_secret' })]);
    expect(only(rows, { sex: '_T' })).toMatchObject({
      obs_value: null,
      obs_status: 'O',
      reason: 'unknown_or_secret',
    });
  });

  it('is missing when a part is not there at all', async () => {
    const { rows } = await people(['sex'], [sex('M', 10)]);
    expect(only(rows, { sex: '_T' })).toMatchObject({
      obs_value: null,
      obs_status: 'L',
      reason: 'part_missing',
    });
  });

  it('is missing as a whole when one part is unknown and another not there', async () => {
    // Of two gaps the one that is worse speaks: absent (L) before unknown (O), suppressed (Q) before both.
    const sector = (code: string, obs_value: number | null, more: Partial<Stated> = {}): Stated => ({
      area: mainz,
      sector: code,
      obs_value,
      ...more,
    });
    const unknown = sector('B-E', null, { obs_status: 'O', reason: 'unknown_or_secret' });
    const { rows } = await people(['sector'], [sector('A', 1), unknown, sector('G-U', 59)]);
    expect(only(rows, { sector: 'B-F' })).toMatchObject({
      obs_value: null,
      obs_status: 'L',
      reason: 'part_missing',
    });
    const secret = sector('B-E', null, { obs_status: 'Q', conf_status: 'C', reason: 'secret' });
    const suppressed = await people(['sector'], [sector('A', 1), secret, sector('G-U', 59)]);
    expect(only(suppressed.rows, { sector: 'B-F' })).toMatchObject({
      obs_value: null,
      obs_status: 'Q',
      conf_status: 'C',
      reason: 'secret',
    });
  });

  it('counts a part that cannot exist as nothing, unless none can', async () => {
    const { rows } = await people(
      ['sex'],
      [sex('M', 10), sex('F', null, { obs_status: 'M', reason: 'not_possible' })],
    );
    expect(only(rows, { sex: '_T' })).toMatchObject({ obs_value: 10, obs_status: 'A' });
    const none = await people(
      ['sex'],
      [
        sex('M', null, { obs_status: 'M', reason: 'not_possible' }),
        sex('F', null, { obs_status: 'M', reason: 'not_possible' }),
      ],
    );
    expect(only(none.rows, { sex: '_T' })).toMatchObject({
      obs_value: null,
      obs_status: 'M',
      reason: 'not_possible',
    });
  });

  it('is missing where the publisher calls a part not meaningful: that says nothing of its size', async () => {
    const blocked = sex('F', null, { obs_status: 'M', reason: 'not_meaningful' });
    const { rows } = await people(['sex'], [sex('M', 10), blocked]);
    expect(only(rows, { sex: '_T' })).toMatchObject({
      obs_value: null,
      obs_status: 'M',
      reason: 'not_meaningful',
    });
  });

  it('of parts that round to zero does not itself round to zero unless it is zero', async () => {
    const { rows } = await people(['sex'], [sex('M', 10), sex('F', 0, { obs_status: 'N' })]);
    expect(only(rows, { sex: '_T' })).toMatchObject({ obs_value: 10, obs_status: 'A' });
    const zero = await people(['sex'], [sex('M', 0, { obs_status: 'N' }), sex('F', 0, { obs_status: 'N' })]);
    expect(only(zero.rows, { sex: '_T' })).toMatchObject({ obs_value: 0, obs_status: 'N' });
  });

  it('of totals is built from them: production from its branches, the economy from production', async () => {
    const sector = (code: string, obs_value: number | null): Stated => ({
      area: mainz,
      sector: code,
      obs_value,
    });
    const { rows } = await people(
      ['sector'],
      [sector('A', 1), sector('B-E', 30), sector('F', 10), sector('G-U', 59)],
    );
    expect(only(rows, { sector: 'B-F' })).toMatchObject({ obs_value: 40 });
    expect(only(rows, { sector: '_T' })).toMatchObject({ obs_value: 100 });
    const secret = await people(
      ['sector'],
      [sector('A', 1), sector('B-E', null), sector('F', 10), sector('G-U', 59)],
    );
    expect(only(secret.rows, { sector: 'B-F' })).toMatchObject({ obs_value: null, obs_status: 'O' });
    expect(only(secret.rows, { sector: '_T' })).toMatchObject({ obs_value: null, obs_status: 'O' });
  });

  it('of nothing but totals is built from them too', async () => {
    const codelist = {
      title: { de: 'Wirtschaft', en: 'Economy' },
      dimension: true,
      codes: ['_T', 'X', 'Y', 'X1', 'X2', 'Y1', 'Y2'].map((code) => ({
        code,
        label: { de: code, en: code },
      })),
      totals: { _T: ['X', 'Y'], X: ['X1', 'X2'], Y: ['Y1', 'Y2'] },
    };
    const nested = await miniProject({
      variables: { people: { dimensions: ['branch'] } },
      sources: { 'office/people': { map } },
      files: { 'indicators/codes/branch.yaml': codelist },
    });
    const parts = ['X1', 'X2', 'Y1', 'Y2'].map((branch, index) => ({
      area: mainz,
      branch,
      obs_value: 10 ** index,
    }));
    const { variable } = await aggregated(nested, [{ source: 'office/people', rows: parts }]);
    expect(only(variable('people'), { branch: 'X' })).toMatchObject({ obs_value: 11 });
    expect(only(variable('people'), { branch: '_T' })).toMatchObject({ obs_value: 1111 });
  });

  it('of whatever is delivered is the sum of it', async () => {
    const { rows } = await people(
      ['channel'],
      [
        { area: mainz, channel: 'URN', obs_value: 4 },
        { area: mainz, channel: 'POST', obs_value: 6 },
      ],
    );
    expect(only(rows, { channel: '_T' })).toMatchObject({ obs_value: 10 });
  });

  it('of whatever is delivered is missing where one city lacks what another has', async () => {
    const { rows } = await people(
      ['channel'],
      [
        { area: mainz, channel: 'URN', obs_value: 4 },
        { area: mainz, channel: 'POST', obs_value: 6 },
        { area: trier, channel: 'URN', obs_value: 4 },
      ],
    );
    expect(only(rows, { channel: '_T', area: trier })).toMatchObject({
      obs_value: null,
      obs_status: 'L',
      reason: 'part_missing',
    });
  });

  it('of ages is built from bands that tile all ages, and not from others', async () => {
    const age = (code: string, obs_value: number): Stated => ({ area: mainz, age: code, obs_value });
    const { rows } = await people(
      ['age'],
      [age('Y_LT18', 1), age('Y18T64', 20), age('Y_GE65', 300), age('Y15T24', 5000)],
    );
    expect(only(rows, { age: '_T' })).toMatchObject({ obs_value: 321 });
    const gap = await people(['age'], [age('Y_LT18', 1), age('Y_GE65', 300)]);
    expect(gap.rows.filter((row) => row.age === '_T')).toEqual([]);
  });

  it('over two dimensions is built from the inner one outwards', async () => {
    const cell = (sex: string, age: string, obs_value: number): Stated => ({
      area: mainz,
      sex,
      age,
      obs_value,
    });
    const { rows } = await people(
      ['sex', 'age'],
      [
        cell('M', 'Y_LT18', 1),
        cell('M', 'Y18T64', 2),
        cell('M', 'Y_GE65', 4),
        cell('F', 'Y_LT18', 8),
        cell('F', 'Y18T64', 16),
        cell('F', 'Y_GE65', 32),
      ],
    );
    expect(only(rows, { sex: '_T', age: 'Y_LT18' })).toMatchObject({ obs_value: 9 });
    expect(only(rows, { sex: 'M', age: '_T' })).toMatchObject({ obs_value: 7 });
    expect(only(rows, { sex: '_T', age: '_T' })).toMatchObject({ obs_value: 63 });
  });

  it('of a delivered rate is never made', async () => {
    const rates = await project(['sex'], 'rate');
    const { variable } = await aggregated(rates, [
      { source: 'office/people', rows: [sex('M', 5), sex('F', 7)] },
    ]);
    expect(variable('people').map((row) => row.sex)).toEqual(['F', 'M']);
  });
});

describe('two sources of one figure', () => {
  it('are resolved by precedence, cell by cell', async () => {
    const { rows, issues } = await people(
      [],
      [{ area: mainz, obs_value: 10 }],
      [
        { area: mainz, obs_value: 10 },
        { area: trier, obs_value: 3 },
      ],
    );
    expect(rows.map(({ area, obs_value, source }) => [area, obs_value, source])).toEqual([
      [trier, 3, 'bureau/people'],
      [mainz, 10, 'office/people'],
    ]);
    expect(issues).toEqual([]);
  });

  it('are told when they disagree, and the first one stays', async () => {
    const { rows, issues } = await people(
      [],
      [{ area: mainz, obs_value: 10 }],
      [{ area: mainz, obs_value: 11.5 }],
    );
    expect(rows.map(({ obs_value }) => obs_value)).toEqual([10]);
    expect(messagesOf(issues)).toEqual([
      'office/people, Zeile 1: people Mainz 2018: office/people sagt 10, bureau/people sagt 11.5 (Zeile 1); veröffentlicht wird office/people. Prüfen, welche Quelle recht hat; die Rangfolge steht in der Variable unter sources.',
    ]);
  });

  it('are told which cell they disagree on', async () => {
    const { issues } = await people(
      ['sex'],
      [{ area: mainz, sex: 'M', obs_value: 10 }],
      [{ area: mainz, sex: 'M', obs_value: 11 }],
    );
    expect(messagesOf(issues)[0]).toContain(
      'people Mainz (M) 2018: office/people sagt 10, bureau/people sagt 11 (Zeile 1);',
    );
  });

  it('do not disagree on different bases: both stay', async () => {
    const { rows, issues } = await people(
      [],
      [{ area: mainz, basis: 'fort-z2011', obs_value: 10 }],
      [{ area: mainz, basis: 'fort-z2022', obs_value: 11 }],
    );
    expect(rows.map(({ basis, obs_value }) => [basis, obs_value])).toEqual([
      ['fort-z2011', 10],
      ['fort-z2022', 11],
    ]);
    expect(issues).toEqual([]);
  });

  it('keep the blocked figure of the first, rather than find it at the second', async () => {
    const { rows } = await people(
      [],
      [{ area: mainz, obs_value: null, obs_status: 'Q' }],
      [{ area: mainz, obs_value: 3 }],
    );
    expect(rows).toMatchObject([{ obs_value: null, obs_status: 'Q', source: 'office/people' }]);
  });

  it('prefer a total that one delivers to one that must be added up at the other', async () => {
    const { rows } = await people(
      ['sex'],
      [
        { area: mainz, sex: 'M', obs_value: 10 },
        { area: mainz, sex: 'F', obs_value: 20 },
      ],
      [{ area: mainz, sex: '_T', obs_value: 30 }],
    );
    expect(only(rows, { sex: '_T' })).toMatchObject({ obs_value: 30, source: 'bureau/people' });
  });
});

/** The one row with these codes. */
function only(
  rows: readonly AggregatedRow[],
  wanted: Readonly<Record<string, string>>,
): AggregatedRow | undefined {
  const found = rows.filter((row) => Object.entries(wanted).every(([name, code]) => row[name] === code));
  expect(found).toHaveLength(1);
  return found[0];
}
