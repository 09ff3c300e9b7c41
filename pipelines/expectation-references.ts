import { unknownReferences } from '../indicators/unknown-reference.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Project, SourceDefinition } from './project.ts';
import type { At } from './source-references.ts';
import { readPeriod } from './steps/period.ts';

/** Guards that guard nothing: an expectation of something the source does not have, or bounds that allow nothing. */
export function checkExpectations(
  source: SourceDefinition,
  { registry }: Omit<Project, 'warnings'>,
  at: At,
): readonly Issue[] {
  const { expect = {}, map } = source;
  const variables = [...new Set(map.values.map(({ variable }) => variable))];
  const dimensions = variables.flatMap((id) => registry.variables.get(id)?.dimensions ?? []);
  // A variable that is misspelt itself is reported as such; what is expected of it need not be.
  const isWhole = variables.every((id) => registry.variables.has(id));
  const named = (column: string, value: string, known: readonly string[], pointer: string) =>
    isWhole
      ? unknownReferences(at(pointer), column, [value], known, `die Zeile in ${source.file} / the line`)
      : [];
  const bounds = (column: string, from: number | undefined, until: number | undefined, pointer: string) =>
    from !== undefined && until !== undefined && from > until
      ? [issue('empty-range', { ...at(pointer), column }, { from, until })]
      : [];
  const { as, const: constant } = map.period;
  return [
    ...Object.entries(expect.range ?? {}).flatMap(([variable, { min, max }]) => [
      ...named('expect.range', variable, variables, `/expect/range/${variable}`),
      ...bounds(`expect.range.${variable}`, min, max, `/expect/range/${variable}`),
    ]),
    ...Object.entries(expect.jump ?? {}).flatMap(([variable, { report, hold }]) => [
      ...named('expect.jump', variable, variables, `/expect/jump/${variable}`),
      ...bounds(`expect.jump.${variable}`, report, hold, `/expect/jump/${variable}`),
    ]),
    ...(expect.equal ?? []).flatMap(({ left, right }, index) =>
      [...left, ...right].flatMap(({ variable, where = {} }) => [
        ...named('expect.equal.variable', variable, variables, `/expect/equal/${index}`),
        ...Object.keys(where).flatMap((dimension) =>
          named('expect.equal.where', dimension, dimensions, `/expect/equal/${index}`),
        ),
      ]),
    ),
    ...(expect.constant ?? []).flatMap((variable) =>
      named('expect.constant', variable, variables, '/expect/constant'),
    ),
    ...Object.keys(expect.change ?? {}).flatMap((variable) =>
      named('expect.change', variable, variables, `/expect/change/${variable}`),
    ),
    ...bounds(
      'expect.periods',
      numberOf(expect.periods?.from),
      numberOf(expect.periods?.until),
      '/expect/periods',
    ),
    ...(expect.missing ?? []).flatMap(({ variable }, index) =>
      variable === undefined
        ? []
        : named('expect.missing.variable', variable, variables, `/expect/missing/${index}`),
    ),
    ...Object.keys(expect.parts ?? {}).flatMap((dimension) =>
      named('expect.parts', dimension, dimensions, `/expect/parts/${dimension}`),
    ),
    ...(expect.gone ?? []).flatMap(({ variable }, index) =>
      named('expect.gone.variable', variable, variables, `/expect/gone/${index}`),
    ),
    ...bounds('map.basis', map.basis?.from, map.basis?.until, '/map/basis'),
    ...(constant !== undefined && readPeriod(constant, as) === null
      ? [
          issue(
            'bad-period',
            { ...at('/map/period/const'), column: 'map.period.const', value: constant },
            { kind: as },
          ),
        ]
      : []),
    ...map.values.flatMap(({ unit, variable }, index) => {
      const code = registry.variables.get(variable)?.unit;
      const spellings = registry.units.codes.find((one) => one.code === code)?.spellings ?? {};
      return unit === undefined || code === undefined
        ? []
        : named('values.unit', unit, Object.keys(spellings), `/map/values/${index}/unit`);
    }),
  ];
}

function numberOf(year: string | undefined): number | undefined {
  return year === undefined ? undefined : Number(year);
}
