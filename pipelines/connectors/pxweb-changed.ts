import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { JsonStat } from '../../schemas/types.ts';

/** Refuses parts of a table that was updated while they were fetched: old figures must not stand beside new ones. */
export function refuseChanged(parts: readonly JsonStat[], file: string): void {
  const stamps = [...new Set(parts.map(({ updated }) => updated ?? ''))];
  if (stamps.length > 1)
    throw new SourceError([issue('changed-meanwhile', { file, value: stamps.join(', ') })]);
}
