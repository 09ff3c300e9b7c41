import type { Grid } from './grid.ts';

type Rows = readonly (readonly string[])[];

/** One thing that went wrong in a file. */
export interface Fault {
  readonly kind: string;
  /** Row and column, counted from 1. */
  readonly where: string;
  readonly rows: Rows;
}

/** A row of one of our cities. */
interface Own {
  readonly row: number;
  /** The column of the publisher's key; figures stand to its right. */
  readonly key: number;
  readonly city: string;
}

/** Every fault that is tried, at up to `places` places each. */
export function faultsOf({ rows }: Grid, places: number): readonly Fault[] {
  const own = rows.flatMap((cells, row) => ownRow(cells, row));
  const first = own[0]?.row ?? 0;
  const cells = own.flatMap(({ row, key }) =>
    (rows[row] ?? []).flatMap((cell, column) => (column > key && isFigure(cell) ? [{ row, column }] : [])),
  );
  const at = (place: { readonly row: number; readonly column: number }) =>
    `${place.row + 1}/${place.column + 1}`;
  const inCells = (kind: string, change: (cell: string) => string | null): readonly Fault[] =>
    spread(
      cells.filter(({ row, column }) => change(rows[row]?.[column] ?? '') !== null),
      places,
    ).map((place) => ({
      kind,
      where: at(place),
      rows: replace(rows, place.row, place.column, change(rows[place.row]?.[place.column] ?? '') ?? ''),
    }));
  const whole = (kind: string, changed: Rows): readonly Fault[] =>
    changed === rows ? [] : [{ kind, where: '–', rows: changed }];
  const thousandfold = eachOwn(rows, cells, (cell) => (/^\d+$/.test(cell) ? `${cell}000` : cell));
  const otherUnit = inHead(rows, first, /^(Anzahl|EUR|Tsd\. EUR|Prozent|qkm|km²)(\r?)$/, 'Mio. EUR$2');
  const columns = spread([...new Set(cells.map(({ column }) => column))], places);
  return [
    ...inCells('digit swapped', swapDigits),
    ...inCells('comma lost', (cell) => (/,\d/.test(cell) ? cell.replace(',', '') : null)),
    ...['.', '-', '/', 'x', '...', ''].flatMap((sign) => inCells(`sign ${sign || 'empty'}`, () => sign)),
    ...spread(own, places).map(({ row }) => ({
      kind: 'row removed',
      where: String(row + 1),
      rows: rows.filter((_, index) => index !== row),
    })),
    ...spread(pairs(own, rows), places).flatMap(([one, other]) => exchanged(rows, one, other)),
    ...whole('unit in the header', otherUnit),
    ...whole('factor 1000 in the figures', thousandfold),
    ...whole(
      'unit and factor',
      otherUnit === rows
        ? rows
        : inHead(thousandfold, first, /^(Anzahl|EUR|Tsd\. EUR|Prozent|qkm|km²)(\r?)$/, 'Mio. EUR$2'),
    ),
    ...whole('basis in the text', everywhere(rows, /Zensus(es)? (vom .*)?20(11|22)/, 'Zensus 2035')),
    ...whole('older Stand', everywhere(rows, /(Stand:? *\d\d\.\d\d\.)(\d{4})/, '$12009')),
    ...columns.map((column) => ({
      kind: 'column removed',
      where: `–/${column + 1}`,
      rows: rows.map((row) =>
        row.length > column + 1 || row.length === widthOf(rows, own) ? row.toSpliced(column, 1) : row,
      ),
    })),
    ...columns.slice(1).map((column, index) => ({
      kind: 'columns exchanged',
      where: `–/${(columns[index] ?? 0) + 1}+${column + 1}`,
      rows: rows.map((row, index2) =>
        own.some((one) => one.row === index2) ? swap(row, columns[index] ?? 0, column) : row,
      ),
    })),
  ];
}

