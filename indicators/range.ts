import type { Indicator } from '../schemas/types.ts';
import { termsOf } from './registry.ts';

export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** What values of an indicator can be right: as declared; a percentage that is no change lies between 0 and 100. */
export function rangeOf(indicator: Indicator): Range {
  const { min, max } = indicator.range ?? {};
  const isShare = indicator.unit === 'PCT' && !isChange(indicator);
  return { min: min ?? (isShare ? 0 : null), max: max ?? (isShare ? 100 : null) };
}

/** Whether an indicator tells by how much something changes, which may be negative. */
export function isChange(indicator: Indicator): boolean {
  return termsOf(indicator).some(({ term }) => term.minus || term.lag !== undefined);
}
