/**
 * The bytes into which a ZIP archive unfolds by its own account, null if it has no directory. The reader stops an
 * entry that unfolds further than the directory says; an entry that says nothing is counted with the best possible ratio.
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  // ZIP64 exists for archives of more than 4 GB.
  if (count === 0xffff || [12, 16].some((at) => view.getUint32(end + at, true) === 0xffffffff))
    return Infinity;
  let offset = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < count; entry++) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== directoryEntry) return null;
    total += claimedSize(view, offset);
    offset +=
      46 +
      view.getUint16(offset + 28, true) +
      view.getUint16(offset + 30, true) +
      view.getUint16(offset + 32, true);
  }
  return total;
}

// Numbers and positions: PKWARE APPNOTE 6.3.10, 4.3.12 (directory) and 4.3.16 (its end).
const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;
const longestComment = 0xffff;
const hasDescriptor = 8;
/** No deflate stream unfolds further. */
const bestRatio = 1032;

function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let offset = last; offset >= Math.max(0, last - longestComment); offset--) {
    if (view.getUint32(offset, true) === directoryEnd) return offset;
  }
  return null;
}

function claimedSize(view: DataView, entry: number): number {
  const unpacked = view.getUint32(entry + 24, true);
  if (unpacked > 0) return unpacked;
  const packed = view.getUint32(entry + 20, true);
  const isHidden = packed === 0 && (view.getUint16(entry + 8, true) & hasDescriptor) !== 0;
  return (isHidden ? view.byteLength : packed) * bestRatio;
}
