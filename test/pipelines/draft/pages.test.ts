import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SourceError } from '../../../schemas/errors.ts';
import { validator } from '../../../schemas/validator.ts';
import { drafted, page } from '../../helpers/drafting.ts';
import { repository } from '../../helpers/repository.ts';
import * as unknown from '../../helpers/unknown-files.ts';
import { zip } from '../parsers/zip.ts';

const files: readonly (readonly [name: string, bytes: () => Promise<Uint8Array> | Uint8Array])[] = [
  ['12612-01-01-4_2023.csv', () => unknown.births],
  ['46251-01-03-4.csv', () => unknown.vehicles],
  ['31231-02-01-4.csv', () => unknown.dwellings],
  ['12411-ffcsv.csv', () => unknown.flat],
  ['inkar.csv', () => unknown.inkar],
  ['vgrdl.xlsx', unknown.accounts],
  ['stadtteile.xlsx', unknown.districts],
  ['verein.csv', () => unknown.repeated],
];

describe('the page of a file without a definition', () => {
  it.each(files)('tells all that can be seen of %s', async (name, bytes) => {
    await expect(await page(await bytes(), name)).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('is there in English, too', async () => {
    await expect(await page(unknown.births, '12612-01-01-4_2023.csv', 'en')).toMatchFileSnapshot(
      'expected/12612-01-01-4_2023.csv.en.txt',
    );
  });

  it('never sends a person to a place that is taken', async () => {
    const known = await readFile(join(repository, 'pipelines/sample/11111-01-01-4_2018.csv'));
    const text = (await page(known, '11111-01-01-4_2018.csv')).replace(/\s+/g, ' ');
    expect(text).toContain(
      'Nur wenn eine weitere Quelle daraus werden soll: dieser Befehl mit --write pipelines/sources/regionalstatistik/NAME.yaml; pipelines/sources/regionalstatistik/area.yaml gibt es schon.',
    );
    expect(text).not.toContain('Den Entwurf ablegen');
  });
});

describe('a draft', () => {
  it.each(files)('of %s is a definition by its schema', async (name, bytes) => {
    const { text } = await drafted(await bytes(), name);
    expect(validator()('source', parse(text), name)).toEqual([]);
  });

  it('stays YAML whatever the cells hold', async () => {
    const rows = ['"a\n: b # c"', '"x ""y"" {z}"', "'- [q"].map(
      (label, index) => `0711${index + 1};${label};${index + 1}`,
    );
    const file = new TextEncoder().encode(
      `Schlüssel;"Art\nder: #Zeile";"Zahl {sex}"\n${rows.join('\n')}\n07111;d;4\n`,
    );
    const { text } = await drafted(file, 'böse "datei"\n.csv');
    expect(validator()('source', parse(text), 'datei')).toEqual([]);
  });

  it('is the same each time', async () => {
    const bytes = await unknown.accounts();
    const [one, other] = [await drafted(bytes, 'a.xlsx'), await drafted(bytes, 'a.xlsx')];
    expect([other.draft, other.text]).toEqual([one.draft, one.text]);
  });
});

describe('a file that is no table', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const refused = async (content: Uint8Array) => {
    const error = await drafted(content, 'datei').then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof SourceError)) throw new Error('not refused');
    return error.issues.map(({ sentence, cure }) => `${sentence.de} ${cure.de}`);
  };

  it.each([
    [
      'an archive',
      zip([{ name: 'tabelle.csv', content: 'a;b\n1;2\n' }]),
      'Die Datei ist ein ZIP-Archiv; das liest kein Parser. Auspacken und die Datei darin nennen.',
    ],
    [
      'a PDF',
      bytes('%PDF-1.7 …'),
      'Die Datei ist ein PDF; das liest kein Parser. Aus einem PDF wird nichts gelesen; den Herausgeber um die Tabelle als CSV oder XLSX bitten.',
    ],
    [
      'JSON',
      bytes('{"version": "2.0"}'),
      'Die Datei ist JSON; das liest kein Parser. Dafür gibt es hier noch keinen Entwurf; beim Herausgeber nach CSV oder XLSX suchen, oder eine Quelle von Hand anlegen („quartett new source“).',
    ],
    [
      'text without figures',
      bytes('Sehr geehrte Damen und Herren,\nanbei die Tabelle.\n'),
      'In der Datei ist keine Tabelle zu erkennen: keine Zeile beginnt mit einem Text oder Schlüssel und enthält dahinter Zahlen. Die Datei öffnen und mit der Beschreibung unter read vergleichen; hat der Herausgeber den Aufbau geändert, read anpassen.',
    ],
    [
      'figures without a header',
      bytes('07111;Koblenz;1\n07211;Trier;2\n'),
      'In der Datei ist keine Tabelle zu erkennen: über den Zahlen steht keine Kopfzeile, die die Spalten benennt. Die Datei öffnen und mit der Beschreibung unter read vergleichen; hat der Herausgeber den Aufbau geändert, read anpassen.',
    ],
    [
      'nothing',
      bytes(''),
      'Die Datei ist leer. Noch einmal abrufen; bleibt sie leer, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
    ],
  ])('is refused with what helps: %s', async (_, content, message) => {
    expect(await refused(content)).toEqual([message]);
  });
});
