import type { Registry } from '../../indicators/registry.ts';
import { isFigure } from '../parsers/cell-shape.ts';
import type { AreaFacts } from './find-areas.ts';
import type { PeriodFacts } from './find-period.ts';
import { countBy } from './guess.ts';
import type { LabelBook } from './label-book.ts';
import { cellsAt, type WholeTable } from './whole-table.ts';

export type Role =
  | 'key'
  | 'name'
  | 'period'
  | 'value'
  /** Figures in rows of other places, 0 in all of ours. */
  | 'zeros'
  | 'quality'
  /** Labels of a dimension. */
  | 'labels'
  /** Texts that tell rows apart without being labels we know, or say what a figure measures. */
  | 'measure'
  /** The same text in every row of ours. */
  | 'constant'
  /** Nothing in any row of ours. */
  | 'empty'
  /** The number of a row. */
  | 'number'
  /** A code beside its own label. */
  | 'code'
  | 'text';

export interface ColumnFacts {
  readonly name: string;
  readonly unit: string | null;
  readonly role: Role;
  /** The first different texts in rows of ours. */
  readonly samples: readonly string[];
  /** Text → in how many rows of ours. */
  readonly labels: ReadonlyMap<string, number>;
  /** The dimension whose labels these are. */
  readonly dimension: string | null;
}

interface Known {
  readonly areas: AreaFacts | null;
  readonly period: PeriodFacts;
  readonly book: LabelBook;
  readonly registry: Registry;
}

interface Seen {
  readonly index: number;
  readonly name: string;
  readonly unit: string | null;
  /** In rows of ours. */
  readonly cells: readonly string[];
  readonly labels: ReadonlyMap<string, number>;
  readonly dimension: string | null;
}

/** What each column is, judged by the rows of our cities; by all rows where none is ours. */
export function examineColumns(table: WholeTable, known: Known): readonly ColumnFacts[] {
  const seen = table.columns.map(({ name, unit }, index): Seen => {
    const cells = cellsAt(table, index, known.areas?.ours);
    const labels = countBy(cells, (cell) => cell);
    return { index, name, unit, cells, labels, dimension: dimensionOf([...labels.keys()], known.book) };
  });
  const repeated = hasRepeatedKeys(seen, known);
  return seen.map((column) => {
    const { name, unit, labels } = column;
    const role = roleOf(column, repeated, table, known);
    const samples = [...labels.keys()].filter((label) => label !== '').slice(0, 3);
    return { name, unit, role, samples, labels, dimension: role === 'labels' ? column.dimension : null };
  });
}

function roleOf(
  column: Seen,
  repeated: boolean,
  table: WholeTable,
  { areas, period, registry }: Known,
): Role {
  const { index, name, cells, labels, dimension } = column;
  const names = table.columns.map((other) => other.name);
  const isLabelOfPeriod = period.column !== null && name === labelOf(names[period.column] ?? '');
  if (index === areas?.column) return 'key';
  if (index === areas?.name) return 'name';
  if (index === period.column) return 'period';
  if (cells.every((cell) => cell === '')) return 'empty';
  if (numberName.test(name)) return 'number';
  if (names.includes(labelOf(name)) || isLabelOfPeriod) return 'code';
  if (isNumeric(cells)) return numericRole(column, table, areas);
  if (areQualities(labels, registry)) return 'quality';
  if (dimension !== null) return 'labels';
  if (measureName.test(name)) return 'measure';
  if (labels.size === 1) return 'constant';
  return repeated && labels.size <= mostLabels ? 'measure' : 'text';
}

/** The column with the label of a code, as flat files and cubes name it. */
function labelOf(name: string): string {
  return /_code$/.test(name) ? name.replace(/_code$/, '_label') : `${name} > label`;
}

function numericRole({ index, unit, cells }: Seen, table: WholeTable, areas: AreaFacts | null): Role {
  const all = cellsAt(table, index);
  if (unit === null && isConstant(all)) return 'constant';
  const isZero = (cell: string) => cell === '0';
  return areas !== null && cells.every(isZero) && !all.every(isZero) ? 'zeros' : 'value';
}

const mostLabels = 80;

const numberName = /^((lfd|laufende)\.?\s*)?(nr\.?|nummer)$/i;

/** Columns that say what a figure measures, even where all rows say the same. */
const measureName = /^(label\d|value_variable_label|value_unit|unit|einheit|merkmal|kennzahl|messgröße)$/i;

function isNumeric(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.filter(isFigure).length * 10 >= filled.length * 9;
}

/** Zero, or a sign, may well be the figure of every place; another number in every row is a code. */
function isConstant(cells: readonly string[]): boolean {
  const [first = ''] = cells;
  return cells.length > 3 && /[1-9]/.test(first) && cells.every((cell) => cell === first);
}

/** Letters that a legend of quality columns explains. */
function areQualities(labels: ReadonlyMap<string, number>, { signs }: Registry): boolean {
  const marks = [...labels.keys()].filter((label) => label !== '');
  const legends = Object.entries(signs.profiles).filter(([name]) => name.endsWith('-quality'));
  return legends.some(([, legend]) => marks.every((mark) => Object.hasOwn(legend.signs, mark)));
}

/** At least half of the labels must be known, and one besides the total. */
function dimensionOf(labels: readonly string[], book: LabelBook): string | null {
  if (labels.length > mostLabels) return null;
  const meanings = labels.map((label) => book.meaningsOf(label));
  const counts = countBy(meanings.flat(), ({ dimension }) => dimension);
  const special = new Set(
    meanings.flat().flatMap(({ dimension, code }) => (code === '_T' ? [] : [dimension])),
  );
  const [best] = [...counts]
    .filter(([dimension, count]) => special.has(dimension) && count * 2 >= labels.length)
    .sort(([, one], [, other]) => other - one);
  return best?.[0] ?? null;
}

/** Whether key, period and the labels that are known leave several rows for one figure. */
function hasRepeatedKeys(columns: readonly Seen[], { areas, period, registry }: Known): boolean {
  // Polling districts are told apart by their keys; they are added up.
  if (areas === null || registry.areas.schemes[areas.scheme]?.district !== undefined) return false;
  const telling = columns.filter(
    ({ index, dimension }) => index === areas.column || index === period.column || dimension !== null,
  );
  const keys = areas.ours.map((_, row) => telling.map(({ cells }) => cells[row]).join('\n'));
  return new Set(keys).size < keys.length;
}
