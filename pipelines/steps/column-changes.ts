/** The columns of a file and some of its rows. */
export interface Sketch {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface Rename {
  readonly from: string;
  readonly to: string;
  /** Up to 1. */
  readonly score: number;
  /** Share of equal figures in the rows that both files have; null where there are too few to tell. */
  readonly equal: number | null;
}

/** How the columns of a file differ from those of an earlier one. */
export interface ColumnChanges {
  readonly renamed: readonly Rename[];
  /** Without those that are only renamed. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly isReordered: boolean;
}

/**
 * Compares the columns of two files; null where they are the same. `keys` are the columns that say what a row is about. A column
 * that is gone and one that is new are the same when names, places and figures speak for it. Equal figures are evidence;
 * different ones are none against it, because they may have been revised.
 */
export function columnChanges(before: Sketch, after: Sketch, keys: readonly string[]): ColumnChanges | null {
  if (before.columns.join('\n') === after.columns.join('\n')) return null;
  const removed = before.columns.filter((name) => !after.columns.includes(name));
  const added = after.columns.filter((name) => !before.columns.includes(name));
  const renamed = likelyRenames(removed, added, before, after, keys);
  return {
    renamed,
    removed: removed.filter((name) => renamed.every(({ from }) => from !== name)),
    added: added.filter((name) => renamed.every(({ to }) => to !== name)),
    isReordered: isReordered(before.columns, after.columns),
  };
}

const enough = 0.5;

/** The best pairs first, each column in one pair only. */
function likelyRenames(
  removed: readonly string[],
  added: readonly string[],
  before: Sketch,
  after: Sketch,
  keys: readonly string[],
): readonly Rename[] {
  const pairs = pairedRows(before, after, keys);
  const candidates = removed
    .flatMap((from) => added.map((to) => rate(from, to, before, after, pairs)))
    .filter(({ score }) => score >= enough)
    .sort((one, other) => other.score - one.score || (one.from < other.from ? -1 : 1));
  const chosen: Rename[] = [];
  for (const one of candidates) {
    if (chosen.every(({ from, to }) => from !== one.from && to !== one.to)) chosen.push(one);
  }
  return chosen;
}

function rate(from: string, to: string, before: Sketch, after: Sketch, pairs: readonly Pair[]): Rename {
  const [left, right] = [before.columns.indexOf(from), after.columns.indexOf(to)];
  const equal = equalShare(pairs, left, right);
  const name = similarity(from, to);
  const isThere = left === right || before.columns.length - left === after.columns.length - right;
  const place = isThere ? 1 : 0;
  const score =
    equal !== null && equal >= enough ? 0.6 * equal + 0.25 * name + 0.15 * place : 0.75 * name + 0.25 * place;
  return { from, to, score, equal };
}

type Row = Sketch['rows'][number];
type Pair = readonly [Row, Row];

/** Rows of both files that are about the same: by their keys, or in order where these do not tell. */
function pairedRows(before: Sketch, after: Sketch, keys: readonly string[]): readonly Pair[] {
  const shared = keys.filter((key) => before.columns.includes(key) && after.columns.includes(key));
  const [old, now] = [byKey(before, shared), byKey(after, shared)];
  if (shared.length === 0 || old.size < before.rows.length || now.size < after.rows.length) {
    return before.rows.flatMap((row, index): Pair[] => {
      const other = after.rows[index];
      return other ? [[row, other]] : [];
    });
  }
  return [...old].flatMap(([key, row]): Pair[] => {
    const other = now.get(key);
    return other ? [[row, other]] : [];
  });
}

function byKey({ columns, rows }: Sketch, keys: readonly string[]): ReadonlyMap<string, Row> {
  const places = keys.map((key) => columns.indexOf(key));
  return new Map(rows.map((row) => [JSON.stringify(places.map((place) => row[place])), row]));
}

/** One figure that stands everywhere tells nothing. */
function equalShare(pairs: readonly Pair[], left: number, right: number): number | null {
  const filled = pairs
    .map(([old, now]) => [old[left] ?? '', now[right] ?? ''] as const)
    .filter(([old, now]) => old !== '' || now !== '');
  if (new Set(filled.map(([old]) => old)).size < 2) return null;
  return filled.filter(([old, now]) => old === now).length / filled.length;
}

/** How alike two names are, by their pairs of letters: 1 for the same, whatever the order of the words. */
export function similarity(one: string, other: string): number {
  const [left, right] = [letterPairs(one), letterPairs(other)];
  const rest = [...right];
  const common = left.filter((pair) => {
    const index = rest.indexOf(pair);
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
  return left.length + right.length === 0 ? 0 : (2 * common.length) / (left.length + right.length);
}

function letterPairs(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) =>
    Array.from({ length: word.length + 1 }, (_, index) => ` ${word} `.slice(index, index + 2)),
  );
}

function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const shared = (own: readonly string[], others: readonly string[]) =>
    own.filter((name) => others.includes(name)).join('\n');
  return shared(before, after) !== shared(after, before);
}
