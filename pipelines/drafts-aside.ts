import { DefinitionError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import { schemaOf } from './definition-files.ts';
import { type DefinitionFiles, type Project, readProject } from './project.ts';
import { isUnfinished } from './unfinished.ts';

/** A project, and what had to be left out of it. */
export interface ProjectDespiteDrafts {
  readonly project: Project;
  readonly leftOut: readonly Issue[];
}

/**
 * Reads a project for a run that nobody watches. If it can only be read without the drafts that lie about in it, they are
 * left out: a form somebody means to fill in tomorrow must not cost tonight's release. A draft that something finished
 * rests on cannot be left out, and what is wrong is thrown as ever.
 */
export async function readDespiteDrafts(files: DefinitionFiles): Promise<ProjectDespiteDrafts> {
  try {
    return { project: await readProject(files), leftOut: [] };
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    const drafts = await draftsIn(files);
    const project = drafts.length === 0 ? null : await readIfValid(filesBut(drafts, files));
    if (project === null) throw error;
    return { project, leftOut: drafts.map((file) => issue('draft-left-out', { file })) };
  }
}

/** Only what can lie there unused. */
const kinds: ReadonlySet<string | null> = new Set(['source', 'variable', 'indicator']);

async function draftsIn(files: DefinitionFiles): Promise<readonly string[]> {
  const folders = ['indicators', 'pipelines/sources'];
  const paths = (await Promise.all(folders.map((folder) => files.list(folder, true)))).flat().sort();
  const definitions = paths.filter((path) => kinds.has(schemaOf(path)));
  const texts = await Promise.all(definitions.map((path) => files.readText(path).catch(() => '')));
  return definitions.filter((_, index) => isUnfinished(texts[index] ?? ''));
}

function filesBut(drafts: readonly string[], files: DefinitionFiles): DefinitionFiles {
  return {
    readText: files.readText,
    list: async (folder, recursively) =>
      (await files.list(folder, recursively)).filter((path) => !drafts.includes(path)),
  };
}

async function readIfValid(files: DefinitionFiles): Promise<Project | null> {
  try {
    return await readProject(files);
  } catch (error) {
    if (error instanceof DefinitionError) return null;
    throw error;
  }
}
