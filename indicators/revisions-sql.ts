import { identifier, literal } from '../schemas/sql-quote.ts';
import { type Registry, termsOf } from './registry.ts';
import { compileWhy, type Differences } from './revision-cause-sql.ts';
import { roundedRatio } from './rounding-sql.ts';

/** What became of a published figure; the words of indicators/codes/change.yaml. */
export const changes = ['revised', 'withdrawn', 'supplied', 'status'] as const;

/** Two tables of figures, as compileFigures makes them. */
export interface Pair {
  readonly before: string;
  readonly after: string;
}

/**
 * SQL: every figure of `before` that `after` gives otherwise or no longer. Rows that only `after` has are new, which is
 * no revision. Values are compared as the decimals that were published.
 */
export function compileRevisions(
  pair: Pair,
  release: { readonly id: string; readonly released: string },
  differences: Differences,
  registry: Registry,
): string {
  const { dimensions } = registry;
  const codes = dimensions.map((name) => `${either(name)} AS ${identifier(name)}, `).join('');
  const difference = '(after.obs_value - before.obs_value)::DECIMAL(28, 6)';
  return `SELECT ${literal(release.id)} AS release, ${literal(release.released)} AS released, before."table", before.id,
  before.ref_area, ${either('area_name')} AS area_name, before.time_period, before.basis, ${codes}${compileChange} AS change,
  before.obs_value AS old_value, after.obs_value AS new_value, before.obs_status AS old_status, after.obs_status AS new_status,
  before.reason AS old_reason, after.reason AS new_reason, ${difference} AS absolute_change,
  ${roundedRatio(difference, 'abs(before.obs_value)', 100, 1)} AS relative_change,
  ${compileWhy(differences, usersOf(registry), onAnotherBasis(pair, dimensions))} AS why,
  before.snapshot AS old_snapshot, after.snapshot AS new_snapshot
FROM ${identifier(pair.before)} AS before LEFT JOIN ${identifier(pair.after)} AS after
  ON ${sameFigure('before', 'after', dimensions)} AND before.basis = after.basis
WHERE change IS NOT NULL`;
}

/** The columns of the published table, in order. */
export function revisionColumns({ dimensions }: Registry): readonly string[] {
  return [
    ...['release', 'released', 'table', 'id', 'ref_area', 'area_name', 'time_period', 'basis'],
    ...dimensions,
    ...['change', 'old_value', 'new_value', 'old_status', 'new_status', 'old_reason', 'new_reason'],
    ...['absolute_change', 'relative_change', 'why', 'old_snapshot', 'new_snapshot'],
  ];
}

/** Those of them that are numbers. */
export const revisionNumbers: readonly string[] = [
  ...['old_value', 'new_value', 'absolute_change', 'relative_change'],
];

/** SQL: how many figures only `after` has, per table and period; and whether the whole period is new. */
export function compileNewFigures({ before, after }: Pair, { dimensions }: Registry): string {
  return `SELECT after."table", after.id, after.time_period, count(*) AS figures, any_value(known.id) IS NULL AS "isNewPeriod"
FROM ${identifier(after)} AS after ANTI JOIN ${identifier(before)} AS before
  ON ${sameFigure('before', 'after', dimensions)} AND before.basis = after.basis
  LEFT JOIN (SELECT DISTINCT "table", id, time_period FROM ${identifier(before)}) AS known
  ON known."table" = after."table" AND known.id = after.id AND known.time_period = after.time_period
WHERE after.obs_value IS NOT NULL
GROUP BY after."table", after.id, after.time_period ORDER BY ALL`;
}

const compileChange = `CASE
    WHEN after.id IS NULL THEN 'withdrawn'
    WHEN before.obs_value IS NOT NULL AND after.obs_value IS NULL THEN 'withdrawn'
    WHEN before.obs_value IS NULL AND after.obs_value IS NOT NULL THEN 'supplied'
    WHEN before.obs_value <> after.obs_value THEN 'revised'
    WHEN before.obs_status <> after.obs_status OR before.reason IS DISTINCT FROM after.reason THEN 'status' END`;

/** As the figure is named now; as it was, where it is gone. */
function either(name: string): string {
  return `coalesce(after.${identifier(name)}, before.${identifier(name)})`;
}

/** A dimension that an indicator did not have before has its total as `_T` from now on, and had it as `_Z`. */
function sameFigure(one: string, other: string, dimensions: readonly string[]): string {
  const total = (row: string, name: string) => `replace(${row}.${identifier(name)}, '_Z', '_T')`;
  const key = ['table', 'id', 'ref_area', 'time_period'].map(
    (name) => `${one}.${identifier(name)} = ${other}.${identifier(name)}`,
  );
  return [...key, ...dimensions.map((name) => `${total(one, name)} = ${total(other, name)}`)].join(' AND ');
}

/** A figure that is gone on its basis, and there on one that it did not have. */
function onAnotherBasis({ before, after }: Pair, dimensions: readonly string[]): string {
  return `(after.id IS NULL AND EXISTS (SELECT 1 FROM ${identifier(after)} AS moved
    WHERE ${sameFigure('before', 'moved', dimensions)} AND NOT EXISTS (SELECT 1 FROM ${identifier(before)} AS known
      WHERE ${sameFigure('known', 'moved', dimensions)} AND known.basis = moved.basis)))`;
}

/** Variable → the indicators that are computed from it. */
function usersOf({ indicators, variables }: Registry): ReadonlyMap<string, readonly string[]> {
  const uses = (id: string) => (indicator: Parameters<typeof termsOf>[0]) =>
    termsOf(indicator).some(({ term }) => term.variable === id);
  return new Map(
    [...variables.keys()].map((id) => [
      id,
      [...indicators].filter(([, indicator]) => uses(id)(indicator)).map(([name]) => name),
    ]),
  );
}