/** Values only, keys only, and the whole rows: the last is no fault. */
function exchanged(rows: Rows, one: Own, other: Own): readonly Fault[] {
  const [a, b] = [rows[one.row] ?? [], rows[other.row] ?? []];
  const where = `${one.row + 1}+${other.row + 1}`;
  const put = (first: readonly string[], second: readonly string[]) =>
    rows.map((row, index) => (index === one.row ? first : index === other.row ? second : row));
  const values = (from: readonly string[], into: readonly string[]) =>
    into.map((cell, column) =>
      column > one.key && (isFigure(cell) || isFigure(from[column] ?? '')) ? (from[column] ?? '') : cell,
    );
  const key = (from: readonly string[], into: readonly string[]) => into.with(one.key, from[one.key] ?? '');
  return [
    { kind: 'values of two cities exchanged', where, rows: put(values(b, a), values(a, b)) },
    { kind: 'keys of two cities exchanged', where, rows: put(key(b, a), key(a, b)) },
    { kind: 'two rows in another order', where, rows: put(b, a) },
  ];
}

/** Rows of two cities that say the same in all that is no figure. */
function pairs(own: readonly Own[], rows: Rows): readonly (readonly [Own, Own])[] {
  const label = ({ row, key }: Own) =>
    (rows[row] ?? [])
      .filter((cell, column) => column !== key && column !== key + 1 && !isFigure(cell))
      .join(';');
  return [...Map.groupBy(own, label).values()].flatMap((same) =>
    same.slice(1).flatMap((other, index) => {
      const one = same[index];
      return one && one.city !== other.city ? [[one, other] as const] : [];
    }),
  );
}

function ownRow(cells: readonly string[], row: number): readonly Own[] {
  const key = cells.slice(0, 3).findIndex((cell) => /^07(111|211|314|315)$/.test(cell));
  if (key >= 0) return [{ row, key, city: cells[key] ?? '' }];
  // The key of a polling district has 18 digits.
  const digits =
    /^\d{18}$/.test(cells[0] ?? '') || /^\d+(\.\d+)?e\+?17$/.test(cells[0] ?? '')
      ? String(BigInt(Number(cells[0])))
      : '';
  const city = digits.slice(3, 9);
  return /^(111|211|314|315)000$/.test(city) ? [{ row, key: 1, city }] : [];
}

function isFigure(cell: string): boolean {
  return /^\d[\d.]*(,\d+)?\r?$/.test(cell) && !/^\d\d\.\d\d\.\d{4}$/.test(cell);
}

/** The first two neighbouring digits that differ change places. */
function swapDigits(cell: string): string | null {
  const at = [...cell].findIndex(
    (digit, index) => /\d\d/.test(digit + (cell[index + 1] ?? '')) && digit !== cell[index + 1],
  );
  return at < 0 ? null : `${cell.slice(0, at)}${cell[at + 1]}${cell[at]}${cell.slice(at + 2)}`;
}

function widthOf(rows: Rows, own: readonly Own[]): number {
  return rows[own[0]?.row ?? 0]?.length ?? 0;
}

function swap(row: readonly string[], one: number, other: number): readonly string[] {
  return row.with(one, row[other] ?? '').with(other, row[one] ?? '');
}

function replace(rows: Rows, row: number, column: number, cell: string): Rows {
  return rows.with(row, (rows[row] ?? []).with(column, cell));
}

function eachOwn(
  rows: Rows,
  cells: readonly { readonly row: number; readonly column: number }[],
  change: (cell: string) => string,
): Rows {
  const places = new Set(cells.map(({ row, column }) => `${row}/${column}`));
  return rows.map((line, row) =>
    line.map((cell, column) => (places.has(`${row}/${column}`) ? change(cell) : cell)),
  );
}

/** The same rows, or others where a cell above the first of our rows fits. */
function inHead(rows: Rows, first: number, pattern: RegExp, text: string): Rows {
  const head = rows.slice(0, first);
  return head.some((row) => row.some((cell) => pattern.test(cell)))
    ? [...head.map((row) => row.map((cell) => cell.replace(pattern, text))), ...rows.slice(first)]
    : rows;
}

function everywhere(rows: Rows, pattern: RegExp, text: string): Rows {
  return rows.some((row) => row.some((cell) => pattern.test(cell)))
    ? rows.map((row) => row.map((cell) => cell.replace(pattern, text)))
    : rows;
}

/** Up to so many, evenly from the whole list. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)] as Item,
  );
}
