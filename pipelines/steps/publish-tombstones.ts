import { tombstonePage } from '../../catalog/pages/tombstone-page.ts';
import type { Gone } from '../../catalog/withdrawal.ts';
import type { Publisher } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { type Distribution, measure } from './publish.ts';

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
  const written: Distribution[] = [];
  for (const one of gone) {
    const path = `gone/${one.id}.html`;
    await files.writeAtomic(`${folder}/${path}`, tombstonePage(one, context));
    written.push(await measure(folder, path, 'html', null, files));
  }
  return written;
}
