import { describe, expect, test } from 'vitest';
import { decode } from '../../../pipelines/parsers/decode.ts';
import { german } from '../../helpers/german.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const windows = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const message = async (bytes: Uint8Array, encoding?: 'utf-8' | 'windows-1252') =>
  german((async () => decode(bytes, { parser: 'csv', ...(encoding && { encoding }) }, 'test/file'))());

test('UTF-8 is read without its byte order mark, windows-1252 with its euro sign', () => {
  expect(decode(utf8('\ufeffKöln'), { parser: 'csv' }, 'f')).toBe('Köln');
  const bytes = new Uint8Array([...windows('Köln '), 0x80]);
  expect(decode(bytes, { parser: 'csv', encoding: 'windows-1252' }, 'f')).toBe('Köln €');
  expect(decode(utf8('plain'), { parser: 'csv', encoding: 'windows-1252' }, 'f')).toBe('plain');
});

describe('another encoding than declared', () => {
  const cure = 'read.encoding auf die wirkliche Kodierung der Datei setzen (utf-8 oder windows-1252).';

  test('is refused where UTF-8 is declared, with the line that shows it', async () => {
    expect(await message(windows('a\nKöln;Düren\n'))).toBe(
      `Die Zeichenkodierung ist nicht utf-8: Zeile 2 enthält Bytes, die es darin nicht gibt. ${cure}`,
    );
  });

  test('is refused where windows-1252 is declared and the bytes are UTF-8', async () => {
    expect(await message(utf8('a\nb\nKöln'), 'windows-1252')).toBe(
      `Die Zeichenkodierung ist nicht windows-1252: die Datei ist in UTF-8 geschrieben, zu sehen in Zeile 3. ${cure}`,
    );
    expect(await message(utf8('\ufeffplain'), 'windows-1252')).toBe(
      `Die Zeichenkodierung ist nicht windows-1252: die Datei ist in UTF-8 geschrieben, zu sehen in Zeile 1. ${cure}`,
    );
  });

  test.each([0x81, 0x8d, 0x8f, 0x90, 0x9d])(
    'is refused for the byte %i, which windows-1252 lacks',
    async (byte) => {
      expect(await message(new Uint8Array([...windows('Köln\n'), byte]), 'windows-1252')).toBe(
        `Die Zeichenkodierung ist nicht windows-1252: Zeile 2 enthält Bytes, die es darin nicht gibt. ${cure}`,
      );
    },
  );

  test('is refused where a byte order mark stands before text that is not UTF-8', async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...windows('Köln')]);
    expect(await message(bytes, 'windows-1252')).toMatch(
      /^Die Zeichenkodierung ist nicht windows-1252: Zeile 1 /,
    );
  });
});

describe('what is no text file', () => {
  test('is refused when empty, or nothing but blanks and a byte order mark', async () => {
    const sentence =
      'Die Datei ist leer. Noch einmal abrufen; bleibt sie leer, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.';
    expect(await message(utf8(''))).toBe(sentence);
    expect(await message(utf8('\ufeff \r\n'), 'windows-1252')).toBe(sentence);
  });

  test('is refused when it is a web page, with its title', async () => {
    const cure =
      'Die Adresse im Browser öffnen; meist ist der Dienst gestört, verlangt eine Anmeldung, oder die Datei ist umgezogen. Dann request.url berichtigen.';
    expect(await message(utf8('\ufeff\n<!DOCTYPE html><html><title>\n Wartung </title>'))).toBe(
      `Statt der Datei kam eine HTML-Seite: „Wartung“. ${cure}`,
    );
    expect(await message(utf8('<?xml version="1.0"?><!-- x --><HTML><p>Bitte anmelden'))).toBe(
      `Statt der Datei kam eine HTML-Seite: „Bitte anmelden“. ${cure}`,
    );
  });

  test('is refused when it holds null bytes', async () => {
    expect(await message(new Uint8Array([0x61, 0, 0x62, 0]))).toBe(
      'In der Datei ist keine Tabelle zu erkennen: sie enthält Nullbytes, ist also keine Textdatei. Die Datei öffnen und mit der Beschreibung unter read vergleichen; hat der Herausgeber den Aufbau geändert, read anpassen.',
    );
  });
});
