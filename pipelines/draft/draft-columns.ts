import type { Project } from '../project.ts';
import { findTemplates, type Template } from './find-templates.ts';
import type { Findings } from './findings.ts';
import { type Context, literalOf, type Match, matchVariable, withoutRivals } from './match-variables.ts';
import { guessed, type Marked, open } from './origin.ts';
import { skipLines } from './skip-lines.ts';
import { isOtherYear, mostCombinations, skippedOf } from './skipped-columns.ts';
import { subjectsOf } from './title-of.ts';
import { flow } from './yaml-scalar.ts';

export interface ColumnDraft {
  /** Lines of `values`. */
  readonly values: readonly Marked[];
  /** Lines of `skip`. */
  readonly skip: readonly Marked[];
  /** Dimensions that a column gives row by row. */
  readonly dimensions: readonly { readonly name: string; readonly column: string }[];
  /** What the lines of `values` fill; ids of variables, or of ones that would have to be made. */
  readonly variables: readonly string[];
  readonly newVariable: Template | null;
  /** Labels that the lines rest on. */
  readonly labels: readonly { readonly dimension: string; readonly label: string }[];
}

/** Which columns hold which variable, as far as names, labels, units and titles tell; the rest is left to a person. */
export function draftColumns(findings: Findings, project: Project): ColumnDraft {
  const { columns, surroundings, period, table } = findings;
  const context: Context = {
    project,
    titles: [...subjectsOf(table.preamble), findings.title ?? '', findings.file],
    table: surroundings.table,
    book: findings.book,
  };
  const figures = columns.filter(({ role }) => role === 'value');
  const current = figures.filter(({ name }) => !isOtherYear(name, period.headerYears));
  const measures = columns.filter(({ role }) => role === 'measure');
  const dimensions = rowDimensions(findings);
  const templates = findTemplates(current, findings.book);
  const combinations = combinationsOf(findings, measures);
  const matches = combinations.flatMap((texts) => {
    const found = templates.flatMap((template) => matchVariable(template, contextWith(texts, context)) ?? []);
    return withoutRivals([...found, ...likeOthers(found, templates, context)], context).map((match) => ({
      match,
      texts,
    }));
  });
  const fallback = matches.length === 0 ? likeliest(templates) : null;
  const lines = matches.map(({ match, texts }) => guessed(lineOf(match, texts, findings), match.because));
  const newLine = fallback === null ? [] : [newVariableLine(fallback, combinations, findings)];
  const taken = new Set([...matches.map(({ match }) => match.template), ...(fallback ? [fallback] : [])]);
  const left = templates.filter((template) => !taken.has(template));
  return {
    values: [...lines, ...newLine],
    skip: skipLines(
      skippedOf(
        findings,
        left,
        matches.map(({ match }) => match),
      ),
      takenNames(taken, findings),
    ),
    dimensions,
    variables: [...new Set(matches.map(({ match }) => match.variable))],
    newVariable: fallback,
    labels: labelsUsed([...taken], dimensions, findings),
  };
}

/** Columns that are all labels belong to what a column beside them counts, if it can be broken down like that. */
function likeOthers(
  found: readonly Match[],
  templates: readonly Template[],
  { project }: Context,
): readonly Match[] {
  const [only, ...others] = [...new Set(found.map(({ variable }) => variable))];
  const dimensions = project.registry.variables.get(only ?? '')?.dimensions ?? [];
  if (only === undefined || others.length > 0) return [];
  return templates
    .filter((template) => !found.some((match) => match.template === template))
    .filter((template) => template.dimensions.length > 0 && literalOf(template, project.registry) === '')
    .filter((template) => template.dimensions.every((dimension) => dimensions.includes(dimension)))
    .map((template) => ({
      template,
      variable: only,
      codes: {},
      score: 0.5,
      because: 'wie die Spalten daneben',
    }));
}

