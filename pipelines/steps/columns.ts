import type { Registry } from '../../indicators/registry.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { SourceMap, SourceRows } from '../../schemas/types.ts';
import { nearest } from '../../schemas/validator.ts';
import type { Column } from '../parsers/parser.ts';
import type { SourceDefinition } from '../project.ts';
import { fits, labelsOf, meant, placeholdersOf, readLabels } from './column-labels.ts';

export type ValueLine = SourceMap['values'][number];

/** One column of the file that holds a variable, with everything the mapping needs to know about it. */
export interface ValueColumn {
  readonly name: string;
  readonly variable: string;
  /** What the file's figures are multiplied by, as decimal text. */
  readonly factor: string;
  /** Codes that the whole column has. */
  readonly codes: Readonly<Record<string, string>>;
  readonly rows: SourceRows;
  readonly status: ValueLine['status'];
  readonly until: string | null;
}

/** `status: {column: beside}`: each value column has a quality column to its right. */
const beside = 'beside';

export interface ColumnPlan {
  readonly values: readonly ValueColumn[];
  readonly issues: readonly Issue[];
}

interface Match {
  readonly line: ValueLine;
  readonly codes: Readonly<Record<string, string>>;
}

/** Dimensions that a column of the file gives row by row. */
export function rowDimensions(
  map: SourceMap,
): readonly { readonly dimension: string; readonly column: string }[] {
  const own = new Set(['area', 'period', 'basis', 'records', 'values', 'skip']);
  return Object.entries(map as unknown as Readonly<Record<string, { readonly column: string }>>)
    .filter(([name]) => !own.has(name))
    .map(([dimension, { column }]) => ({ dimension, column }));
}

/** Codes that a line of `values` gives to its whole column. */
export function fixedCodes(line: ValueLine): Readonly<Record<string, string>> {
  const own = new Set(['column', 'variable', 'unit', 'rows', 'status', 'until']);
  return Object.fromEntries(
    Object.entries(line as unknown as Readonly<Record<string, string>>).filter(([name]) => !own.has(name)),
  );
}

/**
 * Decides for every column of the file which line of `values` takes it. An exact name beats `skip`, `skip` beats a
 * template. A column that nothing takes, a line that takes nothing and two templates on one column are errors.
 */
export function planColumns(
  columns: readonly Column[],
  source: SourceDefinition,
  registry: Registry,
): ColumnPlan {
  const taken = roleColumns(source.map);
  const names = columns.map(({ name }) => name);
  const missing = [...taken].filter((name) => !names.includes(name));
  const issues: Issue[] = missing.map((column) =>
    issue('missing-column', { file: source.id, column }, { ...hint(column, names), known: listed(names) }),
  );
  const values: ValueColumn[] = [];
  const used = new Set<ValueLine>();
  for (const [index, column] of columns.entries()) {
    if (isBeside(index, names, values)) continue;
    const { matches, problems, candidates } = matchColumn(column.name, source);
    if (matches.length === 0 && taken.has(column.name)) continue;
    for (const line of [...matches.map((match) => match.line), ...candidates]) used.add(line);
    issues.push(...problems);
    for (const match of matches) {
      const unit = factorOf(column, match.line, source, registry);
      issues.push(...unit.issues, ...missingBeside(match.line, column.name, names[index + 1], source, names));
      values.push({
        name: column.name,
        variable: match.line.variable,
        factor: unit.factor,
        codes: match.codes,
        rows: match.line.rows ?? {},
        status: statusOf(match.line, names[index + 1]),
        until: match.line.until ?? null,
      });
    }
  }
  const idle = source.map.values.filter((line) => !used.has(line));
  issues.push(
    ...idle.map(({ column }) =>
      issue('unmatched-line', { file: source.id, column }, { ...hint(column, names), known: listed(names) }),
    ),
  );
  return { values, issues };
}

/** Where the quality of a column's figures stands: in the named column, or in the one `beside` it. */
function statusOf({ status }: ValueLine, next: string | undefined): ValueLine['status'] {
  return status?.column === beside ? { ...status, column: next ?? beside } : status;
}

/** The last column of a file that has lost the quality column to its right. */
function missingBeside(
  { status }: ValueLine,
  column: string,
  next: string | undefined,
  source: SourceDefinition,
  names: readonly string[],
): readonly Issue[] {
  if (status?.column !== beside || next !== undefined) return [];
  const place = { file: source.id, column: `${column} (${beside})` };
  return [issue('missing-column', place, { hint: '', hinten: '', known: listed(names) })];
}

