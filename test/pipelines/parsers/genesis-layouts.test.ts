import { describe, expect, test } from 'vitest';
import { genesis } from '../../../pipelines/parsers/genesis.ts';
import { genesisExport } from './genesis-export.ts';
import { parsed } from './parsed.ts';

/** Names with their units, then the rows, as one reads them. */
async function read(...lines: readonly string[]): Promise<readonly string[]> {
  const { columns, rows } = await parsed(genesis, genesisExport(...lines));
  return [
    columns.map(({ name, unit }) => (unit === null ? name : `${name} [${unit}]`)).join(' | '),
    ...rows.map((row) => row.cells.map((cell) => cell ?? '∅').join(' | ')),
  ];
}

describe('the date stands', () => {
  test('in the first column, before two columns of labels', async () => {
    expect(
      await read(
        ';;;;;Betriebe;Umsatz',
        ';;;;;Anzahl;Tsd. EUR',
        '30.09.2021;07315;Mainz;WZ08-C;Verarbeitendes Gewerbe;12;3450,5',
        '30.09.2021;07315;Mainz;WZ08-F;Baugewerbe;-;.',
      ),
    ).toEqual([
      'date | key | name | label1 | label2 | Betriebe [Anzahl] | Umsatz [Tsd. EUR]',
      '30.09.2021 | 07315 | Mainz | WZ08-C | Verarbeitendes Gewerbe | 12 | 3450,5',
      '30.09.2021 | 07315 | Mainz | WZ08-F | Baugewerbe | - | .',
    ]);
  });

  test('in a column after key and name', async () => {
    expect(await read(';;;Insgesamt', '07315;Mainz;2019;4', '07315;Mainz;2020;5')).toEqual([
      'date | key | name | Insgesamt',
      '2019 | 07315 | Mainz | 4',
      '2020 | 07315 | Mainz | 5',
    ]);
  });

  test('in the preamble, above age and sex in the header', async () => {
    expect(
      await read(
        'Bevölkerung (Anzahl);;;;;',
        'Stichtag: 31.12.2022;;;;;',
        ';;männlich;männlich;weiblich;weiblich',
        ';;unter 15 Jahre;15 Jahre und mehr;unter 15 Jahre;15 Jahre und mehr',
        '07211;Trier;1;2;3;4',
      ),
    ).toEqual([
      'date | key | name | männlich > unter 15 Jahre | männlich > 15 Jahre und mehr | weiblich > unter 15 Jahre | weiblich > 15 Jahre und mehr',
      '31.12.2022 | 07211 | Trier | 1 | 2 | 3 | 4',
    ]);
  });

  test('in the header: years above two measures', async () => {
    expect(
      await read(
        ';;Lebendgeborene;Gestorbene;Lebendgeborene;Gestorbene',
        ';;2019;2019;2020;2020',
        ';;Anzahl;Anzahl;Anzahl;Anzahl',
        '07211;Trier;1;2;3;4',
        '07111;Koblenz;5;6;7;8',
      ),
    ).toEqual([
      'date | key | name | Lebendgeborene [Anzahl] | Gestorbene [Anzahl]',
      '2019 | 07211 | Trier | 1 | 2',
      '2020 | 07211 | Trier | 3 | 4',
      '2019 | 07111 | Koblenz | 5 | 6',
      '2020 | 07111 | Koblenz | 7 | 8',
    ]);
  });

  test('in the header, written once above its columns', async () => {
    expect(await read(';;2019;;2020;', ';;Zuzüge;Fortzüge;Zuzüge;Fortzüge', '07211;Trier;1;2;3;4')).toEqual([
      'date | key | name | Zuzüge | Fortzüge',
      '2019 | 07211 | Trier | 1 | 2',
      '2020 | 07211 | Trier | 3 | 4',
    ]);
  });

  test('in the header, for one measure only in one year', async () => {
    expect(await read(';;Hunde;Katzen;Hunde', ';;2019;2019;2020', '07211;Trier;1;2;3')).toEqual([
      'date | key | name | Hunde | Katzen',
      '2019 | 07211 | Trier | 1 | 2',
      '2020 | 07211 | Trier | 3 | ∅',
    ]);
  });

  test('in the header, whatever year a wrapped title ends with', async () => {
    const lines = ['Ergebnisse des Zensus;;', '2022;;', ';;15.05.2022', ';;Anzahl', '07211;Trier;1'];
    expect(await read(...lines)).toEqual([
      'date | key | name | value [Anzahl]',
      '15.05.2022 | 07211 | Trier | 1',
    ]);
  });

  test('in the header as school years, below the word for them', async () => {
    expect(
      await read(
        ';;;Schuljahr;Schuljahr',
        ';;;2018/19;2019/20',
        ';;;Klassen;Klassen',
        ';;;Anzahl;Anzahl',
        '07315;Mainz;Gymnasien;12;13',
      ),
    ).toEqual([
      'date | key | name | label1 | Klassen [Anzahl]',
      '2018/19 | 07315 | Mainz | Gymnasien | 12',
      '2019/20 | 07315 | Mainz | Gymnasien | 13',
    ]);
  });

  test('in the header as periods from a day to a day', async () => {
    expect(
      await read(
        ';;Zeitraum;Zeitraum',
        ';;01.01.2018 - 31.12.2018;01.01.2019 - 31.12.2019',
        '07315;Mainz;1;2',
      ),
    ).toEqual([
      'date | key | name | value',
      '01.01.2018 - 31.12.2018 | 07315 | Mainz | 1',
      '01.01.2019 - 31.12.2019 | 07315 | Mainz | 2',
    ]);
  });
});

