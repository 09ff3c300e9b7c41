import { type Issue, type IssueCode, issue } from '../../schemas/issues.ts';
import { checkBasis, checkReferenceDates } from './checks/basis.ts';
import { checkCells, checkQuality } from './checks/cells.ts';
import { checkDistricts } from './checks/districts.ts';
import { countDropped } from './checks/dropped.ts';
import { checkEquations } from './checks/equations.ts';
import type { Check, CheckInput } from './checks/input.ts';
import { checkAreas, checkGrid, checkKeys } from './checks/keys.ts';
import { checkParts } from './checks/parts.ts';
import { checkPeriods } from './checks/periods.ts';
import { checkAddedTotals, checkEmpty, checkRowFilters, checkUntil } from './checks/rows.ts';
import { checkDecimals, checkRanges, checkSchema } from './checks/values.ts';
import { shorten } from './shorten.ts';

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
  checkPeriods,
  checkAddedTotals,
  checkRanges,
  checkEquations,
  checkDecimals,
  checkEmpty,
  countDropped,
];

/** They look at the observations as a whole, which has holes or doubles where a row found no place or two. */
const checksOfWhole: readonly Check[] = [checkGrid, checkSchema, checkParts, checkDistricts];
const misplaced: readonly IssueCode[] = ['unknown-label', 'bad-period', 'duplicate-key'];

/** Everything that is checked before a snapshot is accepted; an error, also one of `lookup`, holds it back. */
export async function checkObservations(
  input: CheckInput,
  lookup: readonly Issue[] = [],
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const check of checks) issues.push(...(await check(input)));
  const isWhole = [...lookup, ...issues].every(({ code }) => !misplaced.includes(code));
  if (isWhole) for (const check of checksOfWhole) issues.push(...(await check(input)));
  const file = input.mapping.source.id;
  return shorten(issues, listed, (value, kind) => issue('more-of-these', { file, value }, { kind }));
}