/** Whether a column is the quality column of the one before it. */
function isBeside(index: number, names: readonly string[], values: readonly ValueColumn[]): boolean {
  const last = values.at(-1);
  return last !== undefined && last.name === names[index - 1] && last.status?.column === names[index];
}

/** Columns that say where, when and what a row is, and so hold no figures. */
export function roleColumns(map: SourceMap): ReadonlySet<string> {
  const filters = [...map.values.map(({ rows }) => rows), ...(map.skip ?? []).map(({ rows }) => rows)];
  const roles = [
    map.area.column,
    map.area.name,
    map.period.column,
    ...rowDimensions(map).map(({ column }) => column),
    ...filters.flatMap((rows) => Object.keys(rows ?? {})),
    ...map.values.map(({ status }) => (status?.column === beside ? undefined : status?.column)),
  ];
  return new Set(roles.filter((role) => role !== undefined));
}

function matchColumn(
  name: string,
  source: SourceDefinition,
): {
  readonly matches: readonly Match[];
  readonly problems: readonly Issue[];
  /** Lines that have the column's form although a label is unknown: the label is the problem, not the line. */
  readonly candidates: readonly ValueLine[];
} {
  const place = { file: source.id, column: name };
  const exact = source.map.values.filter(({ column }) => column === name);
  if (exact.length > 0) {
    const matches = exact.map((line) => ({ line, codes: fixedCodes(line) }));
    return { matches, problems: [], candidates: [] };
  }
  const skipped = (source.map.skip ?? []).some(({ column }) => column !== undefined && fits(column, name));
  if (skipped || roleColumns(source.map).has(name)) return { matches: [], problems: [], candidates: [] };

  const templates = source.map.values
    .filter(({ column }) => placeholdersOf(column).length > 0)
    .map((line) => ({ line, labels: labelsOf(line.column, name) }))
    .filter(({ labels }) => labels !== null)
    .map(({ line, labels }) => ({ line, read: readLabels(labels ?? [], source) }));
  const known = templates.filter(({ read }) => read.unknown.length === 0);
  if (known.length === 1 && known[0]) {
    const { line, read } = known[0];
    return {
      matches: [{ line, codes: { ...fixedCodes(line), ...read.codes } }],
      problems: [],
      candidates: [],
    };
  }
  if (known.length > 1) {
    const lines = known.map(({ line }) => line);
    const value = lines.map(({ column }) => column).join(', ');
    return { matches: [], problems: [issue('ambiguous-column', { ...place, value })], candidates: lines };
  }
  const [only] = templates;
  if (templates.length === 1 && only) {
    const problems = only.read.unknown.map(({ dimension, label }) =>
      issue('unknown-label', { ...place, value: label }, { dimension, ...meant(dimension, label, source) }),
    );
    return { matches: [], problems, candidates: [only.line] };
  }
  const candidates = templates.map(({ line }) => line);
  return { matches: [], problems: [issue('unmatched-column', place)], candidates };
}

/** The factor from the header's unit to the variable's; a unit that the definition does not expect is an issue. */
function factorOf(
  column: Column,
  line: ValueLine,
  source: SourceDefinition,
  registry: Registry,
): { readonly factor: string; readonly issues: readonly Issue[] } {
  const unit = registry.variables.get(line.variable)?.unit ?? '';
  const spellings = registry.units.codes.find(({ code }) => code === unit)?.spellings ?? {};
  const factors = new Map(Object.entries(spellings));
  const hasUnits =
    source.read.units !== 'none' && (source.read.parser === 'genesis' || source.read.units !== undefined);
  if (line.unit !== undefined && column.unit === null && hasUnits) {
    const place = { file: source.id, column: column.name };
    return { factor: '1', issues: [issue('unit-missing', place, { expected: line.unit })] };
  }
  const written = column.unit ?? line.unit ?? null;
  const factor = written === null ? 1 : factors.get(written);
  const differs = line.unit === undefined ? factor !== 1 : column.unit !== null && column.unit !== line.unit;
  if (factor === undefined || differs) {
    const plain = [...factors].filter(([, value]) => value === 1).map(([text]) => text);
    return {
      factor: '1',
      issues: [
        issue(
          'unit-differs',
          { file: source.id, column: column.name, value: column.unit ?? line.unit ?? '' },
          { expected: line.unit ?? (plain.join(' / ') || unit) },
        ),
      ],
    };
  }
  return { factor: String(factor), issues: [] };
}

function hint(column: string, names: readonly string[]) {
  const near = nearest(column, names);
  return {
    hint: near ? ` Ähnlich heißt „${near}“.` : '',
    hinten: near ? ` There is "${near}".` : '',
  };
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(' | ');
  return names.length > 12 ? `${shown} | … (${names.length})` : shown;
}
