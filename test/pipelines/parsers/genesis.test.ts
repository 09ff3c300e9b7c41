import { describe, expect, test } from 'vitest';
import { genesis } from '../../../pipelines/parsers/genesis.ts';
import { english, german } from '../../helpers/german.ts';
import { genesisExport } from './genesis-export.ts';
import { cells, parsed } from './parsed.ts';

const small = genesisExport(
  'Bevölkerungsstand (Anzahl);;;;',
  ';;Stichtag;Stichtag;Stichtag',
  ';;31.12.2018;31.12.2018;31.12.2018',
  ';;Insgesamt;männlich;weiblich',
  '07;  Rheinland-Pfalz;30;14;16',
  '07315;      Mainz, kreisfreie Stadt;3;1;2',
);

describe('an export', () => {
  test('gives names from its header, the date once, and one row a line', async () => {
    const table = await parsed(genesis, small);
    expect(table.columns).toEqual(
      ['date', 'key', 'name', 'Insgesamt', 'männlich', 'weiblich'].map((name) => ({ name, unit: null })),
    );
    expect(table.rows).toEqual([
      { record: 7, cells: ['31.12.2018', '07', 'Rheinland-Pfalz', '30', '14', '16'] },
      { record: 8, cells: ['31.12.2018', '07315', 'Mainz, kreisfreie Stadt', '3', '1', '2'] },
    ]);
  });

  test('gives its title, its notes and its time as text', async () => {
    const { preamble, footer, stand } = await parsed(genesis, small);
    expect(preamble).toBe(
      'GENESIS-Tabelle: 99999-01-01-4\nErfundene Tabelle nach erfundenen Merkmalen\nBevölkerungsstand (Anzahl)',
    );
    expect(footer).toBe(
      'zu "gesamter Tabelle":\nAlle Zahlen sind erfunden; sie dienen dem Test.\nStand: 03.02.2024 / 04:05:06',
    );
    expect(stand).toBe('2024-02-03T04:05:06');
  });

  test('may begin with "Tabelle:", end its lines as Windows does, and be written in windows-1252', async () => {
    const text = small.replace('GENESIS-', '').replaceAll('\n', '\r\n');
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const table = await parsed(genesis, bytes, { encoding: 'windows-1252' });
    expect(table.names).toContain('männlich');
    expect(table.rows.map(({ record }) => record)).toEqual([7, 8]);
    expect(table.stand).toBe('2024-02-03T04:05:06');
  });

  test('counts lines as they stand in the file, also after a cell of two lines', async () => {
    const table = await parsed(
      genesis,
      genesisExport(';;"Bestand\nam Jahresende"', '07315;"Mainz;\n""die Stadt"""; 3 ', '', '07314;LU;4'),
    );
    expect(table.names).toEqual(['key', 'name', 'Bestand am Jahresende']);
    expect(table.rows).toEqual([
      { record: 5, cells: ['07315', 'Mainz;\n"die Stadt"', '3'] },
      { record: 8, cells: ['07314', 'LU', '4'] },
    ]);
  });

  test('keeps empty cells, signs and the spelling of numbers', async () => {
    const table = await parsed(genesis, genesisExport(';;a;b;c;d', '07315;Mainz;;-;(1 234,50);.'));
    expect(cells(table)).toEqual([['07315', 'Mainz', '', '-', '(1 234,50)', '.']]);
  });

  test('knows its columns even if the database found no rows', async () => {
    const table = await parsed(genesis, genesisExport(';;;männlich;weiblich', ';;;Anzahl;Anzahl'));
    expect(table.columns).toEqual([
      { name: 'date', unit: null },
      { name: 'key', unit: null },
      { name: 'name', unit: null },
      { name: 'männlich', unit: 'Anzahl' },
      { name: 'weiblich', unit: 'Anzahl' },
    ]);
    expect(table.rows).toEqual([]);
  });
});

