import { type Issue, issue } from '../schemas/issues.ts';
import type { Indicator } from '../schemas/types.ts';
import type { Locate } from './cross-check.ts';
import { type Registry, termsOf } from './registry.ts';

/** A delivered rate comes without its denominator: nobody can put its quarters together. */
export function checkOver(
  id: string,
  indicator: Indicator,
  { variables }: Registry,
  locate: Locate,
): readonly Issue[] {
  if (!indicator.over) return [];
  const named = new Set(termsOf(indicator).map(({ term }) => term.variable));
  return [...named]
    .filter((variable) => variables.get(variable)?.kind === 'rate')
    .map((value) => issue('rate-over-year', { ...locate('indicator', id, '/over'), column: 'over', value }));
}
