import type { SourceRead } from '../../schemas/types.ts';
import type { Layout } from './layout.ts';

/** A template as delimited text, in the encoding that the definition reads. */
export function csvFile({ top, header, rows, below }: Layout, read: SourceRead): Uint8Array {
  const delimiter = read.delimiter ?? ';';
  const first = header[0]?.line ?? 1;
  const empty = Array.from({ length: first - 1 - top.length }, () => ['']);
  const all = [...top, ...empty, ...header.map(({ cells }) => cells), ...rows, ...below];
  const text = all
    .map((cells) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`)
    .join('');
  return read.encoding === 'windows-1252' ? encodeWindows(text) : new TextEncoder().encode(text);
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The web decodes windows-1252, but encodes nothing but UTF-8. */
function encodeWindows(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1252');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Uint8Array.from(text, (letter) => {
    const byte = bytes.get(letter);
    if (byte === undefined) throw new Error(`${letter} does not exist in windows-1252`);
    return byte;
  });
}
