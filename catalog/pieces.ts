/** Joins what a serializer says into pieces worth writing, so that no large catalog need be one string in memory. */
export function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < enough) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** Characters; a smaller write costs more than what it writes. */
const enough = 65_536;

/** The whole of it, where it is needed at once. */
export function whole(texts: Iterable<string>): string {
  return [...texts].join('');
}
