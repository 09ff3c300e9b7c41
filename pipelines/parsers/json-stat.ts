import type { JsonStat, SourceRead } from '../../schemas/types.ts';
import { distinctNames } from './column-name.ts';
import { decode } from './decode.ts';
import { type Cube, type CubeDimension, cubeBroken, cubeOf } from './json-stat-cube.ts';
import { jsonStatDataset } from './json-stat-dataset.ts';
import { jsonText } from './json-text.ts';
import type { Column, Row, Table } from './parser.ts';

/**
 * A JSON-stat dataset as long rows, one for each figure: for each dimension a column with the code (`Jahr`) and one with
 * the label (`Jahr > label`), then `value`, `status` and `unit`. Where a figure is missing its sign stands in `value`.
 */
export function jsonStat(bytes: Uint8Array, read: SourceRead, file: string): Table {
  const dataset = jsonStatDataset(decode(bytes, read, file), file);
  const cube = cubeOf(dataset, file);
  const measures = measureOf(cube, dataset);
  return {
    columns: columnsOf(cube, measures),
    rows: batches(cube, measures, file),
    preamble: dataset.label ?? '',
    footer: [dataset.source ?? '', ...(dataset.note ?? [])].filter((line) => line !== '').join('\n'),
    stand: standOf(dataset.updated ?? null),
  };
}

/** The dimension whose categories have units: the measures, where the file says which they are. */
function measureOf({ dimensions }: Cube, { role }: JsonStat): CubeDimension | null {
  const withUnits = dimensions.filter(({ categories }) => categories.some(({ unit }) => unit !== ''));
  return withUnits.find(({ id }) => role?.metric?.includes(id)) ?? withUnits[0] ?? null;
}

/** One unit for all figures is that of the column, and is then checked against the definition. */
function columnsOf({ dimensions }: Cube, measures: CubeDimension | null): readonly Column[] {
  const units = new Set(measures?.categories.map(({ unit }) => unit));
  const [only] = units;
  const names = dimensions.flatMap(({ id }) => [id, `${id} > label`]);
  return distinctNames([...names, 'value', 'status', 'unit']).map((name, index) => ({
    name,
    unit: index === names.length && units.size === 1 && only !== undefined ? only : null,
  }));
}

/** Rows are made while they are read, so that a large cube is never in memory twice. */
function batches(cube: Cube, measures: CubeDimension | null, file: string): Iterable<readonly Row[]> {
  return {
    *[Symbol.iterator]() {
      for (let from = 0; from < cube.length; from += batchSize) {
        const length = Math.min(batchSize, cube.length - from);
        yield Array.from({ length }, (_, index) => rowAt(cube, measures, from + index, file));
      }
    },
  };
}

const batchSize = 1000;

function rowAt(cube: Cube, measures: CubeDimension | null, place: number, file: string): Row {
  const categories = categoriesAt(cube.dimensions, place);
  const status = cube.statusAt(place);
  const unit = measures === null ? null : (categories[cube.dimensions.indexOf(measures)]?.unit ?? null);
  return {
    record: place + 1,
    cells: [
      ...categories.flatMap(({ code, label }) => [code, label]),
      valueCell(cube.valueAt(place), status, place, file),
      status,
      unit,
    ],
  };
}

/** The categories of a place: the last dimension changes fastest. */
function categoriesAt(dimensions: readonly CubeDimension[], place: number) {
  let rest = place;
  return dimensions
    .map(({ categories }) => categories)
    .reverse()
    .flatMap((categories) => {
      const category = categories[rest % categories.length];
      rest = Math.floor(rest / categories.length);
      return category ?? [];
    })
    .reverse();
}

/** A missing figure is its sign, as a printed table has it; without a sign an empty cell, or none where the file is silent. */
function valueCell(value: unknown, status: string, place: number, file: string): string | null {
  if (value === undefined || value === null) return value === undefined && status === '' ? null : status;
  const text = jsonText(value);
  if (text !== null) return text;
  const shown = JSON.stringify(value).slice(0, 40);
  throw cubeBroken(
    { de: `Wert ${place + 1} ist keine Zahl: ${shown}`, en: `value ${place + 1} is no number: ${shown}` },
    file,
  );
}

/** An instant in UTC becomes German local time; a day or a time without zone stays what it says. */
function standOf(updated: string | null): string | null {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)[\d.]*(Z|[+-]\d\d:?\d\d)?)?$/.exec(updated ?? '') ?? [];
  if (updated === null || day === undefined) return null;
  if (time === undefined) return day;
  if (zone === undefined) return `${day}T${time.padEnd(8, ':00')}`;
  const instant = new Date(updated);
  if (Number.isNaN(instant.getTime())) return null;
  return instant.toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T');
}
