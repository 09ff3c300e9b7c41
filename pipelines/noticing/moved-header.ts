import { type Issue, issue } from '../../schemas/issues.ts';
import type { SourceRead } from '../../schemas/types.ts';
import type { SourceDefinition } from '../project.ts';
import { type Content, readContent } from './content.ts';

/** How many lines up and down the header is looked for. */
const shifts = [1, -1, 2, -2, 3, -3, 4, 5, 6];

/** Finds the columns of the last accepted file some lines further up or down: a title more or less above the table. */
export async function movedHeader(
  bytes: Uint8Array,
  before: Content,
  source: SourceDefinition,
): Promise<readonly Issue[]> {
  if (source.read.parser === 'genesis') return []; // Finds its header by itself.
  for (const shift of shifts) {
    const read = shifted(source.read, shift);
    const content = read === null ? null : await readContent(bytes, { id: source.id, read });
    if (read !== null && content?.columns.join('\n') === before.columns.join('\n')) {
      return [moved(source, read)];
    }
  }
  return [];
}

function shifted(read: SourceRead, by: number): SourceRead | null {
  const header = linesOf(read).map((line) => line + by);
  if (header.some((line) => line < 1)) return null;
  const [first = 1, ...rest] = header;
  const units = typeof read.units === 'number' ? { units: read.units + by } : {};
  return { ...read, ...units, header: rest.length === 0 ? first : header };
}

function linesOf({ header = 1 }: SourceRead): readonly number[] {
  return typeof header === 'number' ? [header] : header;
}

function moved({ id, file, read: old }: SourceDefinition, read: SourceRead): Issue {
  const [before, now] = [linesOf(old), linesOf(read)];
  const hasUnits = typeof read.units === 'number';
  return issue(
    'header-moved',
    { file: id, record: now[0] ?? 1, value: now.join(', ') },
    {
      before: before.join(', '),
      definition: file,
      header: now.length > 1 ? `[${now.join(', ')}]` : now.join(),
      units: hasUnits ? `, read.units auf ${read.units}` : '',
      unitsen: hasUnits ? `, read.units to ${read.units}` : '',
    },
  );
}
