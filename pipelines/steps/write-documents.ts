import type { Content, Files } from '../effects/files.ts';
import { inBatches } from './in-batches.ts';
import { type Distribution, measure } from './publish.ts';

/** A file that is still to be written; its text is made when its turn comes, since not all of them fit into memory. */
export interface Document {
  /** Below the public folder. */
  readonly path: string;
  /** An id of catalog/vocabulary/file-types.yaml. */
  readonly format: string;
  readonly text: () => Content;
}

/** Writes documents into the folder of a release. */
export async function writeDocuments(
  folder: string,
  documents: Iterable<Document>,
  files: Files,
): Promise<readonly Distribution[]> {
  return inBatches(
    documents,
    async ({ path, format, text }) => {
      await files.writeAtomic(`${folder}/${path}`, text());
      return measure(folder, path, format, null, files);
    },
    few,
  );
}

/** Large pages: more at once are mostly held in memory. */
const few = 2;
