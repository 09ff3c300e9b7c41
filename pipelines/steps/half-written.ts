import type { Text } from '../../schemas/issues.ts';
import { readZipDirectory } from '../parsers/zip-directory.ts';

/**
 * Why bytes look like the beginning of a file; null if they may be a whole one. A workbook ends with the directory of
 * its archive, which is written last; of a text we only know where `endsWithLine` is promised.
 */
export function halfWritten(bytes: Uint8Array, endsWithLine: boolean): Text | null {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isArchive && readZipDirectory(bytes) === null) return noDirectory;
  const last = bytes.at(-1);
  return endsWithLine && !isArchive && last !== 0x0a && last !== 0x0d ? noLineEnd : null;
}

const noDirectory = { de: 'das Ende der Arbeitsmappe fehlt', en: 'the end of the workbook is missing' };
const noLineEnd = { de: 'die letzte Zeile hat kein Ende', en: 'the last line does not end' };
