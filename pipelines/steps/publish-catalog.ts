import { addressedPages, type Feed } from '../../catalog/harvest.ts';
import { serializations } from '../../catalog/serializations.ts';
import type { Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import type { Distribution } from './publish.ts';
import { type Document, writeDocuments } from './write-documents.ts';

export interface WrittenCatalog {
  readonly catalog: NonNullable<Release['catalog']>;
  readonly files: readonly Distribution[];
}

/**
 * Writes the feed for harvesters, page by page in every serialization; its first page stands at the fixed address, too,
 * byte for byte (harvest.md H1, H9). `base` is the address below which the release is published.
 */
export async function publishCatalog(
  folder: string,
  feed: Feed,
  base: string,
  files: Files,
): Promise<WrittenCatalog> {
  const { state, pages, datasets } = feed;
  const written = await writeDocuments(folder, documentsOf(feed, base), files);
  return { catalog: { base, state, pages: pages.length, datasets }, files: written };
}

function* documentsOf(feed: Feed, base: string): Generator<Document> {
  for (const { id: format, extension, write } of serializations) {
    for (const [index, page] of addressedPages(feed, base, extension).entries()) {
      const number = index + 1;
      const text = () => write(page.graph);
      yield { path: `catalog/${feed.state}/${number}.${extension}`, format, text };
      if (number === 1) yield { path: `catalog.${extension}`, format, text };
    }
  }
}
