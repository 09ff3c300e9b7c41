import { type Issue, issue } from '../../schemas/issues.ts';
import type { Release } from '../../schemas/types.ts';

/** Why an earlier release must not take the place of the current one; pure, so the files are not looked at. */
export function rollbackObjections(
  target: Release,
  current: Release | null,
  deletions: number,
  file: string,
): readonly Issue[] {
  const place = { file, value: target.id };
  if (target.as_of) return [issue('rollback-recomputed', place)];
  if (current === null) return [];
  const [old, now] = [target.catalog?.base ?? '–', current.catalog?.base ?? '–'];
  if (old !== now) return [issue('rollback-base', place, { old, now })];
  const missing = without(idsOf(current.datasets), idsOf(target.datasets));
  const revived = idsOf(current.gone ?? []).filter((id) => idsOf(target.datasets).includes(id));
  return [
    ...(missing.length > deletions
      ? [issue('rollback-deletes', place, { n: missing.length, datasets: missing.join(', ') })]
      : []),
    ...(revived.length > 0 ? [issue('rollback-revives', place, { datasets: revived.join(', ') })] : []),
  ];
}

function idsOf(some: readonly { readonly id: string }[]): readonly string[] {
  return some.map(({ id }) => id);
}

function without(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((one) => !others.includes(one)).sort();
}
