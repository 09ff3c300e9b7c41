import { createHash } from 'node:crypto';
import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { whole } from '../../catalog/pieces.ts';
import { type Serialization, serializations } from '../../catalog/serializations.ts';
import { type Graph, iri, name, node, text, typed } from '../../catalog/triple.ts';
import { encodings } from '../../output/encodings.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import type { Release } from '../../schemas/types.ts';

export interface PublicTree {
  /** Time of the release; it gives the id, too. */
  readonly at?: string;
  /** Title of the dataset `people`. */
  readonly title?: string;
  /** The base of the publisher; the release is a sample, so everything lies below `<publisher>/sample`. */
  readonly publisher?: string;
}

const publisherBase = 'https://quartett.example.org';
export const state = '0123456789abcdef';
export const modified = 'Sat, 21 Nov 2026 03:00:00 GMT';
/** More than a server keeps in memory, and more than the network takes from it at once. */
export const largeFile = Buffer.alloc(12_000_000, '0123456789\n');

/**
 * Publishes a small release below a project folder, in the layout of a real one: a dataset `people`, one that was
 * withdrawn (`beds`), a large table and a Parquet file. Returns the folder of the release.
 */
export async function publishTree(root: string, tree: PublicTree = {}): Promise<string> {
  const { at = '2026-11-21T03:00:00Z', title = 'Einwohner', publisher = publisherBase } = tree;
  const base = `${publisher}/sample`;
  const id = `${at.replace(/[-:]/g, '')}-${digest(title).slice(0, 8)}`;
  const folder = `data/mirror/releases/${id}`;
  const contents = [...contentsOf(base, title)];
  const files: Release['files'] = [];
  const compressed: NonNullable<Release['compressed']> = [];
  for (const [path, content] of contents) {
    const written = { path, bytes: content.length, sha256: digest(content) };
    files.push({ ...written, format: path.split('.').at(-1) ?? '', rows: null, modified: at });
    await write(join(root, folder, path), content, at);
    if (path.endsWith('.parquet')) continue;
    for (const { extension, pack } of encodings) {
      const packed = await pack(content);
      if (packed.length >= content.length) continue;
      const short = `${path}.${extension}`;
      compressed.push({ path: short, bytes: packed.length, sha256: digest(packed) });
      await write(join(root, folder, short), packed, at);
    }
  }
  const release: Release = {
    id,
    released: at,
    sample: true,
    quartett: '0.0.0',
    definitions: '0'.repeat(64),
    code: '0'.repeat(64),
    sources: [],
    datasets: [],
    files,
    compressed,
    catalog: { base, state, pages: 2, datasets: 2 },
  };
  await write(join(root, folder, 'release.json'), Buffer.from(`${JSON.stringify(release, null, 2)}\n`), at);
  await mkdir(join(root, 'output'), { recursive: true });
  await createFiles(root).replaceLink('output/public', folder);
  return join(root, folder);
}

/** A link to nothing, as a killed clean-up leaves it. */
export async function publishNothing(root: string): Promise<void> {
  await mkdir(join(root, 'output'), { recursive: true });
  await symlink('../data/mirror/releases/none', join(root, 'output/public'));
}

function* contentsOf(base: string, title: string): Generator<readonly [string, Buffer]> {
  for (const { extension, write: pieces } of serializations) {
    const serialize = textOf(pieces);
    const first = serialize([...dataset(base, title), ...page(base, 1, extension)]);
    yield [`catalog.${extension}`, first];
    yield [`catalog/${state}/1.${extension}`, first];
    yield [`catalog/${state}/2.${extension}`, serialize(page(base, 2, extension))];
    yield [`catalog-full.${extension}`, serialize(dataset(base, title))];
    yield [`dataset/people.${extension}`, serialize(dataset(base, title))];
  }
  yield ['index.html', html(`<a href="dataset/people.html">${title}</a>`)];
  yield ['dataset/people.html', html(`<h1>${title}</h1>`)];
  yield ['gone/beds.html', html('<h1>Betten: zurückgezogen</h1>')];
  yield ['data/people.csv', Buffer.from(`area,value\n${'mainz,1\n'.repeat(100)}`)];
  yield ['data/people.parquet', Buffer.from(`PAR1${'0123456789'.repeat(100)}PAR1`)];
  yield ['data/large.csv', largeFile];
}

function textOf(pieces: Serialization['write']): (graph: Graph) => Buffer {
  return (graph) => Buffer.from(whole(pieces(graph)));
}

function dataset(base: string, title: string): Graph {
  const self = `${base}/dataset/people`;
  const file = iri(`${base}/data/people.csv`);
  return [
    ...node(`${base}/catalog`, { 'rdf:type': [name('dcat:Catalog')], 'dcat:dataset': [iri(self)] }),
    ...node(self, {
      'rdf:type': [name('dcat:Dataset')],
      'dct:title': [text(title, 'de')],
      'dct:identifier': [text(self)],
      'dcat:landingPage': [iri(`${self}.html`)],
      'dcat:distribution': [iri(`${self}#csv`)],
    }),
    ...node(`${self}#csv`, { 'dcat:accessURL': [file], 'dcat:downloadURL': [file] }),
  ];
}

function page(base: string, number: number, extension: string): Graph {
  const address = (of: number) => `${base}/catalog/${state}/${of}.${extension}`;
  return node(address(number), {
    'rdf:type': [name('hydra:PagedCollection')],
    'hydra:totalItems': [typed(2, 'xsd:integer')],
    'hydra:firstPage': [iri(address(1))],
    'hydra:nextPage': number === 1 ? [iri(address(2))] : [],
  });
}

function html(body: string): Buffer {
  return Buffer.from(`<!doctype html><meta charset="utf-8"><title>Quartett</title>${body.repeat(20)}\n`);
}

async function write(path: string, content: Uint8Array, at: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  await utimes(path, new Date(at), new Date(at));
}

function digest(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
