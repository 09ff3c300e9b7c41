import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../pipelines/effects/files.ts';
import { letterText } from '../../pipelines/letter-text.ts';
import { readProject } from '../../pipelines/project.ts';
import { copySample, night, reportOf } from '../helpers/night.ts';
import type { PeopleFile } from '../helpers/people-file.ts';
import { peopleSource } from '../helpers/people-file.ts';
import { makeProject } from '../helpers/project.ts';
import { publishedRows, rowWith } from '../helpers/published-rows.ts';
import { withFolder } from '../helpers/with-folder.ts';

const today = new Date('2026-05-06T23:30:00Z');
const correction = {
  variable: 'people',
  area: '07315000',
  period: '2018',
  published: '5',
  corrected: 51234.5,
  because:
    'Die Summe der Stadtteile ist 51.234,5; der Mitarbeiter am Telefon hat einen Tippfehler bestätigt.',
  told: { whom: 'Auskunftsdienst', on: '2026-05-04' },
};

async function letter(corrections: readonly object[], file: PeopleFile = {}): Promise<string> {
  const definitions = { ...file.definitions, corrections: { 'office/people': corrections as [] } };
  const { project, source } = await peopleSource({ ...file, definitions });
  return letterText(source, project, today).join('\n');
}

describe('a letter to a publisher', () => {
  it('says politely what stands where, what would be right and why', async () => {
    expect(await letter([correction])).toBe(
      `
Amt für Tests
tests@mini.example.org

Amt
https://office.example.org/

7. Mai 2026

Fehler in „Datei office/people“

Sehr geehrte Damen und Herren,

wir veröffentlichen Zahlen aus Ihrer oben genannten Tabelle nach und haben
darin eine Angabe gefunden, die wir für falsch halten. Wir bitten Sie, diese
zu prüfen und gegebenenfalls zu berichtigen.

1.  Merkmal:      Merkmal
    Gebiet:       Mainz (07315000)
    Zeitraum:     2018
    Ihre Angabe:  5
    Richtig wäre: 51.234,5 Personen
    Grund:        Die Summe der Stadtteile ist 51.234,5; der Mitarbeiter am
                  Telefon hat einen Tippfehler bestätigt.
    Gemeldet:     zuerst am 4. Mai 2026 an Auskunftsdienst

Bis dahin weichen unsere Zahlen an dieser Stelle von Ihren ab; die Abweichung
ist bei uns gekennzeichnet und begründet. Sobald Sie die Tabelle ändern,
entfällt sie. Irren wir uns, sind wir für einen Hinweis dankbar.

Mit freundlichen Grüßen

Amt für Tests
tests@mini.example.org
`.trim(),
    );
  });

  it('numbers several figures, with codes and rows in words, and asks to withdraw what nobody knows', async () => {
    const { corrected, ...dropped } = { ...correction, drop: true, published: '' };
    const second = { ...dropped, where: { sex: 'F' }, rows: { Wahlbezirk: '0101' } };
    const text = await letter([correction, second], { variable: { dimensions: ['sex'] } });
    expect(text).toContain('darin 2 Angaben gefunden, die wir für falsch halten. Wir bitten Sie, sie zu');
    expect(text).toContain(
      `
2.  Merkmal:      Merkmal
    Gebiet:       Mainz (07315000)
    Zeitraum:     2018
    Geschlecht:   weiblich
    Wahlbezirk:   0101
    Ihre Angabe:  (leer)
    Richtig wäre: die Angabe zurückzuziehen
`,
    );
  });

  it('names the city of a district', async () => {
    expect(await letter([{ ...correction, area: '07211000.OB.41' }])).toContain(
      'Gebiet:       Trier, Olewig (07211000.OB.41)\n',
    );
  });

  it('does not remember a message of the same day', async () => {
    expect(await letter([{ ...correction, told: { whom: 'Amt', on: '2026-05-06' } }])).not.toContain(
      'Gemeldet',
    );
  });

  it.each([
    ['a day', '2018', 'reference-date', { reference: { default: '06-30' } }, '30.06.2018'],
    ['a school year', '1999', 'school-year', {}, 'Schuljahr 1999/00'],
    ['an election', '2025', 'election-day', {}, 'Wahl 2025'],
    ['a quarter', '2018-Q2', 'quarter', {}, '2. Quartal 2018'],
    ['a half-year', '2018-S1', 'half-year', {}, '1. Halbjahr 2018'],
    ['a month', '2018-03', 'month', {}, 'März 2018'],
  ])('names %s as people do', async (_, period, as, variable, words) => {
    const map = { period: { column: 'year', as } };
    expect(await letter([{ ...correction, period }], { map, variable })).toContain(
      `Zeitraum:     ${words}\n`,
    );
  });

  it('fits on a sheet', async () => {
    const long = { ...correction, because: 'Ein langer Grund mit vielen Wörtern. '.repeat(20) };
    for (const line of (await letter([long])).split('\n')) expect(line.length).toBeLessThanOrEqual(78);
  });
});