describe('an export is refused', () => {
  const again =
    'Noch einmal abrufen; bleibt sie unvollständig, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.';
  const layout =
    'Die Datei öffnen und mit der Beschreibung unter read vergleichen; hat der Herausgeber den Aufbau geändert, read anpassen.';

  test('when it ends before the footer', async () => {
    expect(await german(parsed(genesis, small.slice(0, small.indexOf('____'))))).toBe(
      `Die Datei ist unvollständig: die Fußzeile (__________) fehlt. ${again}`,
    );
  });

  test('in English as well', async () => {
    expect(await english(parsed(genesis, small.slice(0, small.indexOf('Stand:'))))).toBe(
      'The file is incomplete: the footer lacks the line "Stand: dd.mm.yyyy / hh:mm:ss". Fetch it again; if it stays incomplete, ask the publisher. The last good data stay published.',
    );
  });

  test('when it ends within the notes', async () => {
    expect(await german(parsed(genesis, small.slice(0, small.indexOf('sie dienen'))))).toBe(
      `Die Datei ist unvollständig: ein Anführungszeichen wird bis zum Ende der Datei nicht geschlossen. ${again}`,
    );
  });

  test.each(['Stand:', ' / 04', ':06'])('when it ends before "%s" of its last line', async (end) => {
    expect(await german(parsed(genesis, small.slice(0, small.indexOf(end))))).toBe(
      `Die Datei ist unvollständig: in der Fußzeile fehlt die Zeile „Stand: TT.MM.JJJJ / hh:mm:ss“. ${again}`,
    );
  });

  test('when its first line names no table', async () => {
    expect(await german(parsed(genesis, `Fehler 104\n${small}`))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: die erste Zeile beginnt nicht mit „GENESIS-Tabelle:“ oder „Tabelle:“. ${layout}`,
    );
  });

  test('when it has nothing but a title', async () => {
    expect(await german(parsed(genesis, genesisExport()))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: zwischen Titel und Fußzeile steht weder ein Tabellenkopf noch eine Zeile mit Werten. ${layout}`,
    );
  });

  test('when a column has no date and others have', async () => {
    const text = genesisExport(';;Fläche;Einwohner', ';;;31.12.2018', '07315;Mainz;98;3');
    expect(await german(parsed(genesis, text))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: über der Spalte 3 („Fläche“) steht kein Datum, über anderen Spalten schon. ${layout}`,
    );
  });

  test('with all of its ragged rows at once', async () => {
    const text = genesisExport(
      ';;männlich',
      ';;Anzahl;Anzahl',
      '07111;Koblenz;1;2',
      '07211;Trier;1',
      '07314;Lu;1;2;3',
      '07315;Mainz;1;2',
    );
    const cure = 'Die Zeile in der Datei ansehen: meist fehlt ein Trennzeichen oder ein Anführungszeichen.';
    expect(await german(parsed(genesis, text))).toBe(
      [
        `Die Zeile hat 3 statt 4 Felder. ${cure}`,
        `Die Zeile hat 3 statt 4 Felder. ${cure}`,
        `Die Zeile hat 5 statt 4 Felder. ${cure}`,
      ].join('\n'),
    );
    await expect(parsed(genesis, text)).rejects.toMatchObject({
      issues: [{ record: 3 }, { record: 6 }, { record: 7 }],
    });
  });
});

describe('the table that a file says it holds', () => {
  const other = small.replace('99999-01-01-4', '99999-01-02-4');

  test.each([
    ['GENESIS-Tabelle: 99999-01-01-4', small],
    ['Tabelle: 99999-01-01-4', small.replace('GENESIS-', '')],
  ])('is the one that is expected: %s', async (_, text) => {
    expect((await parsed(genesis, text, { table: '99999-01-01-4' })).rows).toHaveLength(2);
  });

  test.each([
    ['GENESIS-Tabelle: 99999-01-02-4', other],
    ['Tabelle: 99999-01-02-4', other.replace('GENESIS-', '')],
  ])('is another one although the header is the same: %s', async (_, text) => {
    expect(await german(parsed(genesis, text, { table: '99999-01-01-4' }))).toBe(
      'Die Datei enthält die Tabelle 99999-01-02-4 statt 99999-01-01-4. Prüfen, ob die Adresse noch die richtige Tabelle liefert, und request.url berichtigen; hat der Herausgeber die Tabelle umbenannt, read.table anpassen.',
    );
  });

  test('may be any where none is expected', async () => {
    expect((await parsed(genesis, other)).rows).toHaveLength(2);
  });
});
