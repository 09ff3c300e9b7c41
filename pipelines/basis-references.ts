import { codesOf, termsOf } from '../indicators/registry.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Indicator, IndicatorTerm } from '../schemas/types.ts';
import type { Project } from './project.ts';

/** Finds file and line of a JSON pointer. */
type Place = (path: string, pointer: string) => { readonly file: string; readonly record: number | null };

/** The bases on which there are figures of a variable; without any it joins all. */
type BasesOf = (variable: string) => readonly string[];

/** Variables and indicators whose figures could stand on the wrong basis, or never on a common one. */
export function checkBases(project: Omit<Project, 'warnings'>, place: Place): readonly Issue[] {
  // One that is not known is reported where it stands.
  const known = codesOf(project.registry.codelists.get('basis')).filter((basis) => basis !== '_Z');
  const basesOf: BasesOf = (variable) => {
    const given = sourcesOf(variable, project).map(({ map }) => map.basis?.const ?? '_Z');
    // Years that are carried across a break stand on a basis of their own.
    const carried = project.registry.breaks
      .filter(({ variables }) => variables.includes(variable))
      .flatMap(({ bridge }) => (bridge ? [bridge.basis] : []));
    return [...new Set([...given, ...carried])].filter((basis) => known.includes(basis)).sort();
  };
  return [
    ...[...project.registry.variables.keys()].flatMap((id) => halfBased(id, basesOf(id), project, place)),
    ...[...project.registry.indicators].flatMap(([id, indicator]) => {
      const at = (pointer: string) => place(`indicators/${id}.yaml`, pointer);
      return [...undeclared(indicator, basesOf, at), ...neverMeeting(indicator, basesOf, at)];
    }),
  ];
}

function sourcesOf(variable: string, { sources }: Pick<Project, 'sources'>) {
  return [...sources.values()].filter(({ map }) => map.values.some((line) => line.variable === variable));
}

/** Figures without a basis join any: beside others that have one, they would join what they must not. */
function halfBased(
  variable: string,
  bases: readonly string[],
  project: Omit<Project, 'warnings'>,
  place: Place,
): readonly Issue[] {
  if (bases.length === 0) return [];
  return sourcesOf(variable, project)
    .filter(({ map }) => (map.basis?.const ?? '_Z') === '_Z')
    .map(({ file, map }) =>
      issue(
        'basis-missing',
        { ...place(file, map.basis ? '/map/basis' : '/map'), column: 'basis', value: variable },
        { bases: bases.join(', ') },
      ),
    );
}

/** Without an order of preference, which of several rows is the figure would be left to the alphabet. */
function undeclared(
  indicator: Indicator,
  basesOf: BasesOf,
  at: (pointer: string) => ReturnType<Place>,
): readonly Issue[] {
  const all = new Set(termsOf(indicator).flatMap(({ term }) => basesOf(term.variable)));
  const missing = [...all].sort().filter((basis) => !indicator.basis?.includes(basis));
  if (missing.length === 0) return [];
  return [issue('basis-undeclared', { ...at('/basis'), column: 'basis', value: missing.join(', ') })];
}

function neverMeeting(
  { ratio }: Indicator,
  basesOf: BasesOf,
  at: (pointer: string) => ReturnType<Place>,
): readonly Issue[] {
  if (!ratio) return [];
  const of = basesOfSide(ratio.of, basesOf);
  const per = basesOfSide(ratio.per, basesOf);
  const declared = ratio.compatible ?? [];
  const mayMeet = (one: string, other: string) =>
    one === other || declared.some((pair) => pair.of === one && pair.per === other);
  const meets =
    of === 'any'
      ? per.length > 0
      : of.some((one) => per === 'any' || per.some((other) => mayMeet(one, other)));
  if (meets) return [];
  return [
    issue('bases-never-meet', at('/ratio'), {
      of: inWords(ratio.of, basesOf),
      per: inWords(ratio.per, basesOf),
    }),
  ];
}

/** The bases on which all terms of a side can meet. */
function basesOfSide(terms: readonly IndicatorTerm[], basesOf: BasesOf): readonly string[] | 'any' {
  const based = terms.map(({ variable }) => basesOf(variable)).filter((bases) => bases.length > 0);
  const [first, ...rest] = based;
  return first?.filter((basis) => rest.every((bases) => bases.includes(basis))) ?? 'any';
}

/** `people: fort-z2011; students: zensus-2022` */
function inWords(terms: readonly IndicatorTerm[], basesOf: BasesOf): string {
  const variables = [...new Set(terms.map(({ variable }) => variable))];
  return variables.map((variable) => `${variable}: ${basesOf(variable).join(', ') || '_Z'}`).join('; ');
}
