import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import type { JsonStat, JsonStatDimension } from '../../schemas/types.ts';

/** A valid dataset whose parts fit together. */
export interface Cube {
  readonly dimensions: readonly CubeDimension[];
  /** How many figures there are. */
  readonly length: number;
  /** The figure at a place; null: none, undefined: the file says nothing of it. */
  readonly valueAt: (place: number) => unknown;
  /** Its sign; empty where it has none. */
  readonly statusAt: (place: number) => string;
}

export interface CubeDimension {
  readonly id: string;
  readonly categories: readonly Category[];
}

export interface Category {
  readonly code: string;
  readonly label: string;
  /** As the file names it; empty where it does not. */
  readonly unit: string;
}

/** Checks that sizes, categories, figures and signs fit together, and makes them easy to ask. */
export function cubeOf(dataset: JsonStat, file: string): Cube {
  const { id, size, dimension, value, status } = dataset;
  const broken = (reason: Text) => cubeBroken(reason, file);
  if (id.length !== size.length) throw broken(unequal('id', id.length, 'size', size.length));
  const dimensions = id.map((name, index): CubeDimension => {
    const found = dimension[name];
    if (found === undefined || !Object.hasOwn(dimension, name)) throw broken(noDimension(name));
    return { id: name, categories: categoriesOf(name, found, size[index] ?? 0, broken) };
  });
  const length = size.reduce((product, one) => product * one, 1);
  if (length > largest) throw broken(tooLarge(length));
  return {
    dimensions,
    length,
    valueAt: byPlace(value, 'value', length, broken),
    statusAt: signs(status ?? null, length, broken),
  };
}

export function cubeBroken({ de, en }: Text, file: string): SourceError {
  return new SourceError([issue('cube-broken', { file }, { reason: de, reasonen: en })]);
}

type Broken = (reason: Text) => SourceError;

/** A few bytes can claim any size: `{"size": [100000, 100000], "value": {}}`. */
const largest = 10_000_000;

function categoriesOf(
  name: string,
  { category }: JsonStatDimension,
  size: number,
  broken: Broken,
): readonly Category[] {
  const { index, label = {}, unit = {} } = category;
  const codes = orderedCodes(index ?? Object.keys(label));
  if (codes === null) throw broken(badIndex(name));
  if (codes.length !== size) throw broken(unequal(`category ${name}`, codes.length, 'size', size));
  if (index === undefined && size > 1) throw broken(badIndex(name));
  const own = <Value>(of: Readonly<Record<string, Value>>, code: string) =>
    Object.hasOwn(of, code) ? of[code] : undefined;
  return codes.map((code) => ({ code, label: own(label, code) ?? code, unit: unitText(own(unit, code)) }));
}

/** A list of codes, or code → place; null where two have the same or one is left out. */
function orderedCodes(index: unknown): readonly string[] | null {
  const codes = Array.isArray(index)
    ? index.map(String)
    : codesByPlace(index as Readonly<Record<string, unknown>>);
  const isWhole = codes !== null && new Set(codes).size === codes.length;
  return isWhole ? codes : null;
}

function codesByPlace(index: Readonly<Record<string, unknown>>): readonly string[] | null {
  const entries = Object.entries(index);
  const codes = new Map(entries.map(([code, place]) => [place, code]));
  const ordered = entries.flatMap((_, place) => codes.get(place) ?? []);
  return ordered.length === entries.length ? ordered : null;
}

/** `Tsd. EUR`, `%`, or `EUR × 10^3`, so that a multiple never goes unnoticed. */
function unitText(unit: NonNullable<JsonStatDimension['category']['unit']>[string] | undefined): string {
  const name = unit?.label ?? unit?.base ?? unit?.symbol ?? '';
  const multiple = unit?.multiplier ?? 0;
  return multiple === 0 ? name : `${name} × 10^${multiple}`;
}

/** Reads a list, or an object of places, as long as all of it lies inside the cube. */
function byPlace(given: unknown, what: string, length: number, broken: Broken): (place: number) => unknown {
  if (Array.isArray(given)) {
    if (given.length !== length) throw broken(unequal('size', length, what, given.length));
    return (place) => given[place];
  }
  const places = new Map<number, unknown>();
  for (const [key, one] of Object.entries(given as object)) {
    if (!/^\d+$/.test(key) || Number(key) >= length) throw broken(outside(what, key, length));
    places.set(Number(key), one);
  }
  return (place) => places.get(place);
}

/** One sign for all, one for each, or a sparse object; version 1 also knows a list of one for all. */
function signs(given: unknown, length: number, broken: Broken): (place: number) => string {
  if (given === null) return () => '';
  if (typeof given === 'string') return () => given;
  if (Array.isArray(given) && given.length === 1) return () => String(given[0] ?? '');
  const signAt = byPlace(given, 'status', length, broken);
  return (place) => String(signAt(place) ?? '');
}

function unequal(one: string, ones: number, other: string, others: number): Text {
  return {
    de: `${one} nennt ${ones}, ${other} dagegen ${others}`,
    en: `${one} says ${ones}, but ${other} says ${others}`,
  };
}

function noDimension(name: string): Text {
  return {
    de: `die Dimension „${name}“ ist nicht beschrieben`,
    en: `the dimension "${name}" is not described`,
  };
}

function badIndex(name: string): Text {
  return {
    de: `die Ausprägungen der Dimension „${name}“ haben keine eindeutige Reihenfolge`,
    en: `the categories of the dimension "${name}" have no clear order`,
  };
}

function outside(what: string, key: string, length: number): Text {
  return {
    de: `${what} nennt die Stelle „${key}“, es gibt aber nur 0 bis ${length - 1}`,
    en: `${what} names the place "${key}", but there are only 0 to ${length - 1}`,
  };
}

function tooLarge(length: number): Text {
  return {
    de: `er hätte ${length} Felder, mehr als ${largest}`,
    en: `it would have ${length} cells, more than ${largest}`,
  };
}
