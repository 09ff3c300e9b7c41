import { type LabelBook, plain } from './label-book.ts';

/** Columns that differ only in labels of known dimensions, as one template. */
export interface Template {
  /** `{sex} > {age}`, or the name of a single column. */
  readonly column: string;
  readonly dimensions: readonly string[];
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly unit: string | null;
  /** Dimension → label, as the column writes it. */
  readonly labels: Readonly<Record<string, string>>;
}

interface Column {
  readonly name: string;
  readonly unit: string | null;
}

/** Sorts columns of figures into templates: a label that a dimension knows becomes its placeholder. */
export function findTemplates(columns: readonly Column[], book: LabelBook): readonly Template[] {
  const first = columns.map((column) => ({ column, pieces: piecesOf(column.name, book) }));
  const shapes = first.map(({ pieces }) => pieces).filter((pieces) => pieces.some(isPlaced));
  const templates = new Map<
    string,
    { dimensions: readonly string[]; unit: string | null; members: Member[] }
  >();
  for (const { column, pieces } of first) {
    const whole = placeTotals(pieces, shapes);
    const text = whole.map(({ before, dimension, label, after }) =>
      dimension === null ? label : `${before}{${dimension}}${after}`,
    );
    const placed = whole.filter(isPlaced);
    const template = text.join(separator);
    const key = `${template}\n${column.unit}`;
    const entry = templates.get(key) ?? {
      dimensions: placed.map(({ dimension }) => dimension ?? ''),
      unit: column.unit,
      members: [],
    };
    const labels = Object.fromEntries(placed.map(({ dimension, label }) => [dimension ?? '', label]));
    entry.members.push({ ...column, labels });
    templates.set(key, entry);
  }
  return [...templates].flatMap(([key, { dimensions, members }]) =>
    settle({ column: key.split('\n')[0] ?? '', dimensions, members }),
  );
}

const separator = ' > ';

/** A segment of a column's name; `dimension` null: a text like any other. */
interface Piece {
  readonly before: string;
  readonly dimension: string | null;
  readonly label: string;
  readonly after: string;
  /** Dimensions for which the label is the total; which one is meant, the neighbours tell. */
  readonly totals: readonly string[];
}

function isPlaced({ dimension }: Piece): boolean {
  return dimension !== null;
}

function piecesOf(name: string, book: LabelBook): readonly Piece[] {
  const used = new Set<string>();
  return name.split(separator).map((segment): Piece => {
    const meanings = book.meaningsOf(segment);
    const special = meanings.find(({ code, dimension }) => code !== '_T' && !used.has(dimension));
    const totals = meanings.filter(({ code }) => code === '_T').map(({ dimension }) => dimension);
    if (special === undefined && totals.length === 0) return affixed(segment, used, book);
    if (special) used.add(special.dimension);
    return { before: '', dimension: special?.dimension ?? null, label: segment, after: '', totals };
  });
}

/** A known label at the beginning or end of a segment: `Z_SPD`, `SPD - Zweitstimmen`. Totals say too little for that. */
function affixed(segment: string, used: Set<string>, book: LabelBook): Piece {
  const literal: Piece = { before: '', dimension: null, label: segment, after: '', totals: [] };
  const [, core = segment, suffix = ''] = /^(.*?)( #\d+)?$/s.exec(segment) ?? [];
  const text = plain(core);
  if (text.length !== core.length) return literal;
  for (const { label, dimension } of book.labels) {
    if (label.length < 2 || label.length >= text.length || used.has(dimension)) continue;
    if (text.endsWith(label) && isBorder(text[text.length - label.length - 1])) {
      used.add(dimension);
      const at = core.length - label.length;
      return { ...literal, before: core.slice(0, at), dimension, label: core.slice(at), after: suffix };
    }
    if (text.startsWith(label) && isBorder(text[label.length])) {
      used.add(dimension);
      const rest = core.slice(label.length) + suffix;
      return { ...literal, dimension, label: core.slice(0, label.length), after: rest };
    }
  }
  return literal;
}

function isBorder(character: string | undefined): boolean {
  return character !== undefined && !/[\p{L}\p{N}]/u.test(character);
}

/** `Insgesamt` is the total of the dimension that other columns have at the same place. */
function placeTotals(pieces: readonly Piece[], shapes: readonly (readonly Piece[])[]): readonly Piece[] {
  if (!pieces.some(({ totals, dimension }) => dimension === null && totals.length > 0)) return pieces;
  const [fitting] = shapes
    .toSorted((one, other) => placedIn(other) - placedIn(one))
    .filter(
      (shape) =>
        shape.length === pieces.length &&
        shape.every((piece, at) => isSame(piece, pieces[at]) || canBe(pieces[at], piece.dimension)),
    );
  if (!fitting) return placeSeparately(pieces, shapes);
  return pieces.map((piece, at) => {
    const dimension = fitting[at]?.dimension ?? null;
    return piece.dimension === null && canBe(piece, dimension) ? { ...piece, dimension } : piece;
  });
}

function placedIn(shape: readonly Piece[]): number {
  return shape.filter(isPlaced).length;
}

/** Each total by itself: columns may give the total of one dimension beside the parts of another. */
function placeSeparately(pieces: readonly Piece[], shapes: readonly (readonly Piece[])[]): readonly Piece[] {
  return pieces.map((piece, at) => {
    const found = shapes.find((shape) => {
      const others = shape.length === pieces.length && canBe(piece, shape[at]?.dimension ?? null);
      return others && shape.every((other, place) => place === at || isAlike(other, pieces[place]));
    });
    const dimension = found?.[at]?.dimension ?? null;
    return piece.dimension === null && dimension !== null ? { ...piece, dimension } : piece;
  });
}

function isAlike(one: Piece, other: Piece | undefined): boolean {
  return isSame(one, other) || canBe(other, one.dimension) || canBe(one, other?.dimension ?? null);
}

function canBe(piece: Piece | undefined, dimension: string | null): boolean {
  return dimension !== null && (piece?.totals.includes(dimension) ?? false);
}

function isSame(one: Piece, other: Piece | undefined): boolean {
  if (one.dimension !== null) return one.dimension === other?.dimension && one.before === other.before;
  return other?.dimension === null && one.label === other.label;
}

/** One column alone with a label inside its name proves no pattern. */
function settle(template: Template): readonly Template[] {
  const isWhole = template.column
    .split(separator)
    .every((piece) => /^\{[^}]+\}$/.test(piece) || !piece.includes('{'));
  if (isWhole || template.members.length > 1) return [template];
  return template.members.map((member) => ({
    column: member.name,
    dimensions: [],
    members: [{ ...member, labels: {} }],
  }));
}