describe('an original file in which two digits are exchanged', () => {
  const id = 'regionalstatistik/population';
  const yaml = `corrections:
  - variable: population
    area: "07211000"
    period: "2018"
    where: {sex: F}
    published: "59162"
    corrected: 56192
    because: Zwei Ziffern sind vertauscht; Männer und Frauen ergeben sonst nicht die Summe.
    told: {whom: Auskunftsdienst, on: "2026-05-06"}
`;

  it('is held back, goes on with its correction, and the letter says which cell it is', async () => {
    await withFolder(async (root) => {
      const mirror = await copySample(join(root, 'mirror'), /\/12411-01-01-4_2018\.csv$/);
      const file = join(mirror, '12411-01-01-4_2018.csv');
      await writeFile(file, (await readFile(file, 'latin1')).replace('56192', '59162'), 'latin1');
      await makeProject(root, [id]);
      await expect(night(root, { mirror })).rejects.toThrow();

      await writeFile(join(root, `pipelines/sources/${id}.corrections.yaml`), yaml);
      const report = await night(root, { mirror });
      expect(reportOf(report, id).state).toBe('accepted');
      const trier = { ref_area: '07211000', sex: 'F' };
      expect(rowWith(await publishedRows(root, 'variables/population'), trier)).toMatchObject({
        obs_value: '56192',
        obs_status: 'E',
        reason: 'corrected',
      });
      expect(rowWith(await publishedRows(root, 'women-share'), { ref_area: '07211000' })).toMatchObject({
        obs_value: '50.8',
        revised: 'true',
      });

      const project = await readProject(createFiles(root));
      const source = project.sources.get(id);
      expect(source && letterText(source, project, today).slice(8, 28).join('\n')).toBe(
        `
Fehler in „Bevölkerung nach Geschlecht, Stichtag 31.12. (12411-01-01-4)“

Sehr geehrte Damen und Herren,

wir veröffentlichen Zahlen aus Ihrer oben genannten Tabelle nach und haben
darin eine Angabe gefunden, die wir für falsch halten. Wir bitten Sie, diese
zu prüfen und gegebenenfalls zu berichtigen.

1.  Merkmal:      Bevölkerung mit Hauptwohnung
    Gebiet:       Trier (07211000)
    Zeitraum:     31.12.2018
    Geschlecht:   weiblich
    Ihre Angabe:  59162
    Richtig wäre: 56.192 Personen
    Grund:        Zwei Ziffern sind vertauscht; Männer und Frauen ergeben
                  sonst nicht die Summe.

Bis dahin weichen unsere Zahlen an dieser Stelle von Ihren ab; die Abweichung
ist bei uns gekennzeichnet und begründet. Sobald Sie die Tabelle ändern,
entfällt sie. Irren wir uns, sind wir für einen Hinweis dankbar.
`.trim(),
      );
    });
  });
});
