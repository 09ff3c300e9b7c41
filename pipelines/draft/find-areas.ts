import { type Area, citiesOf, type Registry, type Scheme } from '../../indicators/registry.ts';
import { isNameOf, readKey } from '../steps/area-key.ts';
import type { Within } from './find-districts.ts';
import { cellsAt, type WholeTable } from './whole-table.ts';

export interface AreaFacts {
  /** The column with the key, counted from 0. */
  readonly column: number;
  readonly scheme: string;
  /** The column with the area's name, where every name of ours fits its key. */
  readonly name: number | null;
  /** Each of our cities that was found: its rows, counted from 0. */
  readonly cities: readonly { readonly city: Area; readonly rows: readonly number[] }[];
  /** Rows of our cities, counted from 0. */
  readonly ours: readonly number[];
  /** Rows of other places. */
  readonly others: number;
  /** The one city whose districts the key names; null where the key names the city itself. */
  readonly within: Within | null;
}

/** The column that holds the key of our cities: the one in which most of them, then most rows, are found. */
export function findAreas(table: WholeTable, registry: Registry): AreaFacts | null {
  const found = table.columns.flatMap((_, column) =>
    Object.keys(registry.areas.schemes).map((scheme) => keysIn(table, column, scheme, registry)),
  );
  const [best] = found
    .filter(({ cities }) => cities.length > 0)
    .toSorted((one, other) => other.cities.length - one.cities.length || other.ours.length - one.ours.length);
  return best ? { ...best, name: nameColumn(table, best), within: null } : null;
}

/** Our cities in a column that holds names instead of keys; such a file can be shown, but not mapped. */
export function citiesByName(
  table: WholeTable,
  registry: Registry,
): readonly { city: Area; column: number }[] {
  const cities = citiesOf(registry);
  return table.columns.flatMap((_, column) => {
    const texts = [...new Set(cellsAt(table, column))];
    return cities
      .filter((city) => texts.some((text) => isNameOf(text, city)))
      .map((city) => ({ city, column }));
  });
}

/** A column of numbers that would be keys, had a spreadsheet not taken the leading zero. */
export function keyWithoutZero(table: WholeTable, registry: Registry): number | null {
  const found = table.columns.findIndex((_, column) => {
    const texts = new Set(
      cellsAt(table, column).flatMap((text) => (/^\d{4,11}$/.test(text) ? [`0${text}`] : [])),
    );
    const keys = Object.values(registry.areas.schemes).map(
      (scheme) => [...texts].filter((text) => cityOf(text, scheme, registry) !== null).length,
    );
    return Math.max(...keys) > 1;
  });
  return found < 0 ? null : found;
}

function keysIn(table: WholeTable, column: number, name: string, registry: Registry) {
  const scheme = registry.areas.schemes[name];
  if (!scheme) throw new Error(`no scheme ${name}`);
  const rowsOf = new Map<Area, number[]>();
  const meanings = new Map<string, Area | null>();
  let others = 0;
  for (const [row, text] of cellsAt(table, column).entries()) {
    const known = meanings.get(text);
    const city = known === undefined ? cityOf(text, scheme, registry) : known;
    if (known === undefined) meanings.set(text, city);
    if (city === null) others += 1;
    else append(rowsOf, city, row);
  }
  const cities = [...rowsOf].map(([city, rows]) => ({ city, rows }));
  return {
    column,
    scheme: name,
    cities,
    ours: cities.flatMap(({ rows }) => rows).sort((a, b) => a - b),
    others,
  };
}

function append(rows: Map<Area, number[]>, city: Area, row: number): void {
  const own = rows.get(city);
  if (own) own.push(row);
  else rows.set(city, [row]);
}

/** Most cells of a file have another length than a key. */
function cityOf(text: string, scheme: Scheme, registry: Registry): Area | null {
  if (text.length !== scheme.digits) return null;
  const meaning = readKey(text, scheme, registry);
  return meaning.kind === 'ours' ? cityAmong(meaning.areas, registry) : null;
}

function nameColumn(
  table: WholeTable,
  { column, cities }: Pick<AreaFacts, 'column' | 'cities'>,
): number | null {
  const fits = table.columns.findIndex(
    (_, candidate) =>
      candidate !== column &&
      cities.every(({ city, rows }) => cellsAt(table, candidate, rows).every((text) => isNameOf(text, city))),
  );
  return fits < 0 ? null : fits;
}

/** The city for which a record counts, beside its district. */
function cityAmong(areas: readonly string[], registry: Registry): Area | null {
  return citiesOf(registry).find(({ id }) => areas.includes(id)) ?? null;
}
