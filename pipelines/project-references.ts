import { unknownReferences } from '../indicators/unknown-reference.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import { checkAreaWords } from './area-references.ts';
import { checkBases } from './basis-references.ts';
import { checkCorrections } from './correction-references.ts';
import { checkDeliveries } from './delivery-references.ts';
import { checkExpectations } from './expectation-references.ts';
import type { Project, SourceDefinition } from './project.ts';
import { checkSource } from './source-references.ts';
import { checkSpellings } from './spelling-references.ts';
import { correctionsFile } from './steps/correction-issues.ts';

/** Finds file and line of a JSON pointer. */
type Place = (path: string, pointer: string) => { readonly file: string; readonly record: number | null };

/** References of sources (and to sources) that lead nowhere. `place` finds file and line of a JSON pointer. */
export function checkReferences(project: Omit<Project, 'warnings'>, place: Place): readonly Issue[] {
  return [
    ...[...project.sources.values()].flatMap((source) => {
      const at = (pointer: string) => place(source.file, pointer);
      const atCorrection = (pointer: string) => place(correctionsFile(source), pointer);
      return [
        ...checkSource(source, project, at),
        ...checkAreaWords(source, project, at),
        ...checkExpectations(source, project, at),
        ...checkCorrections(source, project, atCorrection),
      ];
    }),
    ...checkSpellings(project, place),
    ...checkMirrors(project, place),
    ...checkDeliveries(project, place),
    ...checkPrecedence(project, place),
    ...checkDescriptions(project, place),
    ...checkBases(project, place),
  ];
}

/** A file of a mirror belongs to one source; two sources may share a file only by the very same beginning. */
function checkMirrors({ sources }: Pick<Project, 'sources'>, place: Place): readonly Issue[] {
  const all = [...sources.values()];
  return all.flatMap(({ id, file, request: { mirror } }) =>
    all
      .filter((other) => other.id !== id && /^[_.]/.test(other.request.mirror.replace(mirror, '')))
      .filter((other) => other.request.mirror.startsWith(mirror))
      .map((other) =>
        issue('mirror-overlap', { ...place(file, '/request/mirror'), value: mirror }, { other: other.id }),
      ),
  );
}

/** Each variable names its sources and each source fills what it is named for: neither may be forgotten. */
function checkPrecedence(project: Omit<Project, 'warnings'>, place: Place): readonly Issue[] {
  const { registry, sources } = project;
  const fills = (source: SourceDefinition, variable: string) =>
    source.map.values.some((line) => line.variable === variable);
  return [...registry.variables].flatMap(([id, variable]) => {
    const at = place(`indicators/variables/${id}.yaml`, '/sources');
    const filling = [...sources.values()].filter((source) => fills(source, id));
    return [
      ...(filling.length > 0 ? [] : [issue('unfilled-variable', { ...at, value: id })]),
      ...unknownReferences(
        at,
        'sources',
        variable.sources,
        sources.keys(),
        'die Quelle in pipelines/sources / the source',
      ),
      ...variable.sources
        .filter(
          (source) => filling.length > 0 && sources.has(source) && !filling.some((one) => one.id === source),
        )
        .map((source) => issue('idle-source', { ...at, value: source }, { variable: id })),
      ...filling
        .filter((source) => !variable.sources.includes(source.id))
        .map((source) => issue('no-precedence', { ...at, value: source.id }, { variable: id })),
    ];
  });
}

function checkDescriptions(project: Omit<Project, 'warnings'>, place: Place): readonly Issue[] {
  const themes = Object.keys(project.vocabularies.get('themes') ?? {});
  const frequencies = Object.keys(project.vocabularies.get('frequencies') ?? {});
  return [...project.registry.indicators].flatMap(([id, indicator]) => {
    const at = (pointer: string) => place(`indicators/${id}.yaml`, pointer);
    return [
      ...unknownReferences(
        at('/themes'),
        'themes',
        indicator.themes,
        themes,
        'das Thema in catalog/vocabulary/themes.yaml / the theme',
      ),
      ...unknownReferences(
        at('/frequency'),
        'frequency',
        [indicator.frequency],
        frequencies,
        'die Häufigkeit in catalog/vocabulary/frequencies.yaml / the frequency',
      ),
    ];
  });
}
