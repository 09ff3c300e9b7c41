import { type Area, citiesOf } from '../../indicators/registry.ts';
import type { Project } from '../project.ts';
import { type ColumnFacts, examineColumns } from './examine-columns.ts';
import { type AreaFacts, citiesByName, findAreas, keyWithoutZero } from './find-areas.ts';
import { findDistricts } from './find-districts.ts';
import { findPeriod, type PeriodFacts } from './find-period.ts';
import { type LabelBook, labelBook } from './label-book.ts';
import { type NumberFacts, numberFacts } from './number-facts.ts';
import { licenceOf, type Marked, publisherOf, type Surroundings } from './origin.ts';
import type { ReadProposal } from './propose-read.ts';
import type { Recognized } from './recognize.ts';
import { titleOf } from './title-of.ts';
import { cellsAt, type WholeTable } from './whole-table.ts';

/** Everything that was found out about a file that no definition describes. */
export interface Findings {
  /** The name of the file, without its folder. */
  readonly file: string;
  readonly recognized: Recognized;
  readonly proposal: ReadProposal;
  readonly table: WholeTable;
  readonly surroundings: Surroundings;
  readonly title: string | null;
  readonly publisher: Marked | null;
  readonly licence: Marked;
  readonly areas: AreaFacts | null;
  /** Cities that stand in no row with a key. */
  readonly missing: readonly Area[];
  readonly byName: readonly { readonly city: Area; readonly column: number }[];
  /** A column of keys that have lost their leading zero. */
  readonly cutKey: number | null;
  readonly period: PeriodFacts;
  readonly columns: readonly ColumnFacts[];
  readonly numbers: NumberFacts;
  readonly book: LabelBook;
  /** Sources of the project that read this very table. */
  readonly known: readonly string[];
}

interface Parsed {
  readonly file: string;
  readonly recognized: Recognized;
  readonly proposal: ReadProposal;
  readonly table: WholeTable;
  /** Where the definition is to lie, if that is said. */
  readonly publisher: string | null;
}

/** Looks at a parsed file with everything that the project knows. */
export function examineFile({ publisher: told, ...parsed }: Parsed, project: Project): Findings {
  const { table, file } = parsed;
  const { registry } = project;
  const code = table.read.table ?? /\b\d{5}-\d{2}-\d{2}-\d\b/.exec(`${file} ${table.preamble}`)?.[0] ?? null;
  const surroundings = { table: code, text: `${table.preamble}\n${table.footer}` };
  const publisher = told === null ? publisherOf(surroundings, project) : { text: told, mark: null };
  const book = labelBook(project, publisher?.text ?? null);
  const areas = findAreas(table, registry) ?? findDistricts(table, registry);
  const rows = areas?.ours ?? table.rows.map((_, index) => index);
  const period = findPeriod(table, rows, [areas?.column ?? null, areas?.name ?? null]);
  const columns = examineColumns(table, { areas, period, book, registry });
  const figures = columns.flatMap(({ role }, index) => (role === 'value' ? cellsAt(table, index, rows) : []));
  // A flat file of GENESIS says in every row what it is about.
  const labelled = columns.find(({ name, role }) => name === 'statistics_label' && role === 'constant');
  const found = new Set((areas?.cities ?? []).map(({ city }) => city));
  return {
    ...parsed,
    surroundings,
    title: titleOf(table.preamble) ?? labelled?.samples[0] ?? null,
    publisher,
    licence: licenceOf(surroundings, publisher?.text ?? null, project),
    areas,
    missing: areas?.within ? [] : citiesOf(registry).filter((city) => !found.has(city)),
    byName: areas === null ? citiesByName(table, registry) : [],
    cutKey: areas === null ? keyWithoutZero(table, registry) : null,
    period,
    columns,
    numbers: numberFacts(figures, table.read, registry),
    book,
    known: [...project.sources.values()].flatMap(({ id, read }) =>
      code !== null && read.table === code ? [id] : [],
    ),
  };
}
