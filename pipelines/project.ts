import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path/posix';
import { crossCheck, type Locate } from '../indicators/cross-check.ts';
import type { Registry } from '../indicators/registry.ts';
import { DefinitionError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type {
  Areas,
  Breaks,
  Codelist,
  Corrections,
  Deviations,
  Indicator,
  Publisher,
  Signs,
  Source,
  Spellings,
  Units,
  Variable,
  Vocabulary,
  Withdrawn,
} from '../schemas/types.ts';
import { type SchemaName, validator } from '../schemas/validator.ts';
import { checkFiles, schemaOf, type VocabularyName, vocabularyNames } from './definition-files.ts';
import type { Files } from './effects/files.ts';
import { isOfExamples, withoutExamples } from './examples.ts';
import { checkReferences } from './project-references.ts';
import { unfinishedIn } from './unfinished.ts';
import { parseYaml, type YamlFile } from './yaml.ts';

/** A source with everything that belongs to it. `id` is publisher/source, as its path below pipelines/sources. */
export interface SourceDefinition extends Source {
  readonly id: string;
  readonly file: string;
  readonly spellings: Spellings;
  readonly corrections: Corrections['corrections'];
}

export interface Project {
  readonly registry: Registry;
  /** Those that are collected and published. */
  readonly sources: ReadonlyMap<string, SourceDefinition>;
  /** Those that only show how a file would be read. */
  readonly examples: ReadonlyMap<string, SourceDefinition>;
  readonly publisher: Publisher;
  readonly vocabularies: ReadonlyMap<VocabularyName, Vocabulary['entries']>;
  /** Datasets that are taken back, or long gone, by id. */
  readonly withdrawn: ReadonlyMap<string, Withdrawn>;
  /** SHA-256 over the text of all definitions. */
  readonly hash: string;
  /** SHA-256 of each of them, by path. */
  readonly definitionFiles: readonly DefinitionFile[];
  /** What `check` reports although the project is usable. */
  readonly warnings: readonly Issue[];
}

export interface DefinitionFile {
  readonly path: string;
  readonly sha256: string;
}

/** What reading a project needs of the disk. */
export type DefinitionFiles = Pick<Files, 'list' | 'readText'>;

interface DefinitionText {
  readonly path: string;
  readonly text: string;
}

interface Definition {
  readonly path: string;
  readonly schema: SchemaName;
  readonly yaml: YamlFile;
}

/** Reads, validates and cross-checks every definition. Throws a DefinitionError with all problems at once. */
export async function readProject(files: DefinitionFiles): Promise<Project> {
  const paths = (
    await Promise.all(
      ['indicators', 'pipelines/sources', 'catalog'].map((folder) => files.list(folder, true)),
    )
  ).flat();
  const texts = await Promise.all(
    paths
      .filter((path) => schemaOf(path) !== null)
      .sort()
      .map(async (path) => ({ path, text: await readDefinition(path, files) })),
  );
  const definitions = texts.map(({ path, text }): Definition => {
    const schema = schemaOf(path);
    if (!schema) throw new Error(`no schema for ${path}`);
    return { path, schema, yaml: parseYaml(text, path) };
  });
  const validate = validator();
  const issues = [
    ...checkFiles(paths),
    ...definitions.flatMap(({ path, schema, yaml }) =>
      yaml.issues.length > 0 ? yaml.issues : validate(schema, yaml.value, path, yaml.lineOf),
    ),
  ];
  if (issues.length > 0) throw new DefinitionError(issues);

  const project = assemble(definitions, texts);
  const locate = locator(definitions);
  const references = [
    ...texts.flatMap(({ path, text }) => unfinishedIn(path, text)),
    ...crossCheck(project.registry, locate),
    ...checkReferences(project, (path, pointer) => ({
      file: path,
      record: definitions.find((definition) => definition.path === path)?.yaml.lineOf(pointer) ?? null,
    })),
  ];
  if (references.some(({ severity }) => severity === 'error')) throw new DefinitionError(references);
  return deepFreeze({ ...withoutExamples(project), warnings: references });
}

/** An editor that saves as ANSI breaks umlauts; better to say so than to publish them. */
async function readDefinition(path: string, files: DefinitionFiles): Promise<string> {
  try {
    // The same definition, saved on another system, is the same.
    return (await files.readText(path)).replaceAll('\r\n', '\n');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new DefinitionError([issue('definition-encoding', { file: path })], { cause: error });
  }
}

function assemble(
  definitions: readonly Definition[],
  texts: readonly DefinitionText[],
): Omit<Project, 'warnings'> {
  const of = <T>(schema: SchemaName) =>
    definitions
      .filter((definition) => definition.schema === schema)
      .map(({ path, yaml }) => ({ path, id: basename(path, '.yaml'), value: yaml.value as T }));
  const byId = <T>(schema: SchemaName) => new Map(of<T>(schema).map(({ id, value }) => [id, value]));
  const one = <T>(schema: SchemaName) => {
    const [first] = of<T>(schema);
    if (!first) throw new Error(`no ${schema}`);
    return first.value;
  };
  const codelists = byId<Codelist>('codelist');
  const registry: Registry = {
    indicators: byId<Indicator>('indicator'),
    variables: byId<Variable>('variable'),
    codelists,
    dimensions: [...codelists].filter(([, { dimension }]) => dimension).map(([id]) => id),
    areas: one<Areas>('areas'),
    deviations: of<Deviations>('deviation').flatMap(({ value }) => value.codes),
    units: one<Units>('units'),
    signs: one<Signs>('signs'),
    breaks: one<Breaks>('breaks').breaks,
  };
  const spellings = new Map(of<Spellings>('spellings').map(({ path, value }) => [dirname(path), value]));
  const corrections = new Map(
    of<Corrections>('corrections').map(({ path, value }) => [path, value.corrections]),
  );
  const sources = of<Source>('source').map(({ path, value }): [string, SourceDefinition] => {
    const id = path.replace('pipelines/sources/', '').replace(/\.yaml$/, '');
    return [
      id,
      {
        ...value,
        id,
        file: path,
        spellings: spellings.get(dirname(path)) ?? {},
        corrections: corrections.get(path.replace(/\.yaml$/, '.corrections.yaml')) ?? [],
      },
    ];
  });
  const vocabularies = byId<Vocabulary>('vocabulary');
  // What an example says, no figure rests on.
  const counting = texts.filter(({ path }) => !isOfExamples(path, new Map(sources)));
  return {
    registry,
    sources: new Map(sources),
    examples: new Map(),
    publisher: one<Publisher>('publisher'),
    vocabularies: new Map(vocabularyNames.map((name) => [name, vocabularies.get(name)?.entries ?? {}])),
    withdrawn: byId<Withdrawn>('withdrawn'),
    hash: hashOf(counting.map(({ path, text }) => `${path}\n${text}\n`).join('')),
    definitionFiles: counting.map(({ path, text }) => ({ path, sha256: hashOf(text) })),
  };
}

function locator(definitions: readonly Definition[]): Locate {
  const folders = { indicator: 'indicators', variable: 'indicators/variables', codelist: 'indicators/codes' };
  return (kind, id, pointer) => {
    const file = `${folders[kind]}/${id}.yaml`;
    return { file, record: definitions.find(({ path }) => path === file)?.yaml.lineOf(pointer) ?? null };
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    const inner = value instanceof Map ? value.values() : Object.values(value);
    for (const item of inner) deepFreeze(item);
  }
  return value;
}
