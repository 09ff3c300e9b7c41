import { datasetGraphs } from '../../catalog/dataset-graph.ts';
import type { Description } from '../../catalog/graph.ts';
import { type Feed, feedOf, pagingNode } from '../../catalog/harvest.ts';
import { harvestOf } from '../../catalog/harvest-settings.ts';
import { iris } from '../../catalog/iri.ts';
import { serializations } from '../../catalog/serializations.ts';
import type { Graph } from '../../catalog/triple.ts';
import type { Publisher, Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { inBatches } from './in-batches.ts';
import { type Distribution, measure } from './publish.ts';

export interface PublishedCatalog {
  readonly catalog: NonNullable<Release['catalog']>;
  readonly files: readonly Distribution[];
}

/** A file that is still to be written; its text is made when its turn comes, since not all of them fit into memory. */
interface Page {
  readonly path: string;
  readonly format: string;
  readonly text: () => string;
}

/**
 * Writes the catalog in every serialization: the feed page by page, its first page also at the fixed address, the
 * fuller graph, and each dataset alone. `base` is the address below which the release is published.
 */
export async function publishCatalog(
  folder: string,
  description: Description,
  base: string,
  publisher: Publisher,
  files: Files,
): Promise<PublishedCatalog> {
  const feed = feedOf(description.feed, harvestOf(publisher));
  const alone = datasetGraphs(description.graph);
  const written = await inBatches(pagesOf(feed, alone, description, base), async ({ path, format, text }) => {
    await files.writeAtomic(`${folder}/${path}`, text());
    return measure(folder, path, format, null, files);
  });
  const { state, pages, datasets } = feed;
  return { catalog: { base, state, pages: pages.length, datasets }, files: written };
}

function* pagesOf(
  feed: Feed,
  alone: ReadonlyMap<string, Graph>,
  { graph, datasets }: Description,
  base: string,
): Generator<Page> {
  for (const { id: format, extension, write } of serializations) {
    const address = (number: number) => iris.page(base, feed.state, number, extension);
    for (const [index, page] of feed.pages.entries()) {
      const number = index + 1;
      const text = () => write([...page, ...pagingNode(feed, number, address)]);
      yield { path: `catalog/${feed.state}/${number}.${extension}`, format, text };
      // The fixed address is the first page, byte for byte (harvest.md H1, H9).
      if (number === 1) yield { path: `catalog.${extension}`, format, text };
    }
    yield { path: `catalog-full.${extension}`, format, text: () => write(graph) };
    for (const { id, iri } of datasets) {
      yield { path: `dataset/${id}.${extension}`, format, text: () => write(alone.get(iri) ?? []) };
    }
  }
}
