import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../schemas/types.ts';
import { koblenz, ludwigshafen, mainz, trier } from '../helpers/aggregated.ts';
import { at, figures } from '../helpers/figures.ts';
import { messagesOf } from '../helpers/harmonize-text.ts';

const cities = [mainz, ludwigshafen, trier, koblenz];
const gonsenheim = '07315000.OB.41';
const share = (more: Partial<Indicator['ratio']> = {}): Partial<Indicator> => ({
  unit: 'PERS_KM2',
  decimals: 1,
  ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'people' }], minimum: 50, ...more },
});
const beds = (area: string, obs_value: number | null) => ({ variable: 'beds', area, obs_value });
const people = (area: string, obs_value: number | null) => ({ area, obs_value });

describe('a denominator below the minimum', () => {
  const rows = [
    ...[beds(mainz, 10), people(mainz, 49)],
    ...[beds(gonsenheim, 1), people(gonsenheim, 7)],
    ...[beds(trier, 10), people(trier, 50)],
  ];

  it('gives no figure; both sides stay visible, and nothing is confidential', async () => {
    const { rows: found } = await figures({ indicator: share() }, rows);
    expect(at(found, mainz)).toMatchObject({
      obs_value: null,
      obs_status: 'O',
      conf_status: 'F',
      unreliable: true,
      reason: 'small_base',
      numerator: 10,
      denominator: 49,
    });
    expect(at(found, gonsenheim)).toMatchObject({ obs_value: null, reason: 'small_base' });
    expect(at(found, trier)).toMatchObject({
      obs_value: 0.2,
      obs_status: 'A',
      unreliable: false,
      reason: null,
    });
  });

  it('is reported with its areas and the smallest', async () => {
    const { issues } = await figures({ indicator: share() }, rows);
    expect(messagesOf(issues)).toEqual([
      'indicators/figure.yaml: figure 2018: der Nenner liegt unter dem Mindestwert 50; der kleinste ist 7. Keinen Wert haben deshalb: Gonsenheim (07315000.OB.41); Mainz. Ist der Nenner richtig, ist nichts zu tun; sonst seine Quelle prüfen. Der Mindestwert steht im Indikator unter ratio.minimum.',
    ]);
  });

  it('counts in its group, which is large enough', async () => {
    const { rows: found } = await figures({ indicator: share() }, [
      ...cities.map((area) => beds(area, 10)),
      ...cities.map((area) => people(area, 25)),
    ]);
    expect(cities.map((area) => at(found, area)?.reason)).toEqual(Array(4).fill('small_base'));
    expect(at(found, 'RLP4')).toMatchObject({
      obs_value: 0.4,
      obs_status: 'A',
      unreliable: false,
      coverage: 1,
      missing_members: null,
    });
  });

  it('of a group gives no figure either', async () => {
    const { rows: found, issues } = await figures({ indicator: share({ minimum: 101 }) }, [
      ...cities.map((area) => beds(area, 10)),
      ...cities.map((area) => people(area, 25)),
    ]);
    expect(at(found, 'RLP4')).toMatchObject({
      obs_value: null,
      obs_status: 'O',
      unreliable: true,
      reason: 'small_base',
      numerator: 40,
      denominator: 100,
    });
    expect(messagesOf(issues)[0]).toContain('Koblenz; Ludwigshafen am Rhein; Mainz; RLP4; Trier.');
  });

  it('does not hide why the numerator is missing', async () => {
    const { rows: found, issues } = await figures({ indicator: share() }, [
      { variable: 'beds', area: mainz, obs_value: null, reason: 'unknown_or_secret' },
      people(mainz, 10),
    ]);
    expect(at(found, mainz)).toMatchObject({
      obs_status: 'O',
      unreliable: false,
      reason: 'unknown_or_secret',
    });
    expect(issues).toEqual([]);
  });

  it('does not betray a denominator that is confidential', async () => {
    const { issues } = await figures({ indicator: share() }, [
      beds(mainz, 10),
      { area: mainz, obs_value: 3, conf_status: 'C' },
    ]);
    expect(messagesOf(issues)[0]).toContain('der kleinste ist –. ');
  });

  it('is none of our business where no minimum is declared', async () => {
    const indicator: Partial<Indicator> = {
      unit: 'PERS_KM2',
      decimals: 1,
      ratio: { of: [{ variable: 'beds' }], per: [{ variable: 'people' }] },
    };
    const { rows: found } = await figures({ indicator }, rows);
    expect(at(found, gonsenheim)).toMatchObject({ obs_value: 0.1, obs_status: 'A' });
  });
});

describe('a denominator of zero', () => {
  it('cannot be divided by, whatever the minimum; that something stands over it is a warning', async () => {
    const { rows, issues } = await figures({ indicator: share() }, [beds(mainz, 10), people(mainz, 0)]);
    expect(at(rows, mainz)).toMatchObject({
      obs_value: null,
      obs_status: 'M',
      unreliable: false,
      reason: 'zero_denominator',
    });
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['zero-denominator', 'warning']]);
    expect(messagesOf(issues)).toEqual([
      'indicators/figure.yaml: figure 2018: der Nenner ist null, einen Wert kann es nicht geben für: Mainz. In der Quelle prüfen, ob dort wirklich nichts gezählt wurde; steht im Zähler trotzdem etwas, passen die beiden Seiten nicht zusammen.',
    ]);
  });

  it.each([
    ['nothing stands over it', mainz, 0],
    ['it belongs to no district', '07211000.OB.000', 10],
  ])('is only noted where %s', async (_, area, value) => {
    const { issues } = await figures({ indicator: share() }, [beds(area, value), people(area, 0)]);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['zero-denominator', 'info']]);
  });
});

describe('many areas without a figure', () => {
  it('are named up to eight; the rest is counted', async () => {
    const years = ['2016', '2017', '2018'];
    const all = { variable: 'people' };
    const indicator = { ...share({ of: [all], per: [all] }), by: ['sex'] };
    const codes = ['F', 'M', '_T'];
    const { issues } = await figures(
      { indicator, dimensions: ['sex'] },
      years.flatMap((time_period) =>
        cities.flatMap((area) => codes.map((sex) => ({ area, time_period, sex, obs_value: 4 }))),
      ),
    );
    expect(issues.map(({ code }) => code)).toEqual(['small-base', 'small-base', 'small-base']);
    const [first] = messagesOf(issues);
    expect(first).toContain(
      'Keinen Wert haben deshalb: Koblenz; Koblenz (F); Koblenz (M); Ludwigshafen am Rhein; Ludwigshafen am Rhein (F); Ludwigshafen am Rhein (M); Mainz; Mainz (F) und 7 weitere.',
    );
  });
});
