import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { unpackEntry } from './unpack-entry.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

export interface Unpacking {
  /** The source, for messages. */
  readonly file: string;
  /** Megabytes (10⁶ bytes) of the unpacked file. */
  readonly limit: number;
}

/** The one file in a ZIP archive; bytes that are no archive are the file. Throws a SourceError for any other number of files. */
export async function unpackOne(bytes: Uint8Array, { file, limit }: Unpacking): Promise<Uint8Array> {
  if (!isArchive(bytes)) return bytes;
  const entries = readZipDirectory(bytes)?.filter(isData);
  const [entry, ...others] = entries ?? [];
  if (entries === undefined) throw damaged(file);
  if (entry === undefined) throw new SourceError([issue('archive-empty', { file })]);
  if (others.length > 0) {
    const value = entries.map(({ name }) => name).join(', ');
    throw new SourceError([issue('archive-of-several', { file, value })]);
  }
  if (entry.size > limit * 1_000_000)
    throw new SourceError([issue('unpacks-too-large', { file }, { limit })]);
  const content = await contentOf(entry);
  if (content === null) throw damaged(file);
  return content;
}

/** "PK": the initials of Phil Katz, also before an archive without any file. */
function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && [3, 5].includes(bytes[2] ?? 0);
}

/** Folders are files without content; programs of Apple add files about files. */
function isData({ name }: ZipEntry): boolean {
  return !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name);
}

/** null: it cannot be unpacked, or has not the size and checksum of the directory. Stops where it unfolds further than it claims. */
async function contentOf(entry: ZipEntry): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of unpackEntry(entry)) {
      size += piece.length;
      if (size > entry.size) return null;
      pieces.push(piece);
    }
  } catch {
    return null;
  }
  const content = Buffer.concat(pieces);
  return size === entry.size && crc32(content) === entry.crc ? new Uint8Array(content) : null;
}

function damaged(file: string): SourceError {
  const reason = 'das ZIP-Archiv ist abgeschnitten oder beschädigt';
  const reasonen = 'the ZIP archive is cut off or damaged';
  return new SourceError([issue('truncated', { file }, { reason, reasonen })]);
}
