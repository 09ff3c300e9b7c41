import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SourceError } from '../../schemas/errors.ts';
import { type IssueCode, issue, type Text } from '../../schemas/issues.ts';
import { byCodePoint, createFiles } from './files.ts';
import { flush } from './flush.ts';
import { refusalReason } from './write-failure.ts';

/** What lies in a delivery folder. */
export interface Delivered {
  readonly name: string;
  /** other: a folder, a link, a device. garbled: its name is no UTF-8, so that it cannot even be looked at. */
  readonly kind: 'file' | 'other' | 'garbled';
  readonly bytes: number;
  /** When it was last written, in milliseconds since 1970, as the disk says. */
  readonly modified: number;
}

/**
 * The folders into which offices put files. Paths are relative to their root and use `/`. What the operating system
 * refuses is a SourceError that names the file by its relative path.
 */
export interface Deliveries {
  /** What lies in a folder, in code-point order; null if there is no such folder, which may be a drive that is not mounted. */
  look(source: string, folder: string): Promise<readonly Delivered[] | null>;
  read(source: string, path: string): Promise<Uint8Array>;
  /** Writes a text beside its final name, then renames; makes the folder above it. */
  write(source: string, path: string, text: string): Promise<void>;
  /** Moves a file, also to another disk: a copy is whole before the file goes. Makes the folder above the new place. */
  move(source: string, from: string, to: string): Promise<void>;
}

/** @example createDeliveries('/srv/lieferungen').look('mainz/population', 'mainz/einwohner') */
export function createDeliveries(root: string): Deliveries {
  const files = createFiles(root);
  return {
    look: (source, folder) => said('delivery-folder-unreadable', source, folder, look(join(root, folder))),
    read: (source, path) =>
      said('delivery-unreadable', source, path, readFile(join(root, path), { flag: noLink })),
    write: (source, path, text) => said('delivery-not-moved', source, path, files.writeAtomic(path, text)),
    move: (source, from, to) =>
      said('delivery-not-moved', source, from, move(join(root, from), join(root, to))),
  };
}

/** A file that has become a link since we looked leads out of the folder of the office. */
const noLink = constants.O_RDONLY | constants.O_NOFOLLOW;

async function look(folder: string): Promise<readonly Delivered[] | null> {
  const names = await readdir(folder).catch(nothingThere);
  if (names === null) return null;
  const found = await Promise.all(names.sort(byCodePoint).map((name) => lookAt(folder, name)));
  return found.flat();
}

/** A file that goes while we look is not there. */
async function lookAt(folder: string, name: string): Promise<readonly Delivered[]> {
  const found = await lstat(join(folder, name)).catch(nothingThere);
  if (found === null)
    return name.includes('\ufffd') ? [{ name, kind: 'garbled', bytes: 0, modified: 0 }] : [];
  return [
    { name, kind: found.isFile() ? 'file' : 'other', bytes: found.size, modified: Math.floor(found.mtimeMs) },
  ];
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    return moveToOtherDisk(from, to);
  });
  await flush(dirname(to));
}

async function moveToOtherDisk(from: string, to: string): Promise<void> {
  const beside = join(dirname(to), `.${basename(to)}.${randomUUID()}.tmp`);
  try {
    await copyFile(from, beside);
    await flush(beside);
    await rename(beside, to);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flush(dirname(to));
  await unlink(from);
}

/** Whatever the operating system says of an office's folder must not end the night. */
async function said<Result>(
  code: IssueCode & `delivery-${string}`,
  source: string,
  path: string,
  work: Promise<Result>,
): Promise<Result> {
  return work.catch((error: unknown) => {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    if (!isErrno(cause)) throw error;
    const { de, en } = reasonOf(cause, code);
    throw new SourceError([issue(code, { file: source, value: path }, { reason: de, reasonen: en })], {
      cause,
    });
  });
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function reasonOf(error: NodeJS.ErrnoException, code: IssueCode): Text {
  const isReading = code !== 'delivery-not-moved';
  if (isReading && error.code === 'EACCES') return unreadable;
  if (error.code === 'ENOENT') return gone;
  const plain = {
    de: `das Betriebssystem meldet ${error.code}`,
    en: `the operating system says ${error.code}`,
  };
  return refusalReason(error) ?? plain;
}

const unreadable = { de: 'es fehlen die Leserechte', en: 'permission to read is missing' };
const gone = { de: 'sie ist nicht mehr da', en: 'it is no longer there' };
