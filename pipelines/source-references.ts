import { validate as isCron } from 'node-cron';
import { codesOf } from '../indicators/registry.ts';
import { unknownReferences } from '../indicators/unknown-reference.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Project, SourceDefinition } from './project.ts';
import { placeholdersOf } from './steps/column-labels.ts';
import { fixedCodes, rowDimensions } from './steps/columns.ts';

export type At = (pointer: string) => { readonly file: string; readonly record: number | null };

/** References in one source that lead nowhere; `at` finds file and line of a JSON pointer in it. */
export function checkSource(
  source: SourceDefinition,
  project: Omit<Project, 'warnings'>,
  at: At,
): readonly Issue[] {
  const { registry, vocabularies } = project;
  const { map } = source;
  const known = (
    column: string,
    value: string | undefined,
    names: Iterable<string>,
    what: string,
    pointer: string,
  ) => unknownReferences(at(pointer), column, value === undefined ? [] : [value], names, what);
  const profiles = Object.keys(registry.signs.profiles);
  return [
    ...known(
      'publisher',
      source.publisher,
      Object.keys(vocabularies.get('publishers') ?? {}),
      'das Amt in catalog/vocabulary/publishers.yaml / the office',
      '/publisher',
    ),
    ...known(
      'licence',
      source.licence,
      Object.keys(vocabularies.get('licences') ?? {}),
      'die Lizenz in catalog/vocabulary/licences.yaml / the licence',
      '/licence',
    ),
    ...known(
      'signs',
      source.read.signs,
      profiles,
      'das Zeichenprofil in codes/signs.yaml / the profile',
      '/read/signs',
    ),
    ...known(
      'scheme',
      map.area.scheme,
      Object.keys(registry.areas.schemes),
      'das Schema in codes/areas.yaml / the scheme',
      '/map/area/scheme',
    ),
    ...known(
      'basis',
      map.basis?.const,
      codesOf(registry.codelists.get('basis')),
      'die Basis in codes/basis.yaml / the basis',
      '/map/basis/const',
    ),
    ...(isCron(source.schedule)
      ? []
      : [issue('bad-schedule', { ...at('/schedule'), column: 'schedule', value: source.schedule })]),
    ...checkRoles(source, at),
    ...rowDimensions(map).flatMap(({ dimension }) =>
      known(
        'map',
        dimension,
        registry.dimensions,
        'die Codeliste in indicators/codes / the code list',
        `/map/${dimension}`,
      ),
    ),
    ...map.values.flatMap((line, index) => {
      const pointer = `/map/values/${index}`;
      const variable = registry.variables.get(line.variable);
      const named = [...Object.keys(fixedCodes(line)), ...placeholdersOf(line.column)];
      return [
        ...known(
          'variable',
          line.variable,
          registry.variables.keys(),
          'die Variable in indicators/variables / the variable',
          `${pointer}/variable`,
        ),
        ...known(
          'status.signs',
          line.status?.signs,
          profiles,
          'das Zeichenprofil in codes/signs.yaml / the profile',
          `${pointer}/status`,
        ),
        ...(variable
          ? named.flatMap((dimension) =>
              known(
                'values',
                dimension,
                variable.dimensions,
                `die Dimension in variables/${line.variable}.yaml / the dimension`,
                `${pointer}/column`,
              ),
            )
          : []),
        ...Object.entries(fixedCodes(line)).flatMap(([dimension, code]) =>
          known(
            `values.${dimension}`,
            code,
            codesOf(registry.codelists.get(dimension)),
            `den Code in codes/${dimension}.yaml / the code`,
            `${pointer}/${dimension}`,
          ),
        ),
      ];
    }),
    ...(source.expect?.missing ?? []).flatMap(({ area }, index) =>
      known(
        'expect.missing.area',
        area,
        registry.areas.areas.map(({ id }) => id),
        'das Gebiet in codes/areas.yaml / the area',
        `/expect/missing/${index}`,
      ),
    ),
  ];
}

/** A GENESIS table names its leading columns by role; another word there is a slip. */
function checkRoles(source: SourceDefinition, at: At): readonly Issue[] {
  if (source.read.parser !== 'genesis') return [];
  const roles = ['date', 'key', 'name', 'label1', 'label2', 'label3', 'label4'];
  const { area, period } = source.map;
  const used = [
    { role: area.column, pointer: '/map/area/column' },
    { role: area.name, pointer: '/map/area/name' },
    { role: period.column, pointer: '/map/period/column' },
  ];
  return used.flatMap(({ role, pointer }) =>
    unknownReferences(
      at(pointer),
      'column',
      role === undefined ? [] : [role],
      roles,
      'eine Spalte mit Kopf; die Spalten davor heißen nach ihrer Rolle / the leading columns go by their role',
    ),
  );
}
