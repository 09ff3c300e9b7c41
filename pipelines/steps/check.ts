import { type Issue, type IssueCode, issue } from '../../schemas/issues.ts';
import { checkBasis, checkReferenceDates } from './checks/basis.ts';
import { checkCells, checkQuality } from './checks/cells.ts';
import type { Check, CheckInput } from './checks/input.ts';
import { checkAreas, checkGrid, checkKeys } from './checks/keys.ts';
import { checkParts } from './checks/parts.ts';
import { checkEmpty, checkRowFilters, checkUntil, countRows } from './checks/rows.ts';
import { checkRanges, checkSchema } from './checks/values.ts';

/** How many issues of one kind are listed one by one. */
const listed = 50;

const checks: readonly Check[] = [
  checkCells,
  checkQuality,
  checkRowFilters,
  checkUntil,
  checkBasis,
  checkKeys,
  checkReferenceDates,
  checkAreas,
  checkGrid,
  checkRanges,
  checkSchema,
  checkEmpty,
  countRows,
];

/** Everything that is checked before a snapshot is accepted; an issue of severity error holds it back. */
export async function checkObservations(input: CheckInput): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const check of checks) issues.push(...(await check(input)));
  // A row that stands twice would make every sum differ, which says nothing new.
  if (!issues.some(({ code }) => code === 'duplicate-key')) issues.push(...(await checkParts(input)));
  return shorten(issues, input.mapping.source.id);
}

/** Lists the first issues of each kind and counts the rest. */
function shorten(issues: readonly Issue[], file: string): readonly Issue[] {
  const kinds = [...new Set(issues.map(({ code }) => code))];
  return kinds.flatMap((code: IssueCode) => {
    const same = issues.filter((one) => one.code === code);
    const rest = same.length - listed;
    return rest > 0
      ? [...same.slice(0, listed), issue('more-of-these', { file, value: String(rest) }, { kind: code })]
      : same;
  });
}
