import { crc32 } from 'node:zlib';
import { unpackEntry } from './unpack-entry.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/**
 * Unpacks a ZIP archive without keeping it, and says whether each file has the size and checksum of the directory.
 * The workbook reader checks neither: a flipped bit would become another number.
 */
export async function verifyArchive(
  bytes: Uint8Array,
  limit: number,
): Promise<'whole' | 'damaged' | 'too-large'> {
  const entries = readZipDirectory(bytes);
  if (entries === null) return 'damaged';
  if (entries.reduce((sum, { size }) => sum + size, 0) > limit) return 'too-large';
  for (const entry of entries) {
    if (!(await isWhole(entry))) return 'damaged';
  }
  return 'whole';
}

/** Stops where a file unfolds further than it claims, so that a lie costs no more than the truth. */
async function isWhole(entry: ZipEntry): Promise<boolean> {
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of unpackEntry(entry)) {
      size += chunk.length;
      crc = crc32(chunk, crc);
      if (size > entry.size) return false;
    }
  } catch {
    return false;
  }
  return size === entry.size && crc === entry.crc;
}
