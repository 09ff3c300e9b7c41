import { comparingIssues } from './comparing-issues.ts';
import { droppingIssues } from './dropping-issues.ts';
import { issueTable } from './issue-table.ts';
import { portalIssues } from './portal-issues.ts';

/** German first, wherever a person reads. */
export interface Text {
  readonly de: string;
  readonly en: string;
}

export type Severity = 'error' | 'warning' | 'info';
export type IssueCode = keyof typeof issueTable;

/** One problem as data: where it is, what it is, and what to do about it. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  /** File, source or address in which the problem lies. */
  readonly file: string;
  /** Line of the file as received (first line is 1), or row of the sheet; null where there is none. */
  readonly record: number | null;
  readonly column: string | null;
  /** The raw text that was found. */
  readonly value: string | null;
  readonly sentence: Text;
  readonly cure: Text;
}

export interface Place {
  readonly file: string;
  readonly record?: number | null;
  readonly column?: string | null;
  readonly value?: string | null;
}

/**
 * Makes an issue of the table. `details` fills the `{names}` in its sentence and cure; `{file}`, `{record}`,
 * `{column}` and `{value}` come from `place`.
 *
 * @example issue('unknown-sign', { file: 'mainz/population', record: 41, column: 'value', value: '#' })
 */
export function issue(
  code: IssueCode,
  place: Place,
  details: Readonly<Record<string, string | number>> = {},
  severity?: Severity,
): Issue {
  const { file, record = null, column = null, value = null } = place;
  const words = new Map<string, string>(
    Object.entries({ file, record, column, value, ...details }).map(([key, word]) => [
      key,
      String(word ?? '–'),
    ]),
  );
  const row = issueTable[code];
  return {
    code,
    severity: severity ?? row.severity,
    file,
    record,
    column,
    value,
    sentence: fill(row.sentence, words),
    cure: fill(row.cure, words),
  };
}

export function isError(candidate: Issue): boolean {
  return candidate.severity === 'error';
}

/** Whether a person who knows better may overrule it; anything else must be cured in a definition or by the publisher. */
export function isJudgement(candidate: Issue): boolean {
  return Object.hasOwn(comparingIssues, candidate.code);
}

/** Whether its value counts rows or figures that were left out, or reach no district. */
export function isCountOfDropped(candidate: Issue): boolean {
  return Object.hasOwn(droppingIssues, candidate.code);
}

/** Whether it is about what portals make of the catalog: the same rule may be broken by every dataset. */
export function isOfPortals(candidate: Issue): boolean {
  return Object.hasOwn(portalIssues, candidate.code);
}

function fill(text: Text, words: ReadonlyMap<string, string>): Text {
  const put = (template: string) =>
    template.replace(/\{([a-zA-Z]+)\}/g, (whole, name) => words.get(name) ?? whole);
  return { de: put(text.de), en: put(text.en) };
}
