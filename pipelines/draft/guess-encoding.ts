import { type Guess, guess } from './guess.ts';

type Encoding = 'utf-8' | 'windows-1252';

/** In which of the two encodings that we read a text is written. */
export function guessEncoding(bytes: Uint8Array): Guess<Encoding> {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return guess('utf-8', 'beginnt mit einer UTF-8-Marke (BOM)', 'begins with a byte order mark of UTF-8');
  }
  const first = bytes.findIndex((byte) => byte > 0x7f);
  if (first < 0)
    return guess('utf-8', 'nur ASCII-Zeichen, in jeder Kodierung gleich', 'only ASCII, the same in any');
  if (isUtf8(bytes)) return guess('utf-8', 'durchgehend gültiges UTF-8', 'valid UTF-8 throughout');
  const line = bytes.subarray(0, first).reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1);
  return guess(
    'windows-1252',
    `Zeile ${line} ist kein UTF-8; in deutschen Dateien heißt das Windows-1252`,
    `line ${line} is no UTF-8; in German files that means windows-1252`,
  );
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
