import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import type { SourceRead } from '../../schemas/types.ts';
import { notATable } from './not-a-table.ts';
import { refusePage } from './refuse-page.ts';

/** Bytes → text in the encoding that the source declares. Refuses a page, an empty file and any other encoding. */
export function decode(bytes: Uint8Array, read: SourceRead, file: string): string {
  refusePage(bytes, file);
  if (bytes.includes(0)) throw notATable(file, noText);
  return read.encoding === 'windows-1252' ? decodeWindows(bytes, file) : decodeUtf8(bytes, file);
}

const noText = {
  de: 'sie enthält Nullbytes, ist also keine Textdatei',
  en: 'it holds null bytes, so it is no text file',
};

function decodeUtf8(bytes: Uint8Array, file: string): string {
  const text = utf8(bytes);
  if (text !== null) return text;
  const record = lineOf(bytes, firstBroken(bytes));
  throw wrongEncoding('utf-8', file, record, {
    de: `Zeile ${record} enthält Bytes, die es darin nicht gibt`,
    en: `line ${record} holds bytes that do not exist in it`,
  });
}

/** Every byte means something in windows-1252, so a file in UTF-8 would pass as text full of Ã¼. */
function decodeWindows(bytes: Uint8Array, file: string): string {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  if (first >= 0 && utf8(bytes) !== null) {
    const record = lineOf(bytes, first);
    throw wrongEncoding('windows-1252', file, record, {
      de: `die Datei ist in UTF-8 geschrieben, zu sehen in Zeile ${record}`,
      en: `the file is written in UTF-8, as line ${record} shows`,
    });
  }
  const undefinedByte = bytes.findIndex((byte) => undefinedInWindows.has(byte));
  if (undefinedByte >= 0 || startsWithMark(bytes)) {
    const record = lineOf(bytes, Math.max(undefinedByte, 0));
    throw wrongEncoding('windows-1252', file, record, {
      de: `Zeile ${record} enthält Bytes, die es darin nicht gibt`,
      en: `line ${record} holds bytes that do not exist in it`,
    });
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** The decoder of the web turns them into control characters instead of refusing them. */
const undefinedInWindows = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** A byte order mark of UTF-8 before text that is not quite UTF-8. */
function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function firstBroken(bytes: Uint8Array): number {
  const readable = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\ufffd', 1)[0] ?? '';
  return new TextEncoder().encode(readable).length;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}

function wrongEncoding(encoding: string, file: string, record: number, reason: Text): SourceError {
  return new SourceError([
    issue('encoding', { file, record, value: encoding }, { reason: reason.de, reasonen: reason.en }),
  ]);
}
