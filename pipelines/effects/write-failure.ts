import { ReleaseError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';

/**
 * A write that the operating system refused, as a ReleaseError that says so in plain words. An error that is no
 * such refusal is our bug and comes back as it is.
 */
export function writeFailure(error: unknown, file: string): unknown {
  const reason = refusalReason(error);
  if (reason === null) return error;
  const details = { reason: reason.de, reasonen: reason.en };
  return new ReleaseError([issue('write-failed', { file }, details)], { cause: error });
}

/** Why the operating system refused, in plain words; null for an error that is no such refusal. */
export function refusalReason(error: unknown): Text | null {
  return reasons.get(codeOf(error)) ?? null;
}

/**
 * The same of the SQL engine, which says it in the words of the C library: `IO Error: Could not write file "…": …`, or in its
 * own where the folder `temporary`, to which it moves what does not fit into memory, is full.
 */
export function engineFailure(error: unknown, temporary: string): unknown {
  const message = messageOf(error);
  if (message.startsWith('Out of Memory Error: failed to offload')) {
    return writeFailure(withCode(error, 'ENOSPC'), temporary);
  }
  if (message.startsWith('Out of Memory Error')) {
    return new ReleaseError([issue('memory-exhausted', { file: 'DuckDB' })], { cause: error });
  }
  const [, file, words] = /^IO Error: .* (?:file|directory) "([^"]*)": (.*)$/.exec(message) ?? [];
  const code = codes.get(words ?? '');
  return file === undefined || code === undefined ? error : writeFailure(withCode(error, code), file);
}

function withCode(error: unknown, code: string): Error {
  return Object.assign(new Error(messageOf(error), { cause: error }), { code });
}

const reasons: ReadonlyMap<string, Text> = new Map([
  ['ENOSPC', { de: 'der Datenträger ist voll', en: 'the disk is full' }],
  ['EDQUOT', { de: 'das Speicherkontingent ist erschöpft', en: 'the disk quota is used up' }],
  ['EROFS', { de: 'das Dateisystem ist schreibgeschützt', en: 'the file system is read-only' }],
  ['EACCES', { de: 'es fehlen die Schreibrechte', en: 'permission is missing' }],
  ['EPERM', { de: 'das Betriebssystem erlaubt es nicht', en: 'the operating system does not allow it' }],
  ['EIO', { de: 'der Datenträger meldet einen Fehler', en: 'the disk reports an error' }],
  ['ENOTDIR', { de: 'ein Teil des Pfades ist eine Datei', en: 'a part of the path is a file' }],
  ['EEXIST', { de: 'dort liegt schon etwas anderes', en: 'something else is already there' }],
  ['EFBIG', { de: 'die Datei wird größer als erlaubt', en: 'the file becomes larger than allowed' }],
  ['EISDIR', { de: 'dort liegt ein Ordner', en: 'a folder is already there' }],
  ['ENAMETOOLONG', { de: 'der Name ist zu lang', en: 'the name is too long' }],
]);

const codes: ReadonlyMap<string, string> = new Map([
  ['No space left on device', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['Read-only file system', 'EROFS'],
  ['Permission denied', 'EACCES'],
  ['Operation not permitted', 'EPERM'],
  ['Input/output error', 'EIO'],
  ['File too large', 'EFBIG'],
  ['Not a directory', 'ENOTDIR'],
]);

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
