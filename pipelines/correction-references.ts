import { codesOf } from '../indicators/registry.ts';
import { unknownReferences } from '../indicators/unknown-reference.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Project, SourceDefinition } from './project.ts';
import type { At } from './source-references.ts';
import type { Correction } from './steps/correct.ts';
import { limitsOf, sayLimits } from './steps/limits.ts';

/** Corrections of what does not exist, of one cell twice, and to what cannot be; `at` finds their file and line. */
export function checkCorrections(
  source: SourceDefinition,
  project: Omit<Project, 'warnings'>,
  at: At,
): readonly Issue[] {
  return source.corrections.flatMap((correction, index) => {
    const place = (pointer = '') => at(`/corrections/${index}${pointer}`);
    return [
      ...unknownNames(source, correction, project, place),
      ...otherPeriod(source, correction, place),
      ...impossible(source, correction, project, place),
      ...twice(source.corrections, index, at),
    ];
  });
}

function unknownNames(
  source: SourceDefinition,
  { variable, area, where = {} }: Correction,
  { registry }: Omit<Project, 'warnings'>,
  place: At,
): readonly Issue[] {
  const filled = source.map.values.map((line) => line.variable);
  const areas = registry.areas.areas.map(({ id }) => id);
  const dimensions = registry.variables.get(variable)?.dimensions;
  return [
    ...unknownReferences(
      place('/variable'),
      'variable',
      [variable],
      new Set(filled),
      `die Zeile in ${source.file} / the line`,
    ),
    ...unknownReferences(place('/area'), 'area', [area], areas, 'das Gebiet in codes/areas.yaml / the area'),
    // Without its variable nobody knows the dimensions; that it is missing is reported already.
    ...Object.entries(dimensions ? where : {}).flatMap(([dimension, code]) =>
      dimensions?.includes(dimension)
        ? unknownReferences(
            place(`/where/${dimension}`),
            `where.${dimension}`,
            [code],
            codesOf(registry.codelists.get(dimension)),
            `den Code in codes/${dimension}.yaml / the code`,
          )
        : unknownReferences(
            place(`/where/${dimension}`),
            'where',
            [dimension],
            dimensions ?? [],
            `die Dimension in variables/${variable}.yaml / the dimension`,
          ),
    ),
  ];
}

/** A quarter in a source of years would never be found. */
function otherPeriod({ map }: SourceDefinition, { period }: Correction, place: At): readonly Issue[] {
  const { as } = map.period;
  const shape = new Map([
    ['quarter', /-Q/],
    ['half-year', /-S/],
    ['month', /-\d/],
  ]).get(as);
  const fits = shape?.test(period) ?? period.length === 4;
  const where = { ...place('/period'), column: 'period', value: period };
  return fits ? [] : [issue('bad-period', where, { kind: as })];
}

/** A right value that cannot be right: usually given in the publisher's unit. */
function impossible(
  source: SourceDefinition,
  { variable, corrected }: Correction,
  { registry }: Omit<Project, 'warnings'>,
  place: At,
): readonly Issue[] {
  const definition = registry.variables.get(variable);
  if (definition === undefined || corrected === undefined) return [];
  const limits = limitsOf(variable, source, registry);
  const { decimals = 0, unit } = definition;
  const isPossible =
    corrected >= limits.min &&
    (limits.max === null || corrected <= limits.max) &&
    Number(corrected.toFixed(decimals)) === corrected;
  const where = { ...place('/corrected'), column: 'corrected', value: String(corrected) };
  const details = { variable, range: sayLimits(limits), decimals, unit };
  return isPossible ? [] : [issue('correction-impossible', where, details)];
}

/** One cell, two corrections: with `rows` two cells of one figure may each have theirs. */
function twice(corrections: readonly Correction[], index: number, at: At): readonly Issue[] {
  const correction = corrections[index];
  const first = corrections.findIndex((other) => correction !== undefined && isSameCell(other, correction));
  if (first === index) return [];
  const other = at(`/corrections/${first}`).record ?? '–';
  return [issue('correction-twice', at(`/corrections/${index}`), { other })];
}

function isSameCell(one: Correction, other: Correction): boolean {
  const key = ({ variable, area, period, where }: Correction) =>
    JSON.stringify([variable, area, period, totalsLeftOut(where)]);
  const rows = (correction: Correction) => JSON.stringify(Object.entries(correction.rows ?? {}).sort());
  const isWhole = one.rows === undefined || other.rows === undefined;
  return key(one) === key(other) && (isWhole || rows(one) === rows(other));
}

/** `_T` is what a dimension means that is not named. */
function totalsLeftOut(where: Correction['where'] = {}): readonly (readonly [string, string])[] {
  return Object.entries(where)
    .filter(([, code]) => code !== '_T')
    .sort();
}
