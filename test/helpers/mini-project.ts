import { join } from 'node:path';
import { createFiles } from '../../pipelines/effects/files.ts';
import {
  type DefinitionFiles,
  type Project,
  readProject,
  type SourceDefinition,
} from '../../pipelines/project.ts';
import type { Corrections, Indicator, Source, SourceMap, Spellings, Variable } from '../../schemas/types.ts';

/** As in YAML: a row dimension stands beside the other words of `map`, a code beside those of a line. */
export type MapDefinition = Omit<SourceMap, 'values'> & {
  readonly values: readonly (SourceMap['values'][number] & Readonly<Record<string, unknown>>)[];
  readonly [dimension: string]: unknown;
};
export type SourceDefinitionParts = Omit<Partial<Source>, 'map'> & { readonly map: MapDefinition };

/** What a test adds to the code lists of `mini/`; whatever it does not speak about is filled in. */
export interface Definitions {
  readonly sources?: Readonly<Record<string, SourceDefinitionParts>>;
  /** By publisher. */
  readonly spellings?: Readonly<Record<string, Spellings>>;
  /** By source. */
  readonly corrections?: Readonly<Record<string, Corrections['corrections']>>;
  readonly variables?: Readonly<Record<string, Partial<Variable>>>;
  readonly indicators?: Readonly<Record<string, Partial<Indicator>>>;
  /** Any further file by its path, in place of the one in `mini/`: text as it stands, data as YAML. */
  readonly files?: Readonly<Record<string, unknown>>;
}

/** The code lists and the catalog of every small project. */
export const mini = join(import.meta.dirname, 'mini');

/** Reads a small project as `readProject` reads any other: every definition of a test is validated. */
export function miniProject(definitions: Definitions): Promise<Project> {
  return readProject(overlay(mini, filesOf(definitions)));
}

/** A small project, and one of its sources. */
export async function miniSource(
  id: string,
  definitions: Definitions,
): Promise<{ readonly project: Project; readonly source: SourceDefinition }> {
  const project = await miniProject(definitions);
  const source = project.sources.get(id);
  if (!source) throw new Error(`no source ${id}`);
  return { project, source };
}

/** A folder in which some files are replaced or added. */
function overlay(folder: string, added: ReadonlyMap<string, string>): DefinitionFiles {
  const base = createFiles(folder);
  return {
    list: async (below, recursively) => {
      const own = await base.list(below, recursively);
      const others = [...added.keys()].filter((path) => path.startsWith(`${below}/`));
      return [...new Set([...own, ...others])].sort();
    },
    readText: async (path) => added.get(path) ?? base.readText(path),
  };
}

/** Path → text of what a test adds. */
export function filesOf(definitions: Definitions): ReadonlyMap<string, string> {
  const {
    sources = {},
    spellings = {},
    corrections = {},
    variables = {},
    indicators = {},
    files = {},
  } = definitions;
  const filling = (variable: string) =>
    Object.entries(sources)
      .filter(([, { map }]) => map.values.some((line) => line.variable === variable))
      .map(([id]) => id);
  const entries: readonly (readonly [string, unknown])[] = [
    ...named(sources, 'pipelines/sources', (id, own) => ({ ...anySource(id), ...own })),
    ...Object.entries(spellings).map(([id, own]) => [`pipelines/sources/${id}/spellings.yaml`, own] as const),
    ...Object.entries(corrections).map(
      ([id, own]) => [`pipelines/sources/${id}.corrections.yaml`, { corrections: own }] as const,
    ),
    ...named(variables, 'indicators/variables', (id, own) => ({
      ...anyVariable,
      sources: filling(id),
      ...own,
    })),
    ...named(indicators, 'indicators', (id, own) => ({
      ...anyIndicator(id),
      ...basesOf(own, sources),
      ...own,
    })),
    ...Object.entries(files),
  ];
  // JSON is YAML.
  return new Map(
    entries.map(([path, value]) => [
      path,
      typeof value === 'string' ? value : JSON.stringify(value, null, 1),
    ]),
  );
}

/** The order of preference of an indicator that a test does not speak about: all bases of its variables. */
function basesOf(
  { value, ratio }: Partial<Indicator>,
  sources: Definitions['sources'] = {},
): Pick<Indicator, 'basis'> {
  const terms = [...(value ? [value] : []), ...(ratio?.of ?? []), ...(ratio?.per ?? [])];
  const bases = Object.values(sources)
    .filter(({ map }) => map.values.some((line) => terms.some(({ variable }) => variable === line.variable)))
    .map(({ map }) => map.basis?.const ?? '_Z')
    .filter((basis) => basis !== '_Z');
  const [first, ...rest] = new Set(bases);
  return first === undefined ? {} : { basis: [first, ...rest] };
}

function named<Own>(
  definitions: Readonly<Record<string, Own>>,
  folder: string,
  complete: (id: string, own: Own) => unknown,
): readonly (readonly [string, unknown])[] {
  return Object.entries(definitions).map(([id, own]) => [`${folder}/${id}.yaml`, complete(id, own)] as const);
}

function anySource(id: string): Omit<Source, 'map'> {
  return {
    title: { de: `Datei ${id}` },
    publisher: id.split('/')[0] ?? '',
    licence: 'dl-by-de/2.0',
    request: {
      url: `https://${id.replace('/', '.example.org/')}.csv`,
      verified: false,
      mirror: id.replace('/', '-'),
    },
    schedule: '0 4 2 * *',
    read: { parser: 'csv' },
    snapshot: 'whole',
  };
}

const anyText = { de: 'Beispiel.', en: 'Example.' };
const anyVariable: Omit<Variable, 'sources'> = {
  title: { de: 'Merkmal', en: 'Variable' },
  definition: anyText,
  unit: 'PERS',
  kind: 'stock',
  decimals: 6,
  dimensions: [],
};
const anyIndicator = (id: string): Omit<Indicator, 'value' | 'ratio'> => ({
  title: { de: `Indikator ${id}`, en: `Indicator ${id}` },
  definition: anyText,
  formula: anyText,
  unit: 'PERS',
  decimals: 0,
  themes: ['SOCI'],
  keywords: { de: ['Beispiel'], en: ['example'] },
  frequency: 'ANNUAL',
  issued: '2026-01-01',
  traps: [],
  comparability: { all: { D: 1, S: 1, R: 1, G: 1, T: 1 } },
});
