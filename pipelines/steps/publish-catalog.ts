import { datasetGraphs } from '../../catalog/dataset-graph.ts';
import type { Description } from '../../catalog/graph.ts';
import { type Feed, feedOf, pagingNode } from '../../catalog/harvest.ts';
import { harvestOf } from '../../catalog/harvest-settings.ts';
import { iris } from '../../catalog/iri.ts';
import { type Serialization, serializations } from '../../catalog/serializations.ts';
import type { Publisher, Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { type Distribution, measure } from './publish.ts';

export interface PublishedCatalog {
  readonly catalog: NonNullable<Release['catalog']>;
  readonly files: readonly Distribution[];
}

type Write = (path: string, serialization: Serialization, text: string) => Promise<void>;

/**
 * Writes the catalog in every serialization: the feed page by page, its first page also at the fixed address, the
 * fuller graph, and each dataset alone. `base` is the address below which the release is published.
 */
export async function publishCatalog(
  folder: string,
  { feed, graph, datasets }: Description,
  base: string,
  publisher: Publisher,
  files: Files,
): Promise<PublishedCatalog> {
  const written: Distribution[] = [];
  const write: Write = async (path, { id }, text) => {
    await files.writeAtomic(`${folder}/${path}`, text);
    written.push(await measure(folder, path, id, null, files));
  };
  const walk = feedOf(feed, harvestOf(publisher));
  const alone = datasetGraphs(graph);
  for (const serialization of serializations) {
    const { extension, write: serialize } = serialization;
    await writePages(walk, base, serialization, write);
    await write(`catalog-full.${extension}`, serialization, serialize(graph));
    for (const { id, iri } of datasets) {
      await write(`dataset/${id}.${extension}`, serialization, serialize(alone.get(iri) ?? []));
    }
  }
  const { state, pages } = walk;
  return { catalog: { base, state, pages: pages.length, datasets: walk.datasets }, files: written };
}

async function writePages(
  feed: Feed,
  base: string,
  serialization: Serialization,
  write: Write,
): Promise<void> {
  const { extension, write: serialize } = serialization;
  const address = (number: number) => iris.page(base, feed.state, number, extension);
  for (const [index, page] of feed.pages.entries()) {
    const number = index + 1;
    const text = serialize([...page, ...pagingNode(feed, number, address)]);
    await write(`catalog/${feed.state}/${number}.${extension}`, serialization, text);
    // The fixed address is the first page, byte for byte (harvest.md H1, H9).
    if (number === 1) await write(`catalog.${extension}`, serialization, text);
  }
}
