import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { SourcePxwebQuery } from '../../schemas/types.ts';

/** The wanted values of one variable. */
export interface Selected {
  readonly code: string;
  readonly values: readonly string[];
}

export interface Parts {
  /** The variable whose values are distributed over the parts. */
  readonly along: string;
  readonly parts: readonly (readonly Selected[])[];
}

/** Divides a selection along its longest variable until no part has more cells than the server gives at once. */
export function partsOf(
  selected: readonly Selected[],
  { cells: limit = 100_000, format }: Pick<SourcePxwebQuery, 'cells' | 'format'>,
  file: string,
): Parts {
  const cells = selected.reduce((product, { values }) => product * values.length, 1);
  const { code, values } = selected.reduce(
    (one, other) => (other.values.length > one.values.length ? other : one),
    {
      code: '',
      values: [''],
    },
  );
  if (cells <= limit) return { along: code, parts: [selected] };
  const perPart = Math.floor(limit / (cells / values.length));
  const count = Math.ceil(values.length / perPart);
  if (format === 'csv' || count > mostParts) {
    throw new SourceError([issue('selection-too-large', { file, value: String(cells) }, { limit })]);
  }
  const parts = Array.from({ length: count }, (_, part) => {
    const own = values.slice(part * perPart, (part + 1) * perPart);
    return selected.map((one) => (one.code === code ? { code, values: own } : one));
  });
  return { along: code, parts };
}

/** More would be a nuisance to the server; perPart = 0 gives infinitely many. */
const mostParts = 100;
