import { encodings } from '../../output/encodings.ts';
import type { Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { inBatches } from './in-batches.ts';
import { byPath, filesOf, type ReleasedFile } from './release-files.ts';

type Packed = NonNullable<Release['compressed']>[number];

/** Says of a file when its bytes were first released: what servers send as Last-Modified (harvest.md H4). */
export function dating(previous: Release | null, released: string): (file: ReleasedFile) => ReleasedFile {
  const before = new Map(previous === null ? [] : filesOf(previous).map((file) => [file.path, file]));
  return (file) => {
    const then = before.get(file.path);
    const modified = then?.sha256 === file.sha256 ? (then.modified ?? previous?.released) : released;
    return { ...file, modified: modified ?? released };
  };
}

/**
 * Makes a finished release ready for servers: texts are packed once instead of at every request, and each file bears
 * the time that servers which know nothing of release.json take for Last-Modified.
 */
export async function prepare(
  folder: string,
  all: readonly ReleasedFile[],
  released: string,
  files: Files,
): Promise<readonly Packed[]> {
  const packed = await inBatches(all, async ({ path, format, modified = released }) => {
    const written = isText(format) ? await pack(folder, path, files) : [];
    for (const file of [path, ...written.map((one) => one.path)]) {
      await files.setModified(`${folder}/${file}`, modified);
    }
    return written;
  });
  return packed.flat().sort(byPath);
}

/** Parquet is packed in itself. */
function isText(format: string): boolean {
  return format !== 'parquet';
}

async function pack(folder: string, path: string, files: Files): Promise<readonly Packed[]> {
  const content = await files.readBytes(`${folder}/${path}`);
  const packed = await inBatches(encodings, async ({ extension, pack: shorten }) => {
    const short = await shorten(content);
    if (short.length >= content.length) return [];
    const file = `${path}.${extension}`;
    await files.writeAtomic(`${folder}/${file}`, short);
    return [{ path: file, bytes: short.length, sha256: await files.hashFile(`${folder}/${file}`) }];
  });
  return packed.flat();
}
