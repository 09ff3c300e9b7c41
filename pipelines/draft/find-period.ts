import type { SourceMap } from '../../schemas/types.ts';
import { isPeriodWord, statedPeriod } from '../parsers/period-text.ts';
import { readPeriod } from '../steps/period.ts';
import { type Guess, guess } from './guess.ts';
import { cellsAt, type WholeTable } from './whole-table.ts';

type Kind = SourceMap['period']['as'];

export interface PeriodFacts {
  /** The column with the period, counted from 0; null where it stands elsewhere. */
  readonly column: number | null;
  /** The one period of the whole file; null where a column gives it, or nothing does. */
  readonly const: string | null;
  /** The words before it, where it stands above the table: `Stichtag`. */
  readonly words: string | null;
  readonly as: Guess<Kind>;
  /** The texts of the column, as they follow one another. */
  readonly texts: readonly string[];
  /** Years that stand in the names of columns: a header that only the GENESIS parser could turn into rows. */
  readonly headerYears: readonly string[];
}

/** Where the period stands: in a column, in the lines above the table, or in the names of the columns. */
export function findPeriod(
  table: WholeTable,
  rows: readonly number[],
  taken: readonly (number | null)[],
): PeriodFacts {
  const words = `${table.preamble} ${table.columns.map(({ name }) => name).join(' ')}`;
  const free = table.columns.flatMap((_, column) => (taken.includes(column) ? [] : [column]));
  const dated = free.filter((column) => isDated(table, column, rows));
  const named = dated.find((column) => periodName.test(table.columns[column]?.name ?? ''));
  const column = named ?? dated[0] ?? null;
  const headerYears = column === null ? yearsInNames(table) : [];
  if (column !== null) {
    const texts = [...new Set(cellsAt(table, column, rows))];
    return { column, const: null, words: null, as: kindOf(texts, words, true), texts, headerYears };
  }
  const last = headerYears.at(-1);
  const stated = last ?? statedAbove(table.preamble);
  return {
    column,
    const: stated,
    words: last === undefined ? wordsBefore(stated, table.preamble) : null,
    as: kindOf(stated === null ? [] : [stated], words, false),
    texts: [],
    headerYears,
  };
}

/** The year that a column's name ends with: `Bevölkerung > 2023`, `2023`. */
export function yearOfColumn(name: string): string | null {
  return /(?:^|> |\s)((?:19|20)\d\d)(?: #\d+)?$/.exec(name)?.[1] ?? null;
}

const periodName = /^(date|time|zeit|periode|berichts\p{L}*|stichtag|(schul)?jahr|quartal|monat)\b/iu;

/** All cells are periods of one kind. Figures may look like years, so years need a heading that says so, or repeat. */
function isDated(table: WholeTable, column: number, rows: readonly number[]): boolean {
  const texts = new Set(cellsAt(table, column, rows));
  if (texts.size === 0 || !kinds.some((kind) => areAll(texts, kind))) return false;
  const isPlainYear = [...texts].every((text) => /^\d{4}$/.test(text));
  const name = table.columns[column]?.name ?? '';
  return (
    !isPlainYear ||
    periodName.test(name) ||
    (texts.size < rows.length / 4 && table.columns[column]?.unit === null)
  );
}

const kinds: readonly Kind[] = ['reference-date', 'year', 'school-year', 'quarter', 'half-year', 'month'];

function areAll(texts: Iterable<string>, kind: Kind): boolean {
  return [...texts].every((text) => readPeriod(text, kind) !== null);
}

/** The kind that reads all texts; words around the table decide where two kinds look alike. */
function kindOf(texts: readonly string[], words: string, isColumn: boolean): Guess<Kind> {
  if (/Schuljahr/i.test(words) && areAll(texts, 'school-year')) {
    return guess('school-year', '„Schuljahr“ steht in der Datei', '"Schuljahr" stands in the file');
  }
  // A year above the table tells when the election was, not on which day.
  if (
    /wahl\b|wahlergebnis|zweitstimme|wahlberechtigte/i.test(words) &&
    (!isColumn || areAll(texts, 'election-day'))
  ) {
    return guess('election-day', 'die Datei handelt von einer Wahl', 'the file is about an election');
  }
  const kind = texts.length === 0 ? undefined : kinds.find((one) => areAll(texts, one));
  return kind === undefined
    ? guess('year', 'nichts anderes zu erkennen', 'nothing else can be made out')
    : guess(kind, `so ist ${quoted(texts)} zu lesen`, `that is how ${quoted(texts)} reads`);
}

function quoted(texts: readonly string[]): string {
  return texts.length > 1 ? `„${texts[0]}“ …` : `„${texts[0] ?? ''}“`;
}

/** The last period that a line above the table states; else the last day or year in it. */
function statedAbove(preamble: string): string | null {
  const lines = preamble.split('\n').map((line) => line.trim());
  const stated = lines.map(statedPeriod).findLast((period) => period !== null);
  const day = preamble.match(/\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b/g)?.at(-1);
  const year = preamble.match(/\b(?:19|20)\d\d\b/g)?.at(-1);
  return stated ?? day ?? year ?? null;
}

/** The heading before a period, where it stands nowhere above: the definition finds the next file's period by it. */
function wordsBefore(period: string | null, preamble: string): string | null {
  const at = period === null ? -1 : preamble.lastIndexOf(period);
  const [, word] = /(\p{L}+)[\s:]*$/u.exec(preamble.slice(0, Math.max(at, 0))) ?? [];
  const isHeading = word !== undefined && (isPeriodWord(word) || word === 'Stand');
  return isHeading && preamble.indexOf(word) === preamble.lastIndexOf(word, at) ? word : null;
}

function yearsInNames({ columns }: WholeTable): readonly string[] {
  const years = columns.flatMap(({ name }) => yearOfColumn(name) ?? []);
  return years.length > 1 ? [...new Set(years)].sort() : [];
}
