import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { xlsx } from '../../../pipelines/parsers/xlsx.ts';
import { german } from '../../helpers/german.ts';
import { cells, parsed } from './parsed.ts';
import { zip } from './zip.ts';

const sheet = (name: string, ...rows: CellValue[][]) => ({ name, rows });
const workbook = (...sheets: ReturnType<typeof sheet>[]) => writeXlsx({ sheets });

test('the first sheet is read, its first row naming the columns', async () => {
  const bytes = await workbook(
    sheet(
      'Stimmen',
      ['Schlüssel', 'E_SPD', 'E_SPD', null, 'Bemerkung'],
      ['07211', 12, 33.799999999999997, 1, 'x'],
    ),
    sheet('Anderes', ['a']),
  );
  const table = await parsed(xlsx, bytes);
  expect(table.columns.map(({ name }) => name)).toEqual([
    'Schlüssel',
    'E_SPD',
    'E_SPD #2',
    'column 4',
    'Bemerkung',
  ]);
  expect(table.rows).toEqual([{ record: 2, cells: ['07211', '12', '33.8', '1', 'x'] }]);
  expect([table.preamble, table.footer, table.stand]).toEqual(['', '', null]);
});

test('numbers, dates and truth values become text', async () => {
  const bytes = await workbook(
    sheet(
      'a',
      ['long', 'day', 'time', 'yes', 'text', 'small'],
      [
        1.9613203018e17,
        new Date('2024-12-31T00:00:00Z'),
        new Date('2024-12-31T08:30:00Z'),
        true,
        ' x ',
        0.0000001,
      ],
    ),
  );
  expect(cells(await parsed(xlsx, bytes))).toEqual([
    ['196132030180000000', '2024-12-31', '2024-12-31T08:30:00', 'true', 'x', '0.0000001'],
  ]);
});

test('header rows, units and sheet are taken from the definition', async () => {
  const bytes = await workbook(
    sheet('leer', ['nichts']),
    sheet(
      'Daten',
      ['Kleine Tabelle'],
      [],
      ['Stadt', 'Männer', 'Frauen'],
      [null, 'ledig', 'ledig'],
      [null, 'Anzahl', 'Prozent'],
      ['Trier', 1, 2.5],
    ),
  );
  const table = await parsed(xlsx, bytes, { sheet: 'Daten', header: [3, 4], units: 5 });
  expect(table.columns).toEqual([
    { name: 'Stadt', unit: null },
    { name: 'Männer > ledig', unit: 'Anzahl' },
    { name: 'Frauen > ledig', unit: 'Prozent' },
  ]);
  expect(table.preamble).toBe('Kleine Tabelle');
  expect(table.rows).toEqual([{ record: 6, cells: ['Trier', '1', '2.5'] }]);
});

test('rows are as wide as the table, blank ones are left out, remarks below are the footer', async () => {
  const bytes = await workbook(
    sheet(
      'a',
      ['Stadt', 'a', 'b'],
      ['Trier', 1],
      [],
      ['Zwischentitel'],
      ['Mainz', 1, 2, 3],
      [],
      ['© Landeswahlleiter'],
      ['Stand: Mai'],
    ),
  );
  const table = await parsed(xlsx, bytes);
  expect(table.names).toEqual(['Stadt', 'a', 'b', 'column 4']);
  expect(table.rows).toEqual([
    { record: 2, cells: ['Trier', '1', '', ''] },
    { record: 4, cells: ['Zwischentitel', '', '', ''] },
    { record: 5, cells: ['Mainz', '1', '2', '3'] },
  ]);
  expect(table.footer).toBe('© Landeswahlleiter\nStand: Mai');
});

test('a table of one column has no remarks', async () => {
  const bytes = await workbook(sheet('a', ['Name'], ['Trier, Stadt'], ['Mainz, Stadt']));
  expect(cells(await parsed(xlsx, bytes))).toEqual([['Trier, Stadt'], ['Mainz, Stadt']]);
});

