import type { Registry } from '../../indicators/registry.ts';
import type { SourceDefinition } from '../project.ts';

/** Smallest and largest figure of a variable that can be right; null: no upper limit. */
export interface Limits {
  readonly min: number;
  readonly max: number | null;
}

/** Counts are never negative and percentages lie between 0 and 100, unless the source says otherwise. */
export function limitsOf(
  variable: string,
  { expect }: Pick<SourceDefinition, 'expect'>,
  { variables }: Pick<Registry, 'variables'>,
): Limits {
  const own = expect?.range?.[variable];
  return { min: own?.min ?? 0, max: own?.max ?? (variables.get(variable)?.unit === 'PCT' ? 100 : null) };
}

export function sayLimits({ min, max }: Limits): string {
  return max === null ? `≥ ${min}` : `${min}–${max}`;
}
