import { codesInWords } from '../indicators/codes-sql.ts';
import { compileNewFigures, compileRevisions } from '../indicators/revisions-sql.ts';
import { type Issue, isError, issue } from '../schemas/issues.ts';
import { identifier, plainNumber } from '../schemas/sql-quote.ts';
import { type Chosen, chooseReleases } from './choose-releases.ts';
import { printIssues, type Session } from './commands.ts';
import { diffLines } from './diff-lines.ts';
import type { Effects } from './effects/index.ts';
import { exitCodes } from './exit-codes.ts';
import type { Project } from './project.ts';
import { differencesOf } from './release-differences.ts';
import { compared } from './release-revisions.ts';
import { readFigures } from './steps/read-figures.ts';
import { readStoredReleases } from './stored-releases.ts';

/** A figure that two releases give differently; values as decimal text. */
export interface ChangedFigure {
  readonly table: 'indicator' | 'variable';
  readonly id: string;
  readonly ref_area: string;
  readonly area_name: string;
  readonly time_period: string;
  readonly basis: string;
  /** Its codes that are no totals, by dimension. */
  readonly codes: Readonly<Record<string, string>>;
  readonly change: 'revised' | 'withdrawn' | 'supplied' | 'status';
  readonly old_value: string | null;
  readonly new_value: string | null;
  readonly old_status: string;
  /** null: the row is gone. */
  readonly new_status: string | null;
  readonly old_reason: string | null;
  readonly new_reason: string | null;
  readonly absolute_change: string | null;
  readonly relative_change: string | null;
  readonly why: string;
}

/** Figures of one table and period that the earlier release had not. */
export interface NewFigures {
  readonly table: 'indicator' | 'variable';
  readonly id: string;
  readonly time_period: string;
  readonly figures: number;
  readonly isNewPeriod: boolean;
}

export interface Diff extends Chosen {
  readonly changed: readonly ChangedFigure[];
  readonly added: readonly NewFigures[];
  /** What could not be compared. */
  readonly issues: readonly Issue[];
}

/** `diff`: what changed between two stored releases; `all` lists every figure. */
export async function diff(names: readonly string[], all: boolean, session: Session): Promise<number> {
  const { project, effects, language } = session;
  const { releases, unreadable } = await readStoredReleases(session.releases, effects.files);
  const chosen = chooseReleases(names, releases);
  const found = await compareReleases(chosen, project, effects);
  const issues = [...unreadable.map((file) => issue('release-unreadable', { file })), ...found.issues];
  for (const line of diffLines(found, all, project.registry, language)) effects.terminal.line(line);
  printIssues(issues, language, effects.terminal);
  return issues.some(isError) ? exitCodes.release : exitCodes.fine;
}

/** Compares two stored releases by their Parquet files, as a release does with the one before it. */
export async function compareReleases(
  { before, after }: Chosen,
  { registry }: Project,
  { files, warehouse: open }: Pick<Effects, 'files' | 'warehouse'>,
): Promise<Diff> {
  const warehouse = await open();
  const issues = await readFigures(before, after, compared, registry, { files, warehouse });
  const differences = differencesOf(before.release, after.release);
  const revisions = compileRevisions(compared, after.release, differences, registry);
  const rows = await warehouse.rows<Row>(inOrder(revisions, registry.dimensions));
  const added = await warehouse.rows<NewFigures>(compileNewFigures(compared, registry));
  return { before, after, changed: rows.map((row) => withCodes(row, registry.dimensions)), added, issues };
}

type Row = Omit<ChangedFigure, 'codes'> & Readonly<Record<string, string | null>>;

/** SQL: what is gone first, then the largest changes. */
function inOrder(revisions: string, dimensions: readonly string[]): string {
  const numbers = ['old_value', 'new_value', 'absolute_change', 'relative_change'];
  return `SELECT * REPLACE (${numbers.map((name) => `${plainNumber(name)} AS ${name}`).join(', ')})
FROM (${revisions}) AS revision
ORDER BY "table", id, list_position(['withdrawn', 'revised', 'supplied', 'status'], change),
  abs(revision.relative_change) DESC NULLS LAST, abs(revision.absolute_change) DESC NULLS LAST,
  ref_area, time_period, basis, ${codesInWords(dimensions)}, ${dimensions.map(identifier).join(', ')}`;
}

function withCodes(row: Row, dimensions: readonly string[]): ChangedFigure {
  const codes = dimensions.flatMap((name) => {
    const code = row[name] ?? '_Z';
    return code === '_T' || code === '_Z' ? [] : [[name, code] as const];
  });
  return { ...row, codes: Object.fromEntries(codes) };
}
