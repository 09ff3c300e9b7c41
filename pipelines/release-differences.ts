import type { Differences, Reach } from '../indicators/revision-cause-sql.ts';
import type { Release } from '../schemas/types.ts';

type Made = Pick<Release, 'sources' | 'definitions' | 'definition_files' | 'code'>;

/** Definition files that differ between two releases, by path; null where one of them does not name its files. */
export interface DefinitionChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What two releases were made of otherwise: snapshots, definitions, program. */
export function differencesOf(before: Made, after: Made): Differences {
  return {
    snapshots: changedSnapshots(before, after),
    definitions: before.definitions === after.definitions ? [] : reaches(definitionChanges(before, after)),
    program: before.code !== after.code,
  };
}

export function definitionChanges(before: Made, after: Made): DefinitionChanges | null {
  if (!before.definition_files || !after.definition_files) return null;
  const old = new Map(before.definition_files.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map(after.definition_files.map(({ path, sha256 }) => [path, sha256]));
  return {
    added: [...now.keys()].filter((path) => !old.has(path)).sort(),
    changed: [...now]
      .filter(([path, sha256]) => (old.get(path) ?? sha256) !== sha256)
      .map(([path]) => path)
      .sort(),
    removed: [...old.keys()].filter((path) => !now.has(path)).sort(),
  };
}

/** Snapshots that only one of the two is made of. */
export function changedSnapshots(before: Made, after: Made): Differences['snapshots'] {
  const all = ({ sources }: Made) =>
    sources.flatMap(({ id, snapshots }) =>
      snapshots.map((snapshot) => ({ source: id, snapshot: snapshot.id })),
    );
  const [old, now] = [all(before), all(after)];
  const without = (some: Differences['snapshots'], others: Differences['snapshots']) =>
    some.filter(
      (one) => !others.some(({ source, snapshot }) => source === one.source && snapshot === one.snapshot),
    );
  return [...without(old, now), ...without(now, old)];
}

function reaches(changes: DefinitionChanges | null): readonly Reach[] {
  if (changes === null) return [{ of: 'everything' }];
  return [...changes.added, ...changes.changed, ...changes.removed].flatMap(reachOf);
}

/** The figures that a definition file can change. What describes them in the catalog changes none. */
function reachOf(path: string): readonly Reach[] {
  if (path.startsWith('catalog/')) return [];
  const [, source = ''] = /^pipelines\/sources\/(.+)\.yaml$/.exec(path) ?? [];
  if (source.endsWith('/spellings')) return [{ of: 'publisher', id: source.replace(/\/spellings$/, '') }];
  if (source.endsWith('.corrections'))
    return [{ of: 'corrections', id: source.replace(/\.corrections$/, '') }];
  if (source !== '') return [{ of: 'source', id: source }];
  const [, variable] = /^indicators\/variables\/([^/]+)\.yaml$/.exec(path) ?? [];
  if (variable !== undefined) return [{ of: 'variable', id: variable }];
  const [, indicator] = /^indicators\/([^/]+)\.yaml$/.exec(path) ?? [];
  return indicator === undefined ? [{ of: 'everything' }] : [{ of: 'indicator', id: indicator }];
}
