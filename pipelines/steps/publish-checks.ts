import type { Issue } from '../../schemas/issues.ts';
import type { Files } from '../effects/files.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import { type Distribution, writeTexts } from './publish.ts';

const columns = [
  ...['code', 'severity', 'file', 'record', 'column', 'value'],
  ...['sentence_de', 'sentence_en', 'cure_de', 'cure_en'],
];

/** Publishes what a release has to say against itself: where two sources disagree, which indicator has no figure. */
export async function publishChecks(
  folder: string,
  issues: readonly Issue[],
  effects: { readonly files: Files; readonly warehouse: Warehouse },
): Promise<readonly Distribution[]> {
  const rows = issues.map(({ code, severity, file, record, column, value, sentence, cure }) => [
    ...[code, severity, file, record === null ? null : String(record), column, value],
    ...[sentence.de, sentence.en, cure.de, cure.en],
  ]);
  return writeTexts(columns, rows, 'data/checks', folder, effects);
}
