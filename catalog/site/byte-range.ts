/** Bytes of a file, the last one included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a Range header asks of a file: a range, nothing that is there (416), or null where the whole file is the
 * answer (RFC 9110, 14.2). Several ranges at once get the whole file, too: nobody who reads Parquet asks for them.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const [, from, until] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (from === undefined || until === undefined || from + until === '') return null;
  // A suffix longer than the file is the whole file; range-parser takes it for an error.
  const start = from === '' ? Math.max(0, size - Number(until)) : Number(from);
  const end = from === '' || until === '' ? size - 1 : Math.min(Number(until), size - 1);
  if (from !== '' && until !== '' && Number(until) < Number(from)) return null;
  return start <= end ? { start, end } : 'unsatisfiable';
}