describe('quarters and months', () => {
  test('stand in the header with their year', async () => {
    expect(await read(';;1. Quartal 2020;2. Quartal 2020', ';;Anzahl;Anzahl', '07315;Mainz;1;2')).toEqual([
      'date | key | name | value [Anzahl]',
      '1. Quartal 2020 | 07315 | Mainz | 1',
      '2. Quartal 2020 | 07315 | Mainz | 2',
    ]);
  });

  test('stand below their year', async () => {
    expect(
      await read(
        ';;Übernachtungen;Übernachtungen;Übernachtungen',
        ';;Jahr;Jahr;Jahr',
        ';;2020;2020;2021',
        ';;Monat;Monat;Monat',
        ';;November;Dezember;Januar',
        '07211;Trier;1;2;3',
      ),
    ).toEqual([
      'date | key | name | Übernachtungen',
      'November 2020 | 07211 | Trier | 1',
      'Dezember 2020 | 07211 | Trier | 2',
      'Januar 2021 | 07211 | Trier | 3',
    ]);
  });

  test('stand in the header while the year stands in the first column', async () => {
    expect(await read(';;;Januar;Februar', '2020;07211;Trier;1;2')).toEqual([
      'date | key | name | value',
      'Januar 2020 | 07211 | Trier | 1',
      'Februar 2020 | 07211 | Trier | 2',
    ]);
  });

  test('stand in a column beside the year', async () => {
    expect(await read(';;;;Ankünfte', '2020;März;07211;Trier;1', '2020;April;07211;Trier;2')).toEqual([
      'date | key | name | Ankünfte',
      'März 2020 | 07211 | Trier | 1',
      'April 2020 | 07211 | Trier | 2',
    ]);
  });

  test('take their year from the preamble', async () => {
    expect(await read('Jahr: 2020;;;', ';;I. Quartal;II. Quartal', '07211;Trier;1;2')).toEqual([
      'date | key | name | value',
      'I. Quartal 2020 | 07211 | Trier | 1',
      'II. Quartal 2020 | 07211 | Trier | 2',
    ]);
  });
});

describe('names of columns', () => {
  test('join seven header rows and collapse what repeats or is empty', async () => {
    expect(
      await read(
        ';;;Beschäftigte;Beschäftigte',
        ';;;Beschäftigte;Beschäftigte',
        ';;;Arbeitsort / Wohnort;Arbeitsort / Wohnort',
        ';;;;Nationalität',
        ';;;Insgesamt;Deutsche',
        ';;;Geschlecht;Insgesamt',
        ';;;Anzahl;%',
        '2020;07315;Mainz;1;2',
      ),
    ).toEqual([
      'date | key | name | Beschäftigte > Arbeitsort / Wohnort > Insgesamt > Geschlecht [Anzahl] | Beschäftigte > Arbeitsort / Wohnort > Nationalität > Deutsche > Insgesamt [%]',
      '2020 | 07315 | Mainz | 1 | 2',
    ]);
  });

  test('tell apart columns of the same name', async () => {
    expect(
      await read(';;Pkw;Pkw;Pkw', ';;Anzahl;je 1 000 Einwohner;Fantastilliarden', '07211;Trier;1;2;3'),
    ).toEqual([
      'key | name | Pkw [Anzahl] | Pkw #2 [je 1 000 Einwohner] | Pkw #3 [Fantastilliarden]',
      '07211 | Trier | 1 | 2 | 3',
    ]);
  });

  test('keep years that are labels, because the date stands elsewhere', async () => {
    expect(
      await read('Stichtag: 31.12.2020;;;', ';;Baujahr;Baujahr', ';;1990;1991 - 2000', '07211;Trier;1;2'),
    ).toEqual([
      'date | key | name | Baujahr > 1990 | Baujahr > 1991 - 2000',
      '31.12.2020 | 07211 | Trier | 1 | 2',
    ]);
  });

  test('are roles where there is no header, or none but units', async () => {
    expect(await read('Stichtag: 31.12.2020;;;', '07211;Trier;Personen;12')).toEqual([
      'date | key | name | label1 | value',
      '31.12.2020 | 07211 | Trier | Personen | 12',
    ]);
    expect(await read(';;;Anzahl;Prozent', '2020;07211;Trier;1;2,5')).toEqual([
      'date | key | name | value [Anzahl] | value #2 [Prozent]',
      '2020 | 07211 | Trier | 1 | 2,5',
    ]);
  });

  test('come from the header where it names the first columns too', async () => {
    expect(await read('Jahr;Nummer;Kreis;Fläche', ';;;qkm', '2020;07211;Trier;117,06')).toEqual([
      'date | Nummer | Kreis | Fläche [qkm]',
      '2020 | 07211 | Trier | 117,06',
    ]);
  });

  test('say label1 where no key is', async () => {
    expect(await read(';Insgesamt;weiblich', 'unter 1 Jahr;2;1', '1 bis unter 2 Jahre;4;2')).toEqual([
      'label1 | Insgesamt | weiblich',
      'unter 1 Jahr | 2 | 1',
      '1 bis unter 2 Jahre | 4 | 2',
    ]);
  });
});

