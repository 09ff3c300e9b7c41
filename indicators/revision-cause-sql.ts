import { literal, literals } from '../schemas/sql-quote.ts';

/** Why a published figure can have changed; the words of indicators/codes/why.yaml. */
export const causes = [
  'source_revised',
  'correction',
  'definition_changed',
  'new_basis',
  'program_changed',
  'unknown',
] as const;

/** What a changed definition file can have changed. */
export type Reach =
  | { readonly of: 'everything' }
  | { readonly of: 'indicator' | 'variable' | 'source' | 'publisher' | 'corrections'; readonly id: string };

/** What differs between two releases besides their figures. */
export interface Differences {
  /** Snapshots that only one of the two is made of. */
  readonly snapshots: readonly { readonly source: string; readonly snapshot: string }[];
  readonly definitions: readonly Reach[];
  readonly program: boolean;
}

/**
 * SQL: the causes of a changed figure, `before` and `after`, separated by blanks. Where several coincide all are named:
 * from two releases nobody can tell which of them it was. `moved` is SQL that is true where another basis has come.
 */
export function compileWhy(
  differences: Differences,
  users: ReadonlyMap<string, readonly string[]>,
  moved: string,
): string {
  const { snapshots, definitions, program } = differences;
  const own: readonly (readonly [(typeof causes)[number], string])[] = [
    ['source_revised', otherSnapshot(snapshots)],
    ['correction', either([correctedReason, ...definitions.flatMap((reach) => correctedBy(reach))])],
    ['definition_changed', either(definitions.flatMap((reach) => reachedBy(reach, users)))],
    ['new_basis', moved],
    ['program_changed', String(program)],
  ];
  const named = own.map(([cause, test]) => `CASE WHEN ${test} THEN ${literal(cause)} END`);
  // A group can rest on the weight of a city that its row does not name; then it is one of all differences there are.
  const anywhere = [
    ...(snapshots.length > 0 ? ['source_revised'] : []),
    ...(definitions.some(({ of }) => of === 'corrections') ? ['correction'] : []),
    ...(definitions.some(({ of }) => of !== 'corrections') ? ['definition_changed'] : []),
  ];
  return `coalesce(nullif(concat_ws(' ', ${named.join(', ')}), ''), ${literal(anywhere.join(' ') || 'unknown')})`;
}

const sources = `string_split(concat_ws(' ', before.source, after.source), ' ')`;
const correctedReason = `(before.reason IS DISTINCT FROM after.reason AND (coalesce(before.reason, '') IN ('corrected', 'withdrawn') OR coalesce(after.reason, '') IN ('corrected', 'withdrawn')))`;

/** A row that is gone cannot say which snapshot it is missing from; its source can. */
function otherSnapshot(snapshots: Differences['snapshots']): string {
  if (snapshots.length === 0) return 'false';
  const ids = literals(snapshots.map(({ snapshot }) => snapshot));
  const of = literals(snapshots.map(({ source }) => source));
  return `(list_has_any(string_split(concat_ws(' ', before.snapshot, after.snapshot), ' '), [${ids}])
    OR after.id IS NULL AND list_has_any(${sources}, [${of}]))`;
}

function correctedBy(reach: Reach): readonly string[] {
  return reach.of === 'corrections' ? [`list_contains(${sources}, ${literal(reach.id)})`] : [];
}

function reachedBy(reach: Reach, users: ReadonlyMap<string, readonly string[]>): readonly string[] {
  switch (reach.of) {
    case 'corrections':
      return [];
    case 'everything':
      return ['true'];
    case 'source':
      return [`list_contains(${sources}, ${literal(reach.id)})`];
    case 'publisher':
      return [`len(list_filter(${sources}, source -> starts_with(source, ${literal(`${reach.id}/`)}))) > 0`];
    case 'indicator':
      return [`(before."table" = 'indicator' AND before.id = ${literal(reach.id)})`];
    case 'variable':
      return [
        `(before."table" = 'variable' AND before.id = ${literal(reach.id)})`,
        `(before."table" = 'indicator' AND before.id IN (${literals(users.get(reach.id) ?? [])}))`,
      ];
  }
}

function either(tests: readonly string[]): string {
  return tests.length > 0 ? `(${tests.join(' OR ')})` : 'false';
}
