import { expect, test } from 'vitest';
import { ageCode, readAge } from '../../../pipelines/draft/age-label.ts';
import { findTemplates } from '../../../pipelines/draft/find-templates.ts';
import { guessDelimiter } from '../../../pipelines/draft/guess-delimiter.ts';
import { guessEncoding } from '../../../pipelines/draft/guess-encoding.ts';
import { guessHeader } from '../../../pipelines/draft/guess-header.ts';
import { labelBook } from '../../../pipelines/draft/label-book.ts';
import { numberFacts } from '../../../pipelines/draft/number-facts.ts';
import { skipLines } from '../../../pipelines/draft/skip-lines.ts';
import { titleOf } from '../../../pipelines/draft/title-of.ts';
import { likeness } from '../../../pipelines/draft/words.ts';
import { flow, scalar } from '../../../pipelines/draft/yaml-scalar.ts';
import { splitLines } from '../../../pipelines/parsers/lines.ts';
import type { SourceRead } from '../../../schemas/types.ts';
import { readRepository } from '../../helpers/repository.ts';

const repositoryProject = readRepository();
const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

test('an encoding is told by its bytes', () => {
  expect(guessEncoding(bytes('\ufeffa')).value).toBe('utf-8');
  expect(guessEncoding(bytes('Köln')).value).toBe('utf-8');
  expect(guessEncoding(bytes('abc')).value).toBe('utf-8');
  expect(guessEncoding(bytes('a\nKöln', 'latin1'))).toEqual({
    value: 'windows-1252',
    because: {
      de: 'Zeile 2 ist kein UTF-8; in deutschen Dateien heißt das Windows-1252',
      en: 'line 2 is no UTF-8; in German files that means windows-1252',
    },
  });
});

test('a delimiter is what most lines hold equally often; a decimal comma is none', () => {
  expect(guessDelimiter('Titel, lang\na;b;c\n1,5;2,5;3,5\n').value).toBe(';');
  expect(guessDelimiter('a,b\n"x,y",2\n3,4\n').value).toBe(',');
  expect(guessDelimiter('a\tb\n1,5\t2\n').value).toBe('\t');
  expect(guessDelimiter('nur Text\n').value).toBe(';');
});

test('a header stands above the first figures, with its units last', () => {
  const lines = splitLines(
    'Titel;;\n;;\n;Männer;Männer\n;ledig;sonst\n;Anzahl;Anzahl\n07111;1;2\n',
    ';',
    'f',
  );
  expect(guessHeader(lines, true)).toEqual({ header: [3, 4], units: 5, spans: false, firstRow: 6 });
  const without = splitLines('07111;1;2\n07211;1;2\n', ';', 'f');
  expect(guessHeader(without, true)).toEqual({ header: [], units: null, spans: false, firstRow: 1 });
  const years = splitLines('AGS;Stadt;2023;2024\n07315000;Mainz;1,5;1,6\n', ';', 'f');
  expect(guessHeader(years, true)).toEqual({ header: [1], units: null, spans: false, firstRow: 2 });
  const merged = splitLines('Nr.;Männer;;Frauen;\n;jung;alt;jung;alt\n10;1;2;3;4\n', ';', 'f');
  expect(guessHeader(merged, true)).toEqual({ header: [1, 2], units: null, spans: true, firstRow: 3 });
});

test.each([
  ['unter 3 Jahre', 'Y_LT3'],
  ['3 bis unter 6 Jahre', 'Y3T5'],
  ['15 - 17', 'Y15T17'],
  ['18 bis 24 Jahre', 'Y18T24'],
  ['75 Jahre und mehr', 'Y_GE75'],
  ['65 u. älter', 'Y_GE65'],
  ['85+', 'Y_GE85'],
])('the age group %s is %s', (label, code) => {
  const bounds = readAge(label);
  expect(bounds && ageCode(bounds)).toBe(code);
});

test.each(['Insgesamt', '2023', '20 bis 10', '01001', 'Altersgruppe'])('%s is no age group', (label) => {
  expect(readAge(label)).toBeNull();
});

