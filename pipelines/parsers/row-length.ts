import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { Line } from './lines.ts';

/** Refuses a table with rows that have more or fewer fields than it has columns, and names them all. */
export function refuseRagged(lines: readonly Line[], width: number, file: string): void {
  const ragged = lines.filter(({ cells }) => cells.length !== width);
  if (ragged.length === 0) return;
  throw new SourceError(
    ragged.map(({ record, cells }) =>
      issue('row-length', { file, record, value: String(cells.length) }, { expected: width }),
    ),
  );
}
