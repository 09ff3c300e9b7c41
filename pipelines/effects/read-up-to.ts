/**
 * Collects a stream. Counts after unpacking, so that a small answer cannot grow without end; null: there is more than the
 * limit.
 */
export async function readUpTo(limit: number, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > limit) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}
