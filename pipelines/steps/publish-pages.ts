import { datasetPage } from '../../catalog/pages/dataset-page.ts';
import { indexPage } from '../../catalog/pages/index-page.ts';
import type { Files } from '../effects/files.ts';
import type { Described } from './describe.ts';
import type { Distribution } from './publish.ts';
import { type Document, writeDocuments } from './write-documents.ts';

/** Writes what people read: the list of all datasets, and a page for each. */
export async function publishPages(
  folder: string,
  described: Described,
  files: Files,
): Promise<readonly Distribution[]> {
  return writeDocuments(folder, documentsOf(described), files);
}

function* documentsOf({ input, description }: Described): Generator<Document> {
  yield { path: 'index.html', format: 'html', text: () => indexPage(input, description) };
  const descriptions = new Map(description.datasets.map((dataset) => [dataset.id, dataset]));
  for (const dataset of input.datasets) {
    const found = descriptions.get(dataset.id);
    if (found === undefined) throw new Error(`no description of ${dataset.id}`);
    yield {
      path: `dataset/${dataset.id}.html`,
      format: 'html',
      text: () => datasetPage(dataset, input, found),
    };
  }
}
