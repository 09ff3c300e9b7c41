import type { Registry } from '../../indicators/registry.ts';
import type { SourceDefinition } from '../project.ts';
import { districtsOf, isUnassigned } from '../steps/area-key.ts';
import { placeholdersOf } from '../steps/column-labels.ts';
import { rowDimensions } from '../steps/columns.ts';
import { templateMark } from '../steps/template-mark.ts';

/** A table that an office can fill in: all its rows and columns are there, only the figures are missing. */
export interface Layout {
  /** What stands above the table, line by line. */
  readonly top: readonly (readonly string[])[];
  /** The lines of the header, with the number of each. */
  readonly header: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly rows: readonly (readonly string[])[];
  /** What stands below it, where there is no room above. */
  readonly below: readonly (readonly string[])[];
}

/** The table that a definition would read without a complaint; null where it does not say which areas are its own. */
export function layOutTemplate(source: SourceDefinition, registry: Registry): Layout | null {
  const { map, read } = source;
  const areas = areaRows(source, registry);
  if (areas === null) return null;
  const dimensions = rowDimensions(map);
  const leading = [map.area.column, map.area.name, map.period.column].filter((name) => name !== undefined);
  const names = [...leading, ...dimensions.map(({ column }) => column), ...valueColumns(source)];
  const lines = [read.header ?? 1].flat();
  const labels = combinations(dimensions.map(({ dimension }) => labelsOf(dimension, source)));
  const notes = notesOf(source);
  const room = (lines[0] ?? 1) - 1;
  return {
    top: notes.slice(0, room),
    header: lines.map((line, level) => ({
      line,
      cells: names.map((name) => partOf(name, level, lines.length)),
    })),
    rows: areas.flatMap(({ key, name }) =>
      labels.map((row) => {
        const start = [
          key,
          ...(map.area.name === undefined ? [] : [name]),
          ...(map.period.column === undefined ? [] : ['']),
        ];
        return [...start, ...row, ...valueColumns(source).map(() => '')];
      }),
    ),
    below: notes.slice(room),
  };
}

function notesOf({ map }: SourceDefinition): readonly (readonly string[])[] {
  return [
    [`${templateMark}. Diesen Text durch einen Titel ersetzen, die Zeile stehen lassen.`],
    ...(map.basis?.footer === undefined ? [] : [[`Grundlage: ${map.basis.footer}`]]),
    ...(map.period.preamble === undefined ? [] : [[`${map.period.preamble}:`]]),
  ];
}

interface AreaRow {
  readonly key: string;
  readonly name: string;
}

function areaRows({ map: { area } }: SourceDefinition, registry: Registry): readonly AreaRow[] | null {
  const scheme = registry.areas.schemes[area.scheme];
  const city = registry.areas.areas.find(({ id }) => id === area.within);
  if (!scheme || !city || scheme.city) return null;
  const all = districtsOf(city.id, registry);
  const districts = all.filter((one) => !isUnassigned(one));
  const rowOf = (keys: readonly string[] | undefined, name: string) =>
    keys?.[0] === undefined ? [] : [{ key: keys[0], name }];
  return [
    ...districts.map(({ id, name }) => ({
      key: scheme.by === 'name' ? name : (id.split('.').at(-1) ?? ''),
      name,
    })),
    ...rowOf(area.unassigned, all.find(isUnassigned)?.name ?? ''),
    ...rowOf(area.city, city.name),
  ];
}

/** The columns of figures: those with a name, and for a template one for each combination of labels. */
function valueColumns(source: SourceDefinition): readonly string[] {
  return source.map.values.flatMap(({ column }) => {
    const dimensions = placeholdersOf(column);
    return combinations(dimensions.map((dimension) => labelsOf(dimension, source))).map((labels) =>
      dimensions.reduce(
        (name, dimension, index) => name.replace(`{${dimension}}`, labels[index] ?? ''),
        column,
      ),
    );
  });
}

/** The first spelling of each code. */
function labelsOf(dimension: string, { spellings }: SourceDefinition): readonly string[] {
  return Object.values(spellings[dimension] ?? {}).flatMap(([first]) => first ?? []);
}

/** `männlich > unter 3` in two lines; a short name stands in the first. */
function partOf(name: string, level: number, levels: number): string {
  const parts = name.split(' > ');
  return level === levels - 1 ? parts.slice(level).join(' > ') : (parts[level] ?? '');
}

function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((label) => [...row, label])),
    [[]],
  );
}
