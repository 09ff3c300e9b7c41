import { createHash } from 'node:crypto';
import { whole } from '../catalog/pieces.ts';
import { readOwnTurtle } from '../catalog/read-rdf.ts';
import { readdress } from '../catalog/readdress.ts';
import { type Serialization, serializations } from '../catalog/serializations.ts';
import type { PublishedFile } from '../catalog/site/site.ts';
import type { Graph } from '../catalog/triple.ts';
import { encodings } from '../output/encodings.ts';
import type { Files } from './effects/files.ts';

/** Where a catalog was released for, and where it is given away. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The catalog's files with the addresses of another server, in every form, packed again; all other files as they are. */
export async function readdressedFiles(
  published: readonly PublishedFile[],
  { from, to }: Move,
  files: Files,
): Promise<readonly PublishedFile[]> {
  const others = published.filter(({ path }) => !isDescription.test(path));
  const moved: PublishedFile[] = [];
  for (const { path, modified, body } of published) {
    if (!path.endsWith('.ttl')) continue;
    const graph = await readOwnTurtle(await files.readText(body.file));
    for (const form of serializations) {
      const text = written(graph, form, { from, to });
      moved.push(...(await inEveryForm(`${path.slice(0, -'ttl'.length)}${form.extension}`, text, modified)));
    }
  }
  return [...others, ...moved];
}

const isDescription = new RegExp(
  `\\.(?:${serializations.map(({ extension }) => extension).join('|')})(?:\\.(?:gz|br))?$`,
);

function written(graph: Graph, { extension, write }: Serialization, { from, to }: Move): Uint8Array {
  return new TextEncoder().encode(whole(write(readdress(graph, from, to, extension))));
}

/** The bytes as they are and packed; they are nowhere but in memory. */
async function inEveryForm(
  path: string,
  content: Uint8Array,
  modified: string,
): Promise<readonly PublishedFile[]> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const inMemory = (place: string, bytes: Uint8Array): PublishedFile => ({
    path: place,
    sha256,
    modified,
    body: { file: '', bytes: bytes.length, content: bytes },
  });
  const packed = encodings.map(async ({ extension, pack }) =>
    inMemory(`${path}.${extension}`, await pack(content)),
  );
  return [inMemory(path, content), ...(await Promise.all(packed))];
}
