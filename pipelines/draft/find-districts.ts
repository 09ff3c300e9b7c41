import { type Area, citiesOf, type Registry } from '../../indicators/registry.ts';
import { districtsOf, isNameOf, isUnassigned } from '../steps/area-key.ts';
import type { AreaFacts } from './find-areas.ts';
import { cellsAt, type WholeTable } from './whole-table.ts';

/** The one city that a file covers, and what its rows of no district say in the key column. */
export interface Within {
  readonly area: Area;
  /** In rows of the city as a whole. */
  readonly city: readonly string[];
  /** In rows of people without a district. */
  readonly unassigned: readonly string[];
}

/**
 * The districts of one city by their names, as an office writes them in files of its own. Numbers alone prove nothing: 41
 * is a district in all four cities; but a number beside its name is the better key.
 */
export function findDistricts(table: WholeTable, registry: Registry): AreaFacts | null {
  const [best] = citiesOf(registry)
    .flatMap((city) => table.columns.map((_, column) => namesIn(table, column, city, registry)))
    .filter(({ found, distinct }) => found >= fewest && found * 2 > distinct)
    .toSorted((one, other) => other.found - one.found);
  return best ? keyOf(best, table, registry) : null;
}

const fewest = 3;

interface Named {
  readonly city: Area;
  readonly column: number;
  /** The district of each row. */
  readonly districts: readonly (Area | null)[];
  readonly found: number;
  readonly distinct: number;
}

function namesIn(table: WholeTable, column: number, city: Area, registry: Registry): Named {
  const known = districtsOf(city.id, registry).filter((area) => !isUnassigned(area));
  const cells = cellsAt(table, column);
  const byText = new Map(
    [...new Set(cells)].map((text) => [text, known.find((area) => isNameOf(text, area)) ?? null]),
  );
  const districts = cells.map((text) => byText.get(text) ?? null);
  const found = new Set(districts.filter((district) => district !== null)).size;
  return { city, column, districts, found, distinct: byText.size };
}

function keyOf(named: Named, table: WholeTable, registry: Registry): AreaFacts | null {
  const numbers = table.columns.findIndex((_, column) => holdsNumbers(named, cellsAt(table, column)));
  const scheme = schemeFor(numbers < 0 ? 'name' : 'number', registry);
  if (scheme === undefined) return null;
  const column = numbers < 0 ? named.column : numbers;
  const keys = cellsAt(table, column);
  const names = cellsAt(table, named.column);
  const rest = named.districts.flatMap((district, row) => (district === null ? [row] : []));
  const texts = (pattern: RegExp) => {
    const rows = rest.filter((row) => pattern.test(`${keys[row]} ${names[row]}`) && keys[row] !== '');
    return [...new Set(rows.map((row) => keys[row] ?? ''))];
  };
  const unassigned = texts(nowhere);
  const city = texts(wholeCity(named.city)).filter((text) => !unassigned.includes(text));
  const ours = keys.flatMap((key, row) =>
    named.districts[row] || city.includes(key) || unassigned.includes(key) ? [row] : [],
  );
  return {
    column,
    scheme,
    name: numbers < 0 ? null : named.column,
    cities: [{ city: named.city, rows: ours }],
    ours,
    others: keys.length - ours.length,
    within: { area: named.city, city, unassigned },
  };
}

/** Nearly every district has its number beside it; a name with a slip does not count against it. */
function holdsNumbers({ districts }: Named, cells: readonly string[]): boolean {
  const rows = districts.flatMap((district, row) => (district ? [{ district, cell: cells[row] ?? '' }] : []));
  return (
    rows.filter(({ district, cell }) => cell !== '' && district.id.endsWith(`.${cell}`)).length * 10 >=
    rows.length * 9
  );
}

/** A scheme that names the district alone. */
function schemeFor(kind: 'name' | 'number', { areas }: Registry): string | undefined {
  const [found] = Object.entries(areas.schemes).find(([, { by, city, district }]) =>
    kind === 'name' ? by === 'name' : city === undefined && district !== undefined,
  ) ?? [undefined];
  return found;
}

const nowhere = /\b(ohne|unbekannt|nicht zu(zuordnen|geordnet)|keine[mr]?)\b/i;

function wholeCity({ name, names = [] }: Area): RegExp {
  return new RegExp(
    `insgesamt|zusammen|gesamt|summe|\\bstadt\\b|^\\S* ?(${[name, ...names].join('|')})$`,
    'i',
  );
}
