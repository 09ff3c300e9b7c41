import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  lstat,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  utimes,
} from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ReleaseError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { flush, flushTree, makeFolders } from './flush.ts';
import { writeFailure } from './write-failure.ts';

/** Bytes, a text, or the pieces of a text that is too long to be held as one. */
export type Content = Uint8Array | string | Iterable<string>;

/**
 * The disk. Paths are relative to the root (or absolute) and use `/`. Reading what is not there throws Node's
 * own error; a write that the operating system refuses throws a ReleaseError (`write-failed`).
 */
export interface Files {
  /** The path as other programs need it, for example DuckDB. */
  absolute(path: string): string;
  /** UTF-8; throws a TypeError on other bytes. A byte order mark is dropped. */
  readText(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  /** Whether a file or folder is there; a link that points nowhere is not. */
  exists(path: string): Promise<boolean>;
  /** The files in a folder in code-point order, each path with the folder in front; none if there is no such folder. */
  list(folder: string, recursively?: boolean): Promise<readonly string[]>;
  /** The names of the folders in a folder in code-point order; none if there is no such folder. */
  folders(folder: string): Promise<readonly string[]>;
  /** Size in bytes. */
  size(path: string): Promise<number>;
  /** SHA-256 in hexadecimal digits, read in pieces. */
  hashFile(path: string): Promise<string>;
  /** Writes beside the file, then renames: nobody ever sees half a file. Makes the folder if it is missing. */
  writeAtomic(path: string, content: Content): Promise<void>;
  /** Makes the folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** Waits until all that a folder holds would outlive a power cut, also what other programs wrote. */
  flush(folder: string): Promise<void>;
  /** Sets the time that servers send as Last-Modified. */
  setModified(path: string, instant: string): Promise<void>;
  /** Renames within one disk; replaces a file or an empty folder, never a folder with content. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, a link or a folder with all it holds; nothing happens if it is not there. */
  remove(path: string): Promise<void>;
  /**
   * Points a symbolic link at an existing folder, in one step and relative, so that the tree can be moved. Throws
   * a ReleaseError (`public-not-link`) when something other than a link stands there.
   */
  replaceLink(link: string, target: string): Promise<void>;
  /** Where a link points, as a path from the root; null where there is no link. */
  readLink(path: string): Promise<string | null>;
}

/** @example const files = createFiles('.'); await files.writeAtomic('output/a.csv', 'x;y\n'); */
export function createFiles(root: string): Files {
  const at = (path: string) => resolve(root, path);
  return {
    absolute: at,
    readText: async (path) => new TextDecoder('utf-8', { fatal: true }).decode(await readFile(at(path))),
    readBytes: (path) => readFile(at(path)),
    exists: (path) => stat(at(path)).then(() => true, absentAs(false)),
    list: async (folder, recursively = false) => {
      const names = await listFiles(at(folder), recursively);
      return names.map((name) => join(folder, name).split(sep).join('/')).sort(byCodePoint);
    },
    folders: async (folder) => {
      const entries = await readdir(at(folder), { withFileTypes: true }).catch(absentAs([]));
      return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort(byCodePoint);
    },
    size: async (path) => (await stat(at(path))).size,
    hashFile: (path) => hashFile(at(path)),
    writeAtomic: (path, content) => refused(path, () => writeAtomic(at(path), content)),
    makeFolder: (path) => refused(path, () => makeFolders(at(path))),
    flush: (folder) => refused(folder, () => flushTree(at(folder))),
    setModified: (path, instant) => {
      const time = new Date(instant);
      return refused(path, () => utimes(at(path), time, time));
    },
    rename: (from, to) =>
      refused(to, async () => {
        await rename(at(from), at(to));
        await flush(dirname(at(to)));
      }),
    remove: (path) => refused(path, () => rm(at(path), { recursive: true, force: true })),
    replaceLink: async (link, target) => {
      if (await isOccupied(at(link))) throw new ReleaseError([issue('public-not-link', { file: link })]);
      await refused(link, () => replaceLink(at(link), at(target)));
    },
    readLink: async (path) => {
      const target = await readlink(at(path)).catch(noLinkAs(null));
      return target === null
        ? null
        : relative(resolve(root), resolve(dirname(at(path)), target))
            .split(sep)
            .join('/');
    },
  };
}

/** UTF-16 order differs from code-point order only beyond U+FFFF; UTF-8 bytes have code-point order. */
export function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

async function listFiles(folder: string, recursively: boolean): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: recursively }).catch(absentAs([]));
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const isFile = entry.isSymbolicLink() ? await isLinkToFile(path) : entry.isFile();
      return isFile ? [relative(folder, path)] : [];
    }),
  );
  return found.flat();
}

async function isLinkToFile(path: string): Promise<boolean> {
  return stat(path).then((target) => target.isFile(), absentAs(false));
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

async function writeAtomic(path: string, content: Content): Promise<void> {
  makeFolders(dirname(path));
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await writeThrough(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flush(dirname(path));
}

/** Without the flush, a power cut after the rename could leave an empty file under the final name. */
async function writeThrough(path: string, content: Content): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isOccupied(path: string): Promise<boolean> {
  return lstat(path).then((found) => !found.isSymbolicLink(), absentAs(false));
}

async function replaceLink(link: string, target: string): Promise<void> {
  await stat(target); // A link to nothing would take the last release away.
  makeFolders(dirname(link));
  await removeUnfinished(link);
  const beside = `${link}.next-${process.pid}`;
  await symlink(relative(dirname(link), target), beside, 'dir');
  await rename(beside, link);
  await flush(dirname(link));
}

/** Links that a killed run has made and not put in place. */
async function removeUnfinished(link: string): Promise<void> {
  const names = await readdir(dirname(link));
  const unfinished = names.filter((name) => name.startsWith(`${basename(link)}.next-`));
  await Promise.all(unfinished.map((name) => rm(join(dirname(link), name), { force: true })));
}

async function refused(path: string, write: () => Promise<void> | void): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw writeFailure(error, path);
  }
}

function absentAs<Value>(value: Value) {
  return answerFor(['ENOENT', 'ENOTDIR'], value);
}

function noLinkAs<Value>(value: Value) {
  return answerFor(['ENOENT', 'ENOTDIR', 'EINVAL'], value);
}

/** Turns the expected errors into a value; any other is passed on. */
function answerFor<Value>(codes: readonly string[], value: Value) {
  return (error: NodeJS.ErrnoException): Value => {
    if (codes.includes(error.code ?? '')) return value;
    throw error;
  };
}
