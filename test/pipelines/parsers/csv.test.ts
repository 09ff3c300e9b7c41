import { describe, expect, test } from 'vitest';
import { csv } from '../../../pipelines/parsers/csv.ts';
import { german } from '../../helpers/german.ts';
import { cells, parsed } from './parsed.ts';

test('the first line names the columns unless the definition says otherwise', async () => {
  const table = await parsed(
    csv,
    '\ufeffSchlüssel; Name;Einwohner\r\n07211; Trier ;3\r\n07111;"Koblenz; Stadt";4\r\n',
  );
  expect(table.columns).toEqual([
    { name: 'Schlüssel', unit: null },
    { name: 'Name', unit: null },
    { name: 'Einwohner', unit: null },
  ]);
  expect(table.rows).toEqual([
    { record: 2, cells: ['07211', 'Trier', '3'] },
    { record: 3, cells: ['07111', 'Koblenz; Stadt', '4'] },
  ]);
  expect([table.preamble, table.footer, table.stand]).toEqual(['', '', null]);
});

test('several header lines are joined, the units apart, and everything else above is preamble', async () => {
  const text = [
    'Kleine Tabelle,,,',
    '"Stand, vorläufig",,,',
    'Stadt,Männer,Männer,Frauen',
    ',ledig,geschieden,',
    ',Anzahl,Prozent,Anzahl',
    'Trier,1,2,3',
  ].join('\n');
  const table = await parsed(csv, text, { delimiter: ',', header: [3, 4], units: 5 });
  expect(table.columns).toEqual([
    { name: 'Stadt', unit: null },
    { name: 'Männer > ledig', unit: 'Anzahl' },
    { name: 'Männer > geschieden', unit: 'Prozent' },
    { name: 'Frauen', unit: 'Anzahl' },
  ]);
  expect(table.preamble).toBe('Kleine Tabelle\nStand, vorläufig');
  expect(table.rows).toEqual([{ record: 6, cells: ['Trier', '1', '2', '3'] }]);
});

test('repeated titles are numbered, empty ones are named by their place', async () => {
  const { names } = await parsed(csv, 'SPD;;SPD;SPD;\n1;2;3;4;5');
  expect(names).toEqual(['SPD', 'column 2', 'SPD #2', 'SPD #3', 'column 5']);
});

test('records are lines of the file, also after blank lines and cells of several lines', async () => {
  const table = await parsed(csv, 'a;b\n\n"1\n2";3\n;\n4;5\n');
  expect(table.rows).toEqual([
    { record: 3, cells: ['1\n2', '3'] },
    { record: 6, cells: ['4', '5'] },
  ]);
});

describe('below the table', () => {
  test('remarks are the footer, however many delimiters follow them', async () => {
    const table = await parsed(csv, 'a;b\nx;1\n\n© Stadt Trier;\nQuelle: Melderegister\n___\n');
    expect(cells(table)).toEqual([['x', '1']]);
    expect(table.footer).toBe('© Stadt Trier\nQuelle: Melderegister\n___');
  });

  test('a row that was cut off is not taken for a remark', async () => {
    expect(await german(parsed(csv, 'a;b;c\n07211;1;2\n073'))).toBe(
      'Die Zeile hat 1 statt 3 Felder. Die Zeile in der Datei ansehen: meist fehlt ein Trennzeichen oder ein Anführungszeichen.',
    );
  });

  test('a table of one column has no remarks', async () => {
    expect(cells(await parsed(csv, 'a\nx\n© y'))).toEqual([['x'], ['© y']]);
  });
});

describe('a file is refused', () => {
  test('with all rows that have too few or too many fields', async () => {
    const failing = parsed(csv, 'a;b;c\n1;2\n1;2;3\n1;2;3;4\n');
    await expect(failing).rejects.toMatchObject({
      issues: [
        { code: 'row-length', file: 'test/file', record: 2, value: '2' },
        { code: 'row-length', file: 'test/file', record: 4, value: '4' },
      ],
    });
  });

  test('when the stated header line is empty or not there', async () => {
    const cure =
      'Die Datei öffnen und mit der Beschreibung unter read vergleichen; hat der Herausgeber den Aufbau geändert, read anpassen.';
    expect(await german(parsed(csv, 'a;b\n;\n1;2', { header: 2 }))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: Zeile 2 soll zum Tabellenkopf gehören, ist aber leer oder fehlt. ${cure}`,
    );
    expect(await german(parsed(csv, 'a;b\n1;2', { units: 9 }))).toBe(
      `In der Datei ist keine Tabelle zu erkennen: Zeile 9 soll zum Tabellenkopf gehören, ist aber leer oder fehlt. ${cure}`,
    );
  });

  test('when a quote is never closed', async () => {
    expect(await german(parsed(csv, 'a;b\n"1;2\n3;4'))).toBe(
      'Die Datei ist unvollständig: ein Anführungszeichen wird bis zum Ende der Datei nicht geschlossen. Noch einmal abrufen; bleibt sie unvollständig, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
    );
  });
});