/** Where nothing matches: the template that most columns share, for it is what the table is about. */
function likeliest(templates: readonly Template[]): Template | null {
  return templates.toSorted((one, other) => other.members.length - one.members.length)[0] ?? null;
}

/** Texts of the columns that say what a row measures, each combination once. */
type Combination = Readonly<Record<string, string>>;

function combinationsOf(
  { table, areas, columns }: Findings,
  measures: Findings['columns'],
): readonly Combination[] {
  if (measures.length === 0) return [{}];
  const rows = areas?.ours.flatMap((index) => table.rows[index] ?? []) ?? table.rows;
  const places = measures.map(({ name }) => columns.findIndex((column) => column.name === name));
  const all = new Map<string, Combination>();
  for (const { cells } of rows) {
    const texts = places.map((place, at) => [measures[at]?.name ?? '', cells[place] ?? ''] as const);
    all.set(JSON.stringify(texts), Object.fromEntries(texts));
  }
  return all.size > mostCombinations ? [totalOf(measures)] : [...all.values()];
}

/** Too many rows to give each a line: the total, if there is one. */
function totalOf(measures: Findings['columns']): Combination {
  return Object.fromEntries(
    measures.map(({ name, labels }) => {
      const total = [...labels.keys()].find((label) => /^(insgesamt|gesamt|zusammen)$/i.test(label));
      return [name, total ?? [...labels.keys()][0] ?? ''];
    }),
  );
}

function contextWith(texts: Combination, context: Context): Context {
  const own = Object.values(texts).filter((text) => text.length > 2);
  return own.length === 0 ? context : { ...context, titles: [...own, ...context.titles] };
}

function lineOf({ template, variable, codes }: Match, texts: Combination, findings: Findings): string {
  const [member] = template.members;
  const quality = findings.columns.find(({ role }) => role === 'quality');
  return flow({
    column: template.column,
    variable,
    ...codes,
    ...(member?.unit ? { unit: member.unit } : {}),
    ...(Object.keys(texts).length > 0 ? { rows: texts } : {}),
    ...(quality ? { status: { column: quality.name, signs: 'zensus-quality' } } : {}),
  });
}

function newVariableLine(
  template: Template,
  [texts = {}]: readonly Combination[],
  findings: Findings,
): Marked {
  const match = { template, variable: 'bitte-ergaenzen', codes: {}, score: 0, because: '' };
  return open(lineOf(match, texts, findings), 'keine Variable des Projekts passt; eine nennen oder anlegen');
}

function rowDimensions({ columns }: Findings): ColumnDraft['dimensions'] {
  return columns.flatMap(({ name, role, dimension }) =>
    role === 'labels' && dimension !== null ? [{ name: dimension, column: name }] : [],
  );
}

/** Columns that must not fall under a wildcard of `skip`. */
function takenNames(taken: ReadonlySet<Template>, { columns }: Findings): readonly string[] {
  const roles = columns.filter(({ role }) => ['key', 'name', 'period', 'labels', 'measure'].includes(role));
  return [
    ...[...taken].flatMap(({ members }) => members.map(({ name }) => name)),
    ...roles.map(({ name }) => name),
  ];
}

function labelsUsed(
  taken: readonly Template[],
  dimensions: ColumnDraft['dimensions'],
  { columns }: Findings,
): ColumnDraft['labels'] {
  const inNames = taken.flatMap(({ members }) =>
    members.flatMap(({ labels }) =>
      Object.entries(labels).map(([dimension, label]) => ({ dimension, label })),
    ),
  );
  const inRows = dimensions.flatMap(({ name, column }) => {
    const labels = columns.find((one) => one.name === column)?.labels ?? new Map();
    return [...labels.keys()].map((label) => ({ dimension: name, label }));
  });
  const all = new Map([...inNames, ...inRows].map((used) => [`${used.dimension}\n${used.label}`, used]));
  return [...all.values()];
}
