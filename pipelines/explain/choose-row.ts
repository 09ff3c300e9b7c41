import { indicatorTable } from '../../indicators/indicator-sql.ts';
import { DefinitionError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { nearest } from '../../schemas/validator.ts';
import type { Alternatives } from './explanation.ts';
import { named, same } from './labels.ts';
import type { Question } from './question.ts';
import { type Row, rowsOf, type Tracing } from './tracing.ts';

/**
 * The row that answers the question: totals and the preferred basis unless told otherwise. Throws a DefinitionError
 * with what there is if there is no such row.
 */
export async function chooseRow(
  question: Question,
  tracing: Tracing,
): Promise<{ readonly row: Row; readonly alternatives: Alternatives }> {
  const { id, indicator, area, period, where, basis } = question;
  const { by = [] } = indicator;
  const all = await rowsOf(indicatorTable(id), {}, tracing);
  const here = all.filter((row) => row.ref_area === area);
  if (here.length === 0) throw none('area', area, valuesOf(all, 'ref_area'));
  const then = here.filter((row) => row.time_period === period);
  if (then.length === 0) throw none('period', period, valuesOf(here, 'time_period'));
  const wanted = new Map(by.map((dimension) => [dimension, where.get(dimension) ?? '_T']));
  const such = then.filter((row) => [...wanted].every(([dimension, code]) => row[dimension] === code));
  if (such.length === 0) throw noneOfCodes(wanted, where, then);
  const row =
    basis === null
      ? (such.find(({ preferred }) => preferred === 'true') ?? such[0])
      : such.find((one) => one.basis === basis);
  if (!row) throw none('basis', basis ?? '', valuesOf(such, 'basis'));
  return { row, alternatives: alternativesOf(row, such, then, by, tracing) };
}

function alternativesOf(
  chosen: Row,
  such: readonly Row[],
  then: readonly Row[],
  by: readonly string[],
  { project: { registry } }: Tracing,
): Alternatives {
  const others = (rows: readonly Row[], column: string) =>
    valuesOf(rows, column)
      .filter((code) => code !== chosen[column])
      .map((code) => named(column, code, registry));
  return {
    bases: others(such, 'basis'),
    breakdowns: by
      .map((dimension) => ({
        dimension,
        title: registry.codelists.get(dimension)?.title ?? same(dimension),
        codes: others(then, dimension),
      }))
      .filter(({ codes }) => codes.length > 0),
  };
}

function valuesOf(rows: readonly Row[], column: string): readonly string[] {
  return [...new Set(rows.map((row) => row[column] ?? ''))].sort();
}

function none(column: string, value: string, known: readonly string[]): DefinitionError {
  return new DefinitionError([figureAbsent(column, value, known)]);
}

function figureAbsent(column: string, value: string, known: readonly string[]): Issue {
  const near = nearest(value, known);
  const sorted = near ? [near, ...known.filter((one) => one !== near)] : known;
  return issue(
    'figure-absent',
    { file: 'quartett explain', column, value },
    { known: sorted.slice(0, 40).join(', ') },
  );
}

/** Which of the codes is to blame: one that nobody asked for is a total that does not exist. */
function noneOfCodes(
  wanted: ReadonlyMap<string, string>,
  where: ReadonlyMap<string, string>,
  rows: readonly Row[],
): DefinitionError {
  const absent = [...wanted].filter(([dimension, code]) => rows.every((row) => row[dimension] !== code));
  const blamed = absent.length > 0 ? absent : [...wanted].filter(([dimension]) => where.has(dimension));
  return new DefinitionError(
    blamed.map(([dimension, code]) => {
      const known = valuesOf(rows, dimension);
      if (where.has(dimension)) return figureAbsent(`--where ${dimension}`, code, known);
      const details = { known: known.map((one) => `--where ${dimension}=${one}`).join(', ') };
      return issue('total-absent', { file: 'quartett explain', column: dimension }, details);
    }),
  );
}
