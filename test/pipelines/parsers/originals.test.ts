import { describe, expect, test } from 'vitest';
import { csv } from '../../../pipelines/parsers/csv.ts';
import { genesis } from '../../../pipelines/parsers/genesis.ts';
import { xlsx } from '../../../pipelines/parsers/xlsx.ts';
import { hasOriginals, original, titled } from './originals.ts';
import { type Parsed, parsed } from './parsed.ts';

const regional = (file: string) =>
  parsed(genesis, original(`regionalstatistik/${file}.csv`), { encoding: 'windows-1252' });

/** Names with their units, one a line. */
const header = ({ columns }: Parsed) =>
  columns.map(({ name, unit }) => (unit === null ? name : `${name} [${unit}]`));

const row = ({ rows }: Parsed, ...start: readonly string[]) =>
  rows.find(({ cells }) => start.every((text, index) => cells[index] === text));

describe.skipIf(!hasOriginals)(titled('GENESIS exports'), () => {
  test('11111-01-01-4: area', async () => {
    const table = await regional('11111-01-01-4_2018');
    expect(header(table)).toEqual(['date', 'key', 'name', 'Gebietsfläche [qkm]']);
    expect([table.rows.length, table.stand]).toEqual([538, '2020-03-21T13:36:11']);
    expect(row(table, '31.12.2018', '07111')?.cells).toEqual([
      '31.12.2018',
      '07111',
      'Koblenz, Kreisfreie Stadt',
      '105,25',
    ]);
  });

  test('12411-01-01-4: population by sex, the date in the header', async () => {
    const table = await regional('12411-01-01-4_2018');
    expect(header(table)).toEqual(['date', 'key', 'name', 'Insgesamt', 'männlich', 'weiblich']);
    expect([table.rows.length, table.stand]).toEqual([538, '2020-03-21T12:15:06']);
    expect(table.rows[0]).toEqual({
      record: 9,
      cells: ['31.12.2018', 'DG', 'Deutschland', '83019213', '40966691', '42052522'],
    });
    expect(table.footer).toMatch(/Stand: 21\.03\.2020 \/ 12:15:06$/);
  });

  test('12411-0018: population by sex and age, six years', async () => {
    const table = await regional('12411-0018_2015-2020_export2021');
    const ages = [
      'unter 3 Jahre',
      '3 bis unter 6 Jahre',
      '6 bis unter 10 Jahre',
      '10 bis unter 15 Jahre',
      '15 bis unter 18 Jahre',
      '18 bis unter 20 Jahre',
      '20 bis unter 25 Jahre',
      '25 bis unter 30 Jahre',
      '30 bis unter 35 Jahre',
      '35 bis unter 40 Jahre',
      '40 bis unter 45 Jahre',
      '45 bis unter 50 Jahre',
      '50 bis unter 55 Jahre',
      '55 bis unter 60 Jahre',
      '60 bis unter 65 Jahre',
      '65 bis unter 75 Jahre',
      '75 Jahre und mehr',
    ];
    expect(header(table)).toEqual([
      ...['date', 'key', 'name'],
      ...['männlich', 'weiblich'].flatMap((sex) => ages.map((age) => `${sex} > ${age}`)),
    ]);
    expect([table.rows.length, table.stand]).toEqual([2407, '2021-08-17T13:26:54']);
    expect(table.footer).toMatch(/^Ab 2011: Ergebnisse auf Grundlage des Zensus 2011\.\n©/);
  });

  test('13111-07-05-4: employees by sector, the date in the preamble', async () => {
    const table = await regional('13111-07-05-4_2018');
    expect(header(table)).toEqual([
      ...['date', 'key', 'name', 'label1'],
      ...['Insgesamt', 'Ausländer(innen)'].flatMap((nationality) =>
        ['Insgesamt', 'männlich', 'weiblich'].map(
          (sex) => `Nationalität > ${nationality} > Geschlecht > ${sex}`,
        ),
      ),
    ]);
    expect([table.rows.length, table.stand]).toEqual([7532, '2021-08-17T20:26:29']);
    expect(table.rows.at(-1)?.record).toBe(7543);
    expect(
      row(table, '30.06.2018', '07111', 'Koblenz, kreisfreie Stadt', 'Baugewerbe (F)')?.cells.slice(4),
    ).toEqual(['.', '.', '.', '.', '.', '.']);
  });

  test.each([
    ['13211-02-05-4_2015-2020_export2021', 'Ausländer', 3228, '2021-08-17T19:38:04'],
    ['13211-02-05-4_2023_export2026', 'ausländisch', 539, '2026-07-09T11:01:42'],
    ['13211-02-05-4_2025_export2026', 'ausländisch', 538, '2026-02-26T15:28:28'],
  ])('%s: unemployment in counts and rates', async (file, foreign, count, stand) => {
    const table = await regional(file);
    const rates = 'Arbeitslosenquote bez. auf alle zivile Erwerbsp.';
    expect(header(table)).toEqual([
      ...['date', 'key', 'name', 'Arbeitslose [Anzahl]'],
      ...[
        foreign,
        'schwerbehindert',
        '15 bis unter 20 Jahre',
        '15 bis unter 25 Jahre',
        '55 bis unter 65 Jahre',
        'langzeitarbeitslos',
      ].map((group) => `Arbeitslose > ${group} [Anzahl]`),
      'Arbeitslosenquote bez. abh. zivile Erwerbspers. [Prozent]',
      `${rates} [Prozent]`,
      ...['Männer', 'Frauen', foreign, '15 bis unter 25 Jahre'].map(
        (group) => `${rates} > ${group} [Prozent]`,
      ),
    ]);
    expect([table.rows.length, table.stand]).toEqual([count, stand]);
  });

  test('21111-01-03-4: schools and pupils', async () => {
    const table = await regional('21111-01-03-4');
    const pupils = 'Schülerinnen und Schüler an allgemeinbildenden Schulen';
    const grade = 'Klassenstufe / Jahrgangsstufe / Schulbesuchsjahr';
    expect(header(table)).toEqual([
      'date',
      'key',
      'name',
      'label1',
      'Allgemeinbildende Schulen [Anzahl]',
      `${pupils} > Geschlecht > Insgesamt [Anzahl]`,
      `${pupils} > Geschlecht > weiblich [Anzahl]`,
      `${pupils} > Nationalität > ausländisch [Anzahl]`,
      `${pupils} > ${grade} > 7. Klassenstufe [Anzahl]`,
      `${pupils} > ${grade} > 11. Jahrgangsstufe / Einführungsphase [Anzahl]`,
    ]);
    expect([table.rows.length, table.stand]).toEqual([6456, '2025-03-13T16:39:14']);
  });

  test('23111-01-04-4: hospital beds', async () => {
    const table = await regional('23111-01-04-4_2017');
    const beds = 'aufgestellte Betten im Jahresdurchschnitt';
    expect(header(table)).toHaveLength(20);
    expect(header(table).slice(0, 6)).toEqual([
      'date',
      'key',
      'name',
      'Krankenhäuser [Anzahl]',
      'aufgestellte Betten in Krankenhäusern (JD) [Anzahl]',
      `${beds} > allgemeine Fachabteilungen > Augenheilkunde [Anzahl]`,
    ]);
    expect(header(table).at(-1)).toBe(
      `${beds} > psychiatrische Fachabteilungen > Psychotherapeutische Medizin [Anzahl]`,
    );
    expect([table.rows.length, table.stand]).toEqual([538, '2020-03-21T13:52:45']);
  });

  test('82411-01-03-4: income in two units', async () => {
    const table = await regional('82411-01-03-4');
    expect(header(table)).toEqual([
      'date',
      'key',
      'name',
      'verfügbares Einkommen der privaten Haushalte [Tsd. EUR]',
      'verfüg. Einkommen der priv. Haushalte je Einwohner [EUR]',
    ]);
    expect([table.rows.length, table.stand]).toEqual([538, '2023-11-10T13:27:18']);
  });

  test('1000A-0000: census, measure and unit in columns, quality beside the value', async () => {
    const table = await parsed(genesis, original('zensus2022/1000A-0000_kreise.csv'));
    expect(header(table)).toEqual(['date', 'key', 'name', 'label1', 'label2', 'value', 'quality']);
    expect([table.rows.length, table.stand]).toEqual([401, '2024-07-28T15:07:17']);
    expect(row(table, '15.05.2022', '07315')?.cells).toEqual([
      '15.05.2022',
      '07315',
      'Mainz, kreisfreie Stadt',
      'Personen',
      'Anzahl',
      '220386',
      'e',
    ]);
  });
});

