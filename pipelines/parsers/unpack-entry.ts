import { Blob } from 'node:buffer';
import { DecompressionStream } from 'node:stream/web';
import type { ZipEntry } from './zip-directory.ts';

/** The content of a file in a ZIP archive, piece by piece; any method but "stored" counts as deflate, and fails if it is not. */
export function unpackEntry({ method, packed }: ZipEntry): AsyncIterable<Uint8Array> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream();
  return method === 0 ? stream : stream.pipeThrough(new DecompressionStream('deflate-raw'));
}
