import type { Indicator } from '../schemas/types.ts';
import { termsOf } from './registry.ts';

export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** What values of an indicator can be right: as declared; a percentage that is no change lies between 0 and 100. */
export function rangeOf(indicator: Indicator): Range {
  const { min, max } = indicator.range ?? {};
  const isChange = termsOf(indicator).some(({ term }) => term.minus || term.lag !== undefined);
  const isShare = indicator.unit === 'PCT' && !isChange;
  return { min: min ?? (isShare ? 0 : null), max: max ?? (isShare ? 100 : null) };
}