test('labels that the project knows become placeholders, and totals follow their neighbours', async () => {
  const project = await repositoryProject;
  const columns = [
    'Nationalität > Insgesamt > Geschlecht > Insgesamt',
    'Nationalität > Insgesamt > Geschlecht > männlich',
    'Nationalität > Ausländer(innen) > Geschlecht > männlich',
    'SPD - Zweitstimmen',
    'CDU - Zweitstimmen',
    'Unbekannte - Zweitstimmen',
    'FDP-Anteil',
  ].map((name) => ({ name, unit: null }));
  const found = findTemplates(columns, labelBook(project, 'regionalstatistik'));
  expect(found.map(({ column, members }) => [column, members.length])).toEqual([
    ['Nationalität > {nationality} > Geschlecht > {sex}', 3],
    ['{party} - Zweitstimmen', 2],
    ['Unbekannte - Zweitstimmen', 1],
    ['FDP-Anteil', 1],
  ]);
});

test.each([
  [['1.082', '12.405', '-'], { parser: 'csv' }, { decimal: ',', group: '.' }],
  [['1.082', '34,8'], { parser: 'csv' }, { decimal: ',', group: '.' }],
  [['1.5', '20.75'], { parser: 'csv' }, { decimal: '.' }],
  [['1,5', '7'], { parser: 'csv' }, undefined],
  [['1.5', '7'], { parser: 'xlsx' }, undefined],
  [['1 082', '5,5'], { parser: 'csv' }, { decimal: ',', group: ' ' }],
] as const)('figures such as %j are read with the right marks', async (cells, read, numbers) => {
  const { registry } = await repositoryProject;
  expect(numberFacts(cells, read as SourceRead, registry).numbers?.value).toEqual(numbers);
});

test('signs choose the legend, and zeros without a sign for nothing are zeros', async () => {
  const { registry } = await repositoryProject;
  const signs = (...cells: string[]) =>
    numberFacts(cells, { parser: 'csv' }, registry).signs?.value ?? 'classic';
  expect(signs('1', '-', '.', 'x')).toBe('classic');
  expect(signs('1', '-', '*', '3 s')).toBe('koblenz');
  expect(signs('1', '0', '0')).toBe('plain');
  expect(signs('1', '0', '-')).toBe('classic');
});

test('columns with one reason share a line, as long as it takes no column that is needed', () => {
  const skipped = ['E_SPD', 'E_CDU', 'E_FDP', 'A'].map((column) => ({ column, because: 'Erststimmen.' }));
  expect(skipLines(skipped, ['Z_SPD']).map(({ text }) => text)).toEqual([
    '{column: "E_*", because: Erststimmen.}',
    '{column: A, because: Erststimmen.}',
  ]);
  expect(skipLines(skipped, ['E_Wähler'])).toHaveLength(4);
});

test('a wrapped title is put together again, without what every table says', () => {
  const preamble = `Tabelle: 12612-01-01-4
Lebendgeborene nach Geschlecht - Jahressumme - regionale Tiefe:
Kreise und krfr. Städte
Statistik der Geburten`;
  expect(titleOf(preamble)).toBe('Lebendgeborene nach Geschlecht - Jahressumme');
  expect(titleOf('© Amt 2020')).toBeNull();
});

test('headings are alike if they speak of the same thing', () => {
  expect(likeness('Krankenhäuser', 'Krankenhäuser')).toBe(1);
  expect(likeness('aufgestellte Betten in Krankenhäusern', 'Aufgestellte Krankenhausbetten')).toBeGreaterThan(
    0.6,
  );
  expect(likeness('Einkommen je Einwohner', 'Einkommen')).toBe(0);
  expect(likeness('Wahlbeteiligung', 'Wahlberechtigte')).toBe(0);
});

test('texts are quoted where YAML would read something else', () => {
  expect(['Insgesamt', '07111', 'no', 'a: b', '', '3 bis 6', '{sex}'].map(scalar)).toEqual([
    'Insgesamt',
    '"07111"',
    '"no"',
    '"a: b"',
    '""',
    '"3 bis 6"',
    '"{sex}"',
  ]);
  expect(flow({ column: 'a', header: [1, 2], rows: { b: 'c, d' } })).toBe(
    '{column: a, header: [1, 2], rows: {b: "c, d"}}',
  );
});
