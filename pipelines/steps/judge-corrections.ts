import { type Issue, issue } from '../../schemas/issues.ts';
import { literal } from '../../schemas/sql-quote.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { Project, SourceDefinition } from '../project.ts';
import type { Correction } from './correct.ts';
import { type CorrectionCell, correctionIssues, correctionsFile, sayCorrected } from './correction-issues.ts';
import { tablesOf } from './map.ts';

/** A correction in a release. */
export interface JudgedCorrection {
  readonly source: SourceDefinition;
  readonly correction: Correction;
  /** The snapshot that gives the figure to the release; null where none does. */
  readonly snapshot: string | null;
  readonly applied: boolean;
  readonly issues: readonly Issue[];
}

/**
 * What became of every correction in the loaded release. One that finds its cell changed in the file that gives the
 * figure is an error, for the figure may be right again or wrong in a new way; when a past state is recomputed
 * (`isPast`), and where the figure is in no file at all, it is idle.
 */
export async function judgeCorrections(
  { sources, registry }: Project,
  isPast: boolean,
  warehouse: Warehouse,
): Promise<readonly JudgedCorrection[]> {
  const judged: JudgedCorrection[] = [];
  for (const source of sources.values()) {
    for (const [position, correction] of source.corrections.entries()) {
      const snapshot = await givingSnapshot(source.id, correction, warehouse);
      const found = snapshot === null ? null : await foundIn(source.id, snapshot, position, warehouse);
      const wrong =
        found === null || found.applied ? [] : correctionIssues(source, correction, found, registry);
      const idle = issue(
        'correction-idle',
        { file: source.id },
        { figure: sayCorrected(correction, registry), corrections: correctionsFile(source) },
      );
      const applied = found?.applied ?? false;
      const issues = wrong.length > 0 && !isPast ? wrong : [idle];
      judged.push({ source, correction, snapshot, applied, issues: applied ? [] : issues });
    }
  }
  return judged;
}

/** Of one source, one snapshot holds all of a variable's period. */
async function givingSnapshot(
  source: string,
  { variable, period }: Correction,
  warehouse: Warehouse,
): Promise<string | null> {
  const [row] = await warehouse.rows<{ snapshot: string }>(
    `SELECT DISTINCT snapshot FROM observation WHERE source = ${literal(source)}
     AND variable = ${literal(variable)} AND time_period = ${literal(period)} ORDER BY ALL`,
  );
  return row?.snapshot ?? null;
}

async function foundIn(
  source: string,
  snapshot: string,
  position: number,
  warehouse: Warehouse,
): Promise<(CorrectionCell & { readonly applied: boolean }) | null> {
  const [row] = await warehouse.rows<CorrectionCell & { readonly applied: boolean }>(
    `SELECT cells, record, "column", text, applied FROM ${tablesOf(source, snapshot).corrections} WHERE position = ${position}`,
  );
  return row ?? null;
}
