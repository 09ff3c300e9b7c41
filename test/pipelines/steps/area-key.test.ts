import { describe, expect, it } from 'vitest';
import type { Scheme } from '../../../indicators/registry.ts';
import { expectedAreas, isNameOf, readKey } from '../../../pipelines/steps/area-key.ts';
import { readRepository } from '../../helpers/repository.ts';

const { registry } = await readRepository();
const mainz = '07315000';

describe('a key', () => {
  it.each([
    ['kreis5', '07315', [mainz]],
    ['kreis5', '07111', ['07111000']],
    ['ags8', '07315000', [mainz]],
    ['ars12', '073150000000', [mainz]],
    ['rlp-polling-district', '205315000004100000', ['07315000.OB.41', mainz]],
    ['rlp-polling-district', '205315000000000000', ['07315000.OB.000', mainz]],
    ['rlp-polling-district', '199111000008100000', ['07111000.ST.81', '07111000']],
  ])('of scheme %s: %s is ours', (scheme, key, areas) => {
    expect(readKey(key, schemeOf(scheme), registry)).toMatchObject({ kind: 'ours', areas });
  });

  it.each([
    ['kreis5', '07339', 'Mainz-Bingen'],
    ['kreis5', '07137', 'Mayen-Koblenz'],
    ['kreis5', '07235', 'Trier-Saarburg'],
    ['kreis5', '07338', 'Rhein-Pfalz-Kreis'],
    ['kreis5', '07', 'Rheinland-Pfalz'],
    ['kreis5', '071', 'Koblenz, Stat. Region'],
    ['kreis5', 'DG', 'Deutschland'],
    ['kreis5', '7315', 'Mainz without its leading zero'],
    ['kreis5', '07315000', 'Mainz with eight digits'],
    ['kreis5', '0731a', 'a letter'],
    ['kreis5', '٠٧٣١٥', 'other digits'],
    ['kreis5', ' 07315', 'a blank'],
    ['kreis5', '', 'nothing'],
    ['kreis5', 'constructor', 'a word of JavaScript'],
    ['ags8', '07339030', 'Ingelheim'],
    ['ars12', '073390000000', 'Mainz-Bingen'],
    ['rlp-polling-district', '205339030004100000', 'a district of Ingelheim'],
  ])('of scheme %s: %s (%s) is not ours', (scheme, key) => {
    expect(readKey(key, schemeOf(scheme), registry)).toEqual({ kind: 'outside' });
  });

  it('of a district that its city does not have is unknown, and not passed over', () => {
    expect(readKey('205315000009900000', schemeOf('rlp-polling-district'), registry)).toEqual({
      kind: 'unknown',
    });
  });

  it('with the same district code means another district in each city', () => {
    const keys = ['205315000004100000', '206314000004100000', '203211000004100000', '199111000004100000'];
    const found = keys.map((key) => readKey(key, schemeOf('rlp-polling-district'), registry));
    expect(found.map((meaning) => (meaning.kind === 'ours' ? meaning.areas[0] : meaning.kind))).toEqual([
      '07315000.OB.41',
      '07314000.ST.41',
      '07211000.OB.41',
      '07111000.ST.41',
    ]);
  });
});

describe('the areas that a source must deliver', () => {
  it('are the four cities where the key knows only cities', () => {
    const expected = expectedAreas(schemeOf('kreis5'), registry).map(({ id }) => id);
    expect([...expected].sort()).toEqual(['07111000', '07211000', '07314000', '07315000']);
  });

  it('are also all districts where the key knows them, but not what is assigned to none', () => {
    const expected = expectedAreas(schemeOf('rlp-polling-district'), registry).map(({ id }) => id);
    expect(expected).toHaveLength(4 + 15 + 14 + 19 + 29);
    expect(expected.filter((id) => id.endsWith('.000'))).toEqual([]);
  });
});

describe('a name beside the key', () => {
  const city = registry.areas.areas.find(({ id }) => id === '07314000');

  it.each([
    ['Ludwigshafen am Rhein', true],
    ['Ludwigshafen', true],
    ['Ludwigshafen am Rhein, kreisfreie Stadt', true],
    ['  Ludwigshafen am Rhein', true],
    ['Ludwigshafen am Bodensee', false],
    ['Rhein-Pfalz-Kreis', false],
    ['Mainz, Stadt', false],
    ['', false],
  ])('%s fits Ludwigshafen: %s', (name, fits) => {
    if (!city) throw new Error('no Ludwigshafen');
    expect(isNameOf(name, city)).toBe(fits);
  });
});

function schemeOf(name: string): Scheme {
  const scheme = registry.areas.schemes[name];
  if (!scheme) throw new Error(`no scheme ${name}`);
  return scheme;
}
