import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';

/** The error of a file in which the parser finds no table; `reason` completes the sentence. */
export function notATable(
  file: string,
  reason: Text,
  record: number | null = null,
  cause?: unknown,
): SourceError {
  return new SourceError(
    [issue('not-a-table', { file, record }, { reason: reason.de, reasonen: reason.en })],
    cause === undefined ? {} : { cause },
  );
}