describe.skipIf(!hasOriginals)(titled('election results'), () => {
  test('btw2025kreis.csv: the header stands on line 5', async () => {
    const table = await parsed(csv, original('wahlen-rlp/btw2025kreis.csv'), { header: 5 });
    expect(table.names.slice(0, 5)).toEqual([
      'Land',
      'Statistische Kennziffer',
      'Kreisfreie Stadt bzw. Stadtkreis, Landkreis bzw. Kreis',
      'Wahlberechtigte (A)',
      'Wählende (B)',
    ]);
    expect([table.names.length, table.rows.length, table.footer]).toEqual([66, 401, '']);
    expect(table.preamble).toMatch(
      /^© Die Bundeswahlleiterin, Wiesbaden 2025\n\nErgebnisse der Bundestagswahl 2025/,
    );
    expect(row(table, 'RP', '07315')?.cells.slice(0, 3)).toEqual(['RP', '07315', 'Mainz, kreisfreie Stadt']);
  });

  test('BTW_2025_Wahlbezirke_endg.xlsx: polling districts', async () => {
    const table = await parsed(xlsx, original('wahlen-rlp/BTW_2025_Wahlbezirke_endg.xlsx'));
    expect([table.names.length, table.rows.length]).toEqual([81, 5482]);
    expect(table.names[0]).toBe('Identifikationsschlüssel');
    expect(table.names.filter((name) => name.startsWith('E_SPD'))).toEqual(['E_SPD', 'E_SPD #2']);
    expect(table.rows[0]?.cells.slice(0, 3)).toEqual([
      '196132030000000000',
      'Briefwahl (VG Daaden-Herdorf 1)',
      '0',
    ]);
    expect(table.rows.every(({ cells }) => cells.length === 81)).toBe(true);
    expect(table.rows.every(({ cells }) => /^\d{18}$/.test(cells[0] ?? ''))).toBe(true);
  });
});
