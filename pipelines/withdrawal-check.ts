import { spelled } from '../catalog/spelled.ts';
import type { Gone, Withdrawal, Withdrawals } from '../catalog/withdrawal.ts';
import { nearestFirst } from '../indicators/unknown-reference.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Release } from '../schemas/types.ts';
import type { Project } from './project.ts';

type Defined = Pick<Project, 'registry' | 'withdrawn'>;
type Previous = Pick<Release, 'datasets' | 'definition_files'> | null;

/** What must not be while a dataset is withdrawn or after it has gone, and what may be done. */
export function checkWithdrawals(
  { shown, gone }: Withdrawals,
  project: Defined,
  previous: Previous,
): readonly Issue[] {
  return [
    ...[...shown].map(([id, withdrawal]) => checkShown(id, withdrawal, project, previous)),
    ...gone.flatMap((one) => checkGone(one, project, previous)),
  ];
}

/** What shows a withdrawn dataset is its indicator: it must stay as long. */
function checkShown(id: string, { until }: Withdrawal, { registry }: Defined, previous: Previous): Issue {
  const place = { file: `catalog/withdrawn/${id}.yaml`, value: id };
  const days = { until: spelled.day(until, 'de'), untilen: spelled.day(until, 'en') };
  if (registry.indicators.has(id)) return issue('dataset-withdrawn', place, days);
  if (previous?.datasets.some((dataset) => dataset.id === id))
    return issue('withdrawn-too-early', place, days);
  return issue('withdrawn-unknown', place, {
    known: nearestFirst(id, registry.indicators.keys()),
  });
}

/**
 * The indicator of a dataset that is gone may lie there as long as it likes; but one that comes back, or whose tombstone
 * was taken away, is meant to be published.
 */
function checkGone(
  { id, gone }: Gone,
  { registry, withdrawn }: Defined,
  previous: Previous,
): readonly Issue[] {
  const days = { gone: spelled.day(gone, 'de'), goneen: spelled.day(gone, 'en') };
  const tombstone = { file: `catalog/withdrawn/${id}.yaml`, value: id };
  const indicator = { file: `indicators/${id}.yaml`, value: id };
  const isRemembered = withdrawn.has(id);
  if (!registry.indicators.has(id)) return isRemembered ? [] : [issue('tombstone-missing', tombstone, days)];
  const isBack = previous?.definition_files?.every(({ path }) => path !== indicator.file) ?? false;
  return [issue(isBack || !isRemembered ? 'identifier-gone' : 'withdrawn-done', indicator, days)];
}
