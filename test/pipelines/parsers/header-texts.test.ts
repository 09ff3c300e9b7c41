import { describe, expect, test } from 'vitest';
import { columnName, distinctNames } from '../../../pipelines/parsers/column-name.ts';
import {
  isPartOfYear,
  isPeriod,
  isPeriodWord,
  joinPeriod,
  statedPeriod,
} from '../../../pipelines/parsers/period-text.ts';
import { standIn } from '../../../pipelines/parsers/stand.ts';
import { isUnit } from '../../../pipelines/parsers/unit-text.ts';

describe('a column name', () => {
  test('joins labels, leaves out empty ones and those that stand above already', () => {
    expect(columnName(['männlich', 'unter 3 Jahre'])).toBe('männlich > unter 3 Jahre');
    expect(columnName(['a', 'a', '', 'a', 'b'])).toBe('a > b');
    expect(columnName(['Insgesamt', 'Geschlecht', 'Insgesamt'])).toBe('Insgesamt > Geschlecht > Insgesamt');
    expect(columnName([' Wahl-\nberechtigte  (A) '])).toBe('Wahl- berechtigte (A)');
    expect(columnName(['', ''])).toBe('');
  });

  test('is numbered from the second of its kind', () => {
    expect(distinctNames(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a #2', 'a #3']);
  });
});

describe('a unit', () => {
  test.each([
    'Anzahl',
    'Prozent',
    '%',
    'in %',
    'qkm',
    'EUR',
    'Tsd. EUR',
    'Mill. EUR',
    '1 000 EUR',
    '1000',
    'EUR je Einwohner',
    'EUR/m²',
    'je 100 000 Einwohner',
    '2015=100',
    'Index (2015=100)',
    'Jahre',
    'Tonnen',
    'Tsd. Personen',
    'Std.',
  ])('is %s', (text) => {
    expect(isUnit(text)).toBe(true);
  });

  test.each([
    '',
    'Insgesamt',
    'männlich',
    'Anteil in %',
    'A',
    'T',
    '65 und mehr',
    '2018',
    'Betten je Haus',
    'je',
  ])('is not "%s"', (text) => {
    expect(isUnit(text)).toBe(false);
  });
});

describe('a period', () => {
  test.each([
    '31.12.2018',
    '2018-12-31',
    '2018',
    '2018/19',
    '2018/2019',
    'Schuljahr 2018/19',
    'WS 2018/19',
    'Januar 2018',
    '2018 Januar',
    '06/2018',
    '06.2018',
    '1. Quartal 2018',
    'III. Quartal 2018',
    '2018-Q1',
    'Q3 2018',
    '2. Halbjahr 2018',
    '2016-2018',
    '2016 bis 2018',
    '01.07.2017 - 30.06.2018',
  ])('is %s', (text) => {
    expect(isPeriod(text)).toBe(true);
  });

  test.each(['', '07315', '1000', '18', 'unter 1990', '1.2018,5', 'Januar', 'Stichtag', '31.12.'])(
    'is not "%s"',
    (text) => {
      expect(isPeriod(text)).toBe(false);
    },
  );

  test('may lack its year, or be announced by a word', () => {
    expect(['März', 'Dez.', '1. Quartal', 'IV. Vierteljahr', 'Q4'].every(isPartOfYear)).toBe(true);
    expect(['5. Quartal', 'Maier', '2018', 'März 2018'].some(isPartOfYear)).toBe(false);
    expect(['Stichtag', 'Jahr', 'Jahre', 'Schuljahr', 'Zeitraum', 'Monate'].every(isPeriodWord)).toBe(true);
    expect(['Baujahr', 'Geburtsjahr', 'Insgesamt'].some(isPeriodWord)).toBe(false);
  });

  test('is joined as German says it, from whatever cells', () => {
    expect(joinPeriod(['2018', '1. Quartal'])).toBe('1. Quartal 2018');
    expect(joinPeriod(['März', '', '2018'])).toBe('März 2018');
  });

  test('is stated in the preamble by a line of its own', () => {
    expect(statedPeriod('Stichtag: 30.06.2018')).toBe('30.06.2018');
    expect(statedPeriod('Schuljahr: 2018/19')).toBe('2018/19');
    expect(statedPeriod('Schuljahr 2018/19')).toBe('2018/19');
    expect(statedPeriod('Stichtag 31.12.2018')).toBe('31.12.2018');
    expect(statedPeriod('31.12.2018')).toBe('31.12.2018');
    expect(statedPeriod('2018')).toBeNull();
    expect(statedPeriod('Gebietsstand: 31.12.2018')).toBeNull();
    expect(statedPeriod('Stichtag: Schuljahresbeginn - regionale Tiefe: Kreise und')).toBeNull();
    expect(statedPeriod('30.06. - Kreise u. krfr. Städte')).toBeNull();
  });
});

test('the time of the export is the last line "Stand:", complete to the second', () => {
  expect(standIn('Stand: 01.01.2001 / 01:01:01\nx\nStand: 17.08.2021 / 20:26:29')).toBe(
    '2021-08-17T20:26:29',
  );
  expect(standIn('Stand: 17.08.2021')).toBeNull();
  expect(standIn('Stand: 17.08.2021 / 20:26')).toBeNull();
  expect(standIn('Gebietsstand: 17.08.2021 / 20:26:29')).toBeNull();
});