describe('units stand', () => {
  test('nowhere', async () => {
    expect(await read(';;A;B-F;G-U', '07211;Trier;1;2;3')).toEqual([
      'key | name | A | B-F | G-U',
      '07211 | Trier | 1 | 2 | 3',
    ]);
  });

  test('above dates and labels', async () => {
    expect(
      await read(
        ';;Einkommen;Einkommen;Einwohner',
        ';;Mill. EUR;EUR je Einwohner;1 000',
        ';;2020;2020;2020',
        ';;Insgesamt;Insgesamt;Insgesamt',
        '07211;Trier;1;2;3',
      ),
    ).toEqual([
      'date | key | name | Einkommen > Insgesamt [Mill. EUR] | Einkommen > Insgesamt #2 [EUR je Einwohner] | Einwohner > Insgesamt [1 000]',
      '2020 | 07211 | Trier | 1 | 2 | 3',
    ]);
  });

  test('differently in two years, so that the columns stay apart', async () => {
    expect(await read(';;Schulden;Schulden', ';;2001;2002', ';;DM;EUR', '07211;Trier;1;2')).toEqual([
      'date | key | name | Schulden [DM] | Schulden #2 [EUR]',
      '2001 | 07211 | Trier | 1 | ∅',
      '2002 | 07211 | Trier | ∅ | 2',
    ]);
  });
});

describe('marks of quality stand', () => {
  test('in a column without header beside each value, for each date', async () => {
    expect(
      await read(
        ';;31.12.2018;;31.12.2019;',
        ';;Insgesamt;;Insgesamt;',
        ';;Anzahl;;Anzahl;',
        '07211;Trier;12;e;x;p',
      ),
    ).toEqual([
      'date | key | name | Insgesamt [Anzahl] | quality',
      '31.12.2018 | 07211 | Trier | 12 | e',
      '31.12.2019 | 07211 | Trier | x | p',
    ]);
  });

  test('beside each value below the same header', async () => {
    expect(
      await read(';;männlich;männlich;weiblich;weiblich', '07211;Trier;12;e;13;e', '07111;Koblenz;1;;2;p'),
    ).toEqual([
      'key | name | männlich | quality | weiblich | quality #2',
      '07211 | Trier | 12 | e | 13 | e',
      '07111 | Koblenz | 1 |  | 2 | p',
    ]);
  });

  test('nowhere, although their column is there', async () => {
    expect(await read(';;15.05.2022;', '07211;Trier;12;')).toEqual([
      'date | key | name | value | quality',
      '15.05.2022 | 07211 | Trier | 12 | ',
    ]);
  });
});

describe('the body begins', () => {
  test('with its first row even if all figures in it are secret or empty', async () => {
    expect(await read(';;;a;b', '2020;DG;Deutschland;.;.', '2020;07211;Trier;1;2')).toHaveLength(3);
    expect(await read(';;a;b', '07;Rheinland-Pfalz;;', '07211;Trier;1;2')).toHaveLength(3);
  });

  test('below titles with or without delimiters, and with one of their own', async () => {
    const { names, preamble } = await parsed(
      genesis,
      genesisExport('ohne Trennzeichen', '', 'mit; eigenem;;;', ';;männlich;weiblich', '07211;Trier;1;2'),
    );
    expect(names).toEqual(['key', 'name', 'männlich', 'weiblich']);
    expect(preamble).toContain('\nohne Trennzeichen\n\nmit; eigenem');
  });
});
