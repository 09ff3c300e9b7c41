import type { Registry } from '../../indicators/registry.ts';
import type { Project } from '../project.ts';
import { fixedCodes } from '../steps/columns.ts';
import type { Template } from './find-templates.ts';
import type { LabelBook } from './label-book.ts';
import { coverage, likeness } from './words.ts';

/** Which variable a template of columns fills. */
export interface Match {
  readonly template: Template;
  readonly variable: string;
  /** Codes that all its columns have. */
  readonly codes: Readonly<Record<string, string>>;
  readonly score: number;
  readonly because: string;
}

export interface Context {
  readonly project: Pick<Project, 'registry' | 'sources'>;
  /** What the table as a whole is about, the surest first. */
  readonly titles: readonly string[];
  /** The code of a GENESIS table. */
  readonly table: string | null;
  readonly book: LabelBook;
}

/** The variable that a template is likeliest to fill; null where none is likely. */
export function matchVariable(template: Template, context: Context): Match | null {
  return knownLine(template, context) ?? byTitle(template, context);
}

/**
 * Two columns with one meaning cannot both be right: the better match stays. Between equals the one of which the
 * definition of the variable says more, then the first.
 */
export function withoutRivals(matches: readonly Match[], { project, book }: Context): readonly Match[] {
  const rank = (match: Match) => {
    const definition = project.registry.variables.get(match.variable)?.definition.de ?? '';
    return match.score + 0.01 * coverage(literalOf(match.template, project.registry), definition);
  };
  const ordered = matches.toSorted((one, other) => rank(other) - rank(one));
  const kept: Match[] = [];
  for (const match of ordered) {
    const cells = cellsOf(match, book);
    const isRival = kept.some(
      (other) =>
        other.variable === match.variable && cellsOf(other, book).some((cell) => cells.includes(cell)),
    );
    if (!isRival) kept.push(match);
  }
  return matches.filter((match) => kept.includes(match));
}

/** The cells of the variable that the columns would fill: their codes without totals. */
function cellsOf({ template, codes }: Match, book: LabelBook): readonly string[] {
  return template.members.map(({ labels }) => {
    const own = Object.entries(labels).map(([dimension, label]): [string, string] => {
      const meaning = book.meaningsOf(label).find((one) => one.dimension === dimension);
      return [dimension, meaning?.code ?? label];
    });
    const all = [...own, ...Object.entries(codes)].filter(([, code]) => code !== '_T');
    return all
      .map((pair) => pair.join('='))
      .sort()
      .join();
  });
}

/** Another source has this column. A name of placeholders only says nothing, unless it is the very same table. */
function knownLine(template: Template, { project, table }: Context): Match | null {
  const { column, members } = template;
  const isTelling = literalOf(template, project.registry).length > 3;
  for (const { id, map, read } of project.sources.values()) {
    const line = map.values.find((one) => one.column === column);
    const isSame = table !== null && read.table === table;
    if (!line || !(isTelling || isSame)) continue;
    if (!hasUnit(line.variable, members[0]?.unit ?? null, project.registry)) continue;
    return { template, variable: line.variable, codes: fixedCodes(line), score: 2, because: `wie in ${id}` };
  }
  return null;
}

function byTitle(template: Template, context: Context): Match | null {
  const { registry } = context.project;
  const literal = literalOf(template, registry);
  const texts = literal === '' ? context.titles : [literal];
  const [best] = [...registry.variables]
    .filter(([id, variable]) => {
      const fits = template.dimensions.every((dimension) => variable.dimensions.includes(dimension));
      return fits && template.members.every(({ unit }) => hasUnit(id, unit, registry));
    })
    .map(([variable, { title }]) => ({
      variable,
      title: title.de,
      score: Math.max(0, ...texts.map((text) => scoreOf(text, title.de))),
    }))
    .toSorted((one, other) => other.score - one.score || (one.variable < other.variable ? -1 : 1));
  const least = literal === '' ? 0.5 : 0.6;
  if (best === undefined || best.score < least) return null;
  const because = literal === '' ? `Titel der Tabelle ähnlich „${best.title}“` : `ähnlich „${best.title}“`;
  return { template, variable: best.variable, codes: {}, score: best.score, because };
}

/** A long first word that is the same carries a heading, whatever follows it. */
function scoreOf(text: string, title: string): number {
  const [first = ''] = text.split(/[\s>(]+/);
  const isHead = first.length > 12 && first === title.split(/\s+/)[0];
  return Math.max(likeness(text, title), isHead ? 0.6 : 0);
}

/** What a template says besides its labels and the names of its dimensions. */
export function literalOf({ column }: Template, registry: Registry): string {
  const titles = registry.dimensions.map((dimension) => registry.codelists.get(dimension)?.title.de);
  return column
    .split(' > ')
    .map((piece) => piece.replace(/\{[^}]+\}/g, ' ').replace(/#\d+$/, ''))
    .filter(
      (piece) => !titles.includes(piece.trim()) && !headings.has(piece.trim()) && piece.trim() !== 'value',
    )
    .join(' ')
    .trim();
}

/** Other words for what a dimension is called, above its labels. */
const headings = new Set([
  'Nationalität',
  'Alter',
  'Altersgruppe',
  'Altersgruppen',
  'Schularten',
  'Wirtschaftszweige',
]);

/** A header without a unit excludes no variable. */
function hasUnit(variable: string, unit: string | null, { variables, units }: Registry): boolean {
  if (unit === null) return true;
  const code = variables.get(variable)?.unit;
  return Object.hasOwn(units.codes.find((one) => one.code === code)?.spellings ?? {}, unit);
}
