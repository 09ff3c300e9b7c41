import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../pipelines/noticing/content.ts';
import type { SourceRead } from '../../../schemas/types.ts';
import { genesisExport } from '../parsers/genesis-export.ts';
import { zip } from '../parsers/zip.ts';

const said = async (file: string | Uint8Array, read: SourceRead = { parser: 'csv' }) => {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return (await readContent(bytes, { id: 'office/people', read }))?.hash ?? null;
};
const genesis = { parser: 'genesis' } as const;
const people = genesisExport(';;Stichtag', ';;31.12.2018', ';;Insgesamt', '07315;Mainz;5', '07314;Lu;6');
const csv = 'key;year;people\n07315;2018;5\n07314;2018;6\n\n';

describe('a file says the same', () => {
  it.each([
    ['another time of export', people.replace('03.02.2024 / 04:05:06', '17.11.2026 / 20:00:00')],
    ['other line ends', people.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${people}`],
    ['delimiters that pad its lines', people.replace('99999-01-01-4', '99999-01-01-4;;')],
  ])('with %s', async (_, other) => {
    expect(other).not.toBe(people);
    expect(await said(other, genesis)).toBe(await said(people, genesis));
  });

  it('in another encoding, once the definition names it', async () => {
    const text = csv.replace('people', 'Einwöhner');
    expect(await said(Buffer.from(text, 'latin1'), { parser: 'csv', encoding: 'windows-1252' })).toBe(
      await said(text),
    );
  });

  it.each([
    ['Stand: 21.11.2026', 'Stand: 22.11.2026'],
    ['Erstellt am 21.11.2026', 'Erstellt am 01.12.2026 um 12:00 Uhr'],
    ['Abrufdatum: 2026-11-21', 'Abrufdatum: 2026-12-01'],
    ['© Amt, 2026', '© Amt, 2027'],
    [
      '(C)opyright Amt, 2026 | Stand: 21.11.2026 / 01:02:03',
      '(C)opyright Amt, 2027 | Stand: 01.01.2027 / 03:02:01',
    ],
  ])('with %s or %s below the table', async (one, other) => {
    expect(await said(csv + one)).toBe(await said(csv + other));
  });

  it('as a workbook that was packed anew', async () => {
    const sheets = [
      {
        name: 'a',
        rows: [
          ['key', 'people'],
          ['07315', 5],
        ],
      },
    ];
    const bytes = await writeXlsx({ sheets });
    const again = await writeXlsx({ sheets, properties: { creator: 'Anna', title: 'Neu gespeichert' } });
    expect(Buffer.compare(bytes, again)).not.toBe(0);
    expect(await said(again, { parser: 'xlsx' })).toBe(await said(bytes, { parser: 'xlsx' }));
  });
});

describe('a file says something else', () => {
  it.each([
    ['another figure', csv.replace(';6', ';7')],
    ['a row more', csv.replace('07314', '07211;2018;1\n07314')],
    ['rows in another order', 'key;year;people\n07314;2018;6\n07315;2018;5\n'],
    ['columns in another order', 'key;people;year\n07315;5;2018\n07314;6;2018\n'],
    ['another name of a column', csv.replace('people', 'persons')],
    ['a note', `${csv}Ergebnisse auf Grundlage des Zensus 2022`],
  ])('with %s', async (_, other) => {
    expect(await said(other)).not.toBe(await said(csv));
  });

  it.each([
    ['Grundlage des Zensus 2011', 'Grundlage des Zensus 2022'],
    ['Gebietsstand: 31.12.2023', 'Gebietsstand: 31.12.2024'],
    ['Einwohner, Stand 31.12.2023', 'Einwohner, Stand 31.12.2024'],
  ])('with %s or %s below the table', async (one, other) => {
    expect(await said(csv + one)).not.toBe(await said(csv + other));
  });

  it('where a day alone stands above the table: it may be the day of the figures', async () => {
    const read = { parser: 'csv', header: 2 } as const;
    expect(await said(`Stand: 31.12.2023\n${csv}`, read)).not.toBe(
      await said(`Stand: 31.12.2024\n${csv}`, read),
    );
  });
});

it('a file that is no table says nothing', async () => {
  expect(await said('')).toBeNull();
  expect(await said(zip([{ name: 'a.txt', content: 'x' }]), { parser: 'xlsx' })).toBeNull();
});
