import { basename, dirname } from 'node:path/posix';
import { type Issue, issue } from '../schemas/issues.ts';
import type { SchemaName } from '../schemas/validator.ts';

export const vocabularyNames = ['licences', 'themes', 'file-types', 'frequencies', 'publishers'] as const;
export type VocabularyName = (typeof vocabularyNames)[number];

/** What is wrong with the files themselves: one that is missing, that nobody would read, or whose name is no id. */
export function checkFiles(paths: readonly string[]): readonly Issue[] {
  return [...missingFiles(paths), ...strayFiles(paths), ...badNames(paths), ...orphans(paths)];
}

/** Which schema a definition obeys, by its path; null for a file that is no definition. */
export function schemaOf(path: string): SchemaName | null {
  if (!path.endsWith('.yaml')) return null;
  const folder = dirname(path);
  const name = basename(path);
  if (folder === 'indicators/codes') {
    const special = new Map<string, SchemaName>([
      ['areas.yaml', 'areas'],
      ['deviation.yaml', 'deviation'],
      ['breaks.yaml', 'breaks'],
      ['units.yaml', 'units'],
      ['signs.yaml', 'signs'],
    ]);
    return special.get(name) ?? 'codelist';
  }
  if (folder === 'indicators') return 'indicator';
  if (folder === 'indicators/variables') return 'variable';
  if (path === 'catalog/publisher.yaml') return 'publisher';
  if (folder === 'catalog/vocabulary') return 'vocabulary';
  if (folder === 'catalog/withdrawn') return 'withdrawn';
  if (dirname(folder) !== 'pipelines/sources') return null;
  if (name === 'spellings.yaml') return 'spellings';
  return name.endsWith('.corrections.yaml') ? 'corrections' : 'source';
}

function missingFiles(paths: readonly string[]): readonly Issue[] {
  const needed = [
    'catalog/publisher.yaml',
    ...vocabularyNames.map((name) => `catalog/vocabulary/${name}.yaml`),
    ...['areas', 'units', 'signs', 'basis', 'breaks'].map((name) => `indicators/codes/${name}.yaml`),
  ];
  return needed.filter((path) => !paths.includes(path)).map((file) => issue('definition-missing', { file }));
}

/** YAML that stands where nothing is read, or ends in .yml, would otherwise be ignored without a word. */
function strayFiles(paths: readonly string[]): readonly Issue[] {
  return paths
    .filter((path) => /\.ya?ml$/i.test(path) && schemaOf(path) === null)
    .map((file) => issue('stray-definition', { file }));
}

/** Ids become URLs, file names and SQL names; they are the file's name. */
function badNames(paths: readonly string[]): readonly Issue[] {
  return paths
    .filter((path) => schemaOf(path) !== null)
    .filter((path) => !/^[a-z0-9]+([-_][a-z0-9]+)*(\.corrections)?\.yaml$/.test(basename(path)))
    .map((file) => issue('bad-id', { file, value: basename(file) }));
}

/** Corrections belong to the source whose name they carry. */
function orphans(paths: readonly string[]): readonly Issue[] {
  return paths
    .filter((path) => schemaOf(path) === 'corrections')
    .filter((path) => !paths.includes(path.replace('.corrections.yaml', '.yaml')))
    .map((file) =>
      issue('orphaned-corrections', { file, value: file.replace('.corrections.yaml', '.yaml') }),
    );
}
