/** A file in a ZIP archive as the directory describes it. */
export interface ZipEntry {
  /** With its folders, divided by slashes. */
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
  /** Bytes after unpacking. */
  readonly size: number;
}

/** The directory at the end of a ZIP archive; null if the archive was cut off or the directory does not fit it. */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const entries: ZipEntry[] = [];
  let offset = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    const entry = readEntry(bytes, view, offset);
    if (entry === null) return null;
    entries.push(entry);
    offset += 46 + [28, 30, 32].reduce((length, at) => length + view.getUint16(offset + at, true), 0);
  }
  return entries;
}

// Numbers and positions: PKWARE APPNOTE 6.3.10, 4.3.7 (file), 4.3.12 (directory) and 4.3.16 (its end).
const fileStart = 0x04034b50;
const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;
const longestComment = 0xffff;

function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let offset = last; offset >= Math.max(0, last - longestComment); offset--) {
    if (view.getUint32(offset, true) === directoryEnd) return isPlain(view, offset) ? offset : null;
  }
  return null;
}

/** Full fields refer to a ZIP64 directory, which is for archives of more than 4 GB. */
function isPlain(view: DataView, end: number): boolean {
  const isFull = view.getUint16(end + 10, true) === 0xffff;
  return !isFull && [12, 16].every((at) => view.getUint32(end + at, true) !== 0xffffffff);
}

function readEntry(bytes: Uint8Array, view: DataView, offset: number): ZipEntry | null {
  if (!stands(view, directoryEntry, offset, 46)) return null;
  const [crc, length, size, start] = [16, 20, 24, 42].map((at) => view.getUint32(offset + at, true)) as Four;
  if (!stands(view, fileStart, start, 30)) return null;
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + length > bytes.length) return null;
  // Sizes may stand behind the file instead; whoever reads them there is not bound by what we check.
  const hidesSize = length === 0 && (view.getUint16(offset + 8, true) & 8) !== 0;
  if (hidesSize) return null;
  const name = new TextDecoder().decode(
    bytes.subarray(offset + 46, offset + 46 + view.getUint16(offset + 28, true)),
  );
  return {
    name,
    method: view.getUint16(offset + 10, true),
    crc,
    packed: bytes.subarray(from, from + length),
    size,
  };
}

type Four = [number, number, number, number];

function stands(view: DataView, signature: number, offset: number, length: number): boolean {
  return offset + length <= view.byteLength && view.getUint32(offset, true) === signature;
}
