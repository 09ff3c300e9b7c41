import { dirname } from 'node:path/posix';
import type { Project, SourceDefinition } from './project.ts';

/** A project as it is read: examples among the sources. */
type Whole = Omit<Project, 'warnings'>;

/**
 * Sets the examples apart, once for the whole program: whoever asks for sources gets none, and no variable names one,
 * so that nothing is collected, expected or published of them.
 */
export function withoutExamples(project: Whole): Whole {
  const all = [...project.sources];
  const examples = new Map(all.filter(([, source]) => source.example));
  const variables = [...project.registry.variables].map(
    ([id, variable]) =>
      [id, { ...variable, sources: variable.sources.filter((source) => !examples.has(source)) }] as const,
  );
  return {
    ...project,
    sources: new Map(all.filter(([id]) => !examples.has(id))),
    examples,
    registry: { ...project.registry, variables: new Map(variables) },
  };
}

/** Whether a definition file serves examples only: changing it changes no figure. */
export function isOfExamples(path: string, sources: ReadonlyMap<string, SourceDefinition>): boolean {
  if (dirname(dirname(path)) !== 'pipelines/sources') return false;
  const beside = [...sources.values()].filter(({ file }) => dirname(file) === dirname(path));
  const own = beside.filter(({ file }) => path.startsWith(file.replace(/yaml$/, '')));
  const users = own.length > 0 ? own : beside;
  return users.length > 0 && users.every(({ example }) => example);
}
