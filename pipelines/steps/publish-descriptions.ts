import { datasetGraphs } from '../../catalog/dataset-graph.ts';
import type { Description } from '../../catalog/graph.ts';
import { serializations } from '../../catalog/serializations.ts';
import type { Graph } from '../../catalog/triple.ts';
import type { Files } from '../effects/files.ts';
import type { Distribution } from './publish.ts';
import { type Document, writeDocuments } from './write-documents.ts';

/** Writes the fuller graph, and what the address of each dataset answers to a machine, in every serialization. */
export async function publishDescriptions(
  folder: string,
  description: Description,
  files: Files,
): Promise<readonly Distribution[]> {
  return writeDocuments(folder, documentsOf(description, datasetGraphs(description.graph)), files);
}

function* documentsOf(
  { graph, datasets }: Description,
  alone: ReadonlyMap<string, Graph>,
): Generator<Document> {
  for (const { id: format, extension, write } of serializations) {
    yield { path: `catalog-full.${extension}`, format, text: () => write(graph) };
    for (const { id, iri } of datasets) {
      const said = alone.get(iri);
      if (said === undefined) throw new Error(`nothing is said of ${id}`);
      yield { path: `dataset/${id}.${extension}`, format, text: () => write(said) };
    }
  }
}
