import { SourceError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type {
  PxwebTable,
  PxwebTableVariable,
  SourcePxwebQuery,
  SourcePxwebSelection,
} from '../../schemas/types.ts';
import type { Selected } from './pxweb-parts.ts';

/** What the definition selects, in the codes of the table. A variable that it does not name would be added up unseen. */
export function selectionOf(
  { variables }: PxwebTable,
  select: SourcePxwebQuery['select'],
  file: string,
): readonly Selected[] {
  const codes = variables.map(({ code }) => code);
  const wanted = new Map(Object.entries(select));
  const unknown = [...wanted.keys()].filter((code) => !codes.includes(code));
  const issues = [
    ...unknown.map((column) => issue('variable-missing', { file, column }, { known: listed(codes) })),
    ...variables.flatMap((variable) => problemsOf(variable, wanted.get(variable.code), file)),
  ];
  if (issues.length > 0) throw new SourceError(issues);
  return variables.flatMap(({ code, values }) => {
    const chosen = valuesOf(values, wanted.get(code) ?? 'total');
    return chosen === null ? [] : [{ code, values: chosen }];
  });
}

function problemsOf(
  { code: column, values, elimination }: PxwebTableVariable,
  wanted: SourcePxwebSelection | undefined,
  file: string,
): readonly Issue[] {
  const known = listed(values);
  if (wanted === undefined) return [issue('variable-unselected', { file, column }, { known })];
  if (wanted === 'total' && elimination !== true)
    return [issue('variable-without-total', { file, column }, { known })];
  const missing = Array.isArray(wanted) ? wanted.filter((value) => !values.includes(value)) : [];
  return missing.map((value) => issue('selection-missing', { file, column, value }, { known }));
}

/** null: the table gives the total. The newest are those with the largest codes: 2024M12, 2025, 2025K1. */
function valuesOf(values: readonly string[], wanted: SourcePxwebSelection): readonly string[] | null {
  if (wanted === 'total') return null;
  if (wanted === 'all') return values;
  return Array.isArray(wanted) ? wanted : values.toSorted().slice(-wanted.top);
}

function listed(codes: readonly string[]): string {
  const shown = codes.slice(0, 12).join(', ');
  return codes.length > 12 ? `${shown}, … (${codes.length})` : shown || '–';
}
