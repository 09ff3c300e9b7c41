import { tombstonePage } from '../../catalog/pages/tombstone-page.ts';
import type { Gone } from '../../catalog/withdrawal.ts';
import type { Publisher } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import type { Distribution } from './publish.ts';
import { writeDocuments } from './write-documents.ts';

/** Writes for each dataset that is gone the page that its address shows from now on. */
export async function publishTombstones(
  folder: string,
  gone: readonly Gone[],
  context: {
    readonly publisher: Publisher;
    readonly release: { readonly released: string; readonly sample: boolean };
  },
  files: Files,
): Promise<readonly Distribution[]> {
  const documents = gone.map((one) => ({
    path: `gone/${one.id}.html`,
    format: 'html',
    text: () => tombstonePage(one, context),
  }));
  return writeDocuments(folder, documents, files);
}