test('more rows than one batch arrive in order', async () => {
  const many = Array.from({ length: 2500 }, (_, index): CellValue[] => [`k${index}`, index]);
  const { rows } = await parsed(xlsx, await workbook(sheet('a', ['key', 'value'], ...many)));
  expect(rows).toHaveLength(2500);
  expect(rows.at(-1)).toEqual({ record: 2501, cells: ['k2499', '2499'] });
});

describe('a workbook is refused', () => {
  const again =
    'Noch einmal abrufen; bleibt sie unvollständig, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.';
  const layout =
    'Die Datei öffnen und mit der Beschreibung unter read vergleichen; hat der Herausgeber den Aufbau geändert, read anpassen.';
  const tooLarge =
    'Die gepackte Datei würde ausgepackt mehr als 500 MB füllen und wird nicht gelesen. Die Datei beim Herausgeber ansehen; ist sie wirklich so groß, um eine kleinere oder um CSV bitten.';
  const small = () => workbook(sheet('Tabelle1', ['a', 'b'], [1, 2]), sheet('Tabelle2', ['a']));

  test('when the sheet is not there', async () => {
    expect(await german(parsed(xlsx, await small(), { sheet: 'Daten' }))).toBe(
      'Das Tabellenblatt „Daten“ gibt es nicht; vorhanden: „Tabelle1“, „Tabelle2“. read.sheet auf einen vorhandenen Namen setzen.',
    );
  });

  test('when the sheet has another name, with the likely one', async () => {
    const text = 'read.sheet auf einen vorhandenen Namen setzen.';
    expect(await german(parsed(xlsx, await small(), { sheet: 'Tabelle 1' }))).toBe(
      `Das Tabellenblatt „Tabelle 1“ gibt es nicht; vorhanden: „Tabelle1“, „Tabelle2“. Gemeint ist wohl „Tabelle1“. ${text}`,
    );
    const only = await workbook(sheet('Einwohner', ['a', 'b'], [1, 2]));
    expect(await german(parsed(xlsx, only, { sheet: 'Daten' }))).toBe(
      `Das Tabellenblatt „Daten“ gibt es nicht; vorhanden: „Einwohner“. Gemeint ist wohl „Einwohner“. ${text}`,
    );
  });

  test('when the sheet is empty', async () => {
    expect(await german(parsed(xlsx, await workbook(sheet('leer'))))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: Zeile 1 soll zum Tabellenkopf gehören, ist aber leer oder fehlt. ${layout}`,
    );
  });

  test('when it was cut off', async () => {
    const bytes = await small();
    expect(await german(parsed(xlsx, bytes.subarray(0, bytes.length - 30)))).toBe(
      `Die Datei ist unvollständig: die Arbeitsmappe ist beschädigt und lässt sich nicht ganz entpacken. ${again}`,
    );
  });

  test('when a single bit of a file in it is wrong', async () => {
    const bytes = await small();
    const damaged = bytes.map((byte, index) => (index === 60 ? byte ^ 1 : byte));
    expect(await german(parsed(xlsx, damaged))).toBe(
      `Die Datei ist unvollständig: die Arbeitsmappe ist beschädigt und lässt sich nicht ganz entpacken. ${again}`,
    );
  });

  test('when it is something else', async () => {
    expect(await german(parsed(xlsx, 'a;b\n1;2'))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: sie ist keine XLSX-Arbeitsmappe, oder sie ist verschlüsselt. ${layout}`,
    );
    expect(await german(parsed(xlsx, zip([{ name: 'readme.txt', content: 'no workbook' }])))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: der Inhalt ist nicht der einer XLSX-Arbeitsmappe. ${layout}`,
    );
    expect(await german(parsed(xlsx, '<html><title>Fehler</title>'))).toMatch(
      /^Statt der Datei kam eine HTML-Seite/,
    );
    expect(await german(parsed(xlsx, ''))).toMatch(/^Die Datei ist leer/);
  });

  test('when a few bytes unfold to more than 500 MB', async () => {
    const bomb = zip(
      Array.from({ length: 6 }, (_, index) => ({
        name: `xl/part${index}.xml`,
        content: new Uint8Array(100_000_000),
      })),
    );
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await german(parsed(xlsx, bomb))).toBe(tooLarge);
  });
});
