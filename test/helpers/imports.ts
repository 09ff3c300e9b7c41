import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { repository } from './repository.ts';

/** One import statement of ours. */
export interface Import {
  readonly from: string;
  /** A path in the repository, or the name of an outside package. */
  readonly to: string;
  /** Erased before the program runs. */
  readonly typeOnly: boolean;
  /** `await import(…)`: loaded when the line is reached. */
  readonly lazy: boolean;
}

/** Our TypeScript files below these folders, tests aside. */
export function sourceFiles(folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort();
}

/** All imports of a file. Our formatter writes them in one of three ways, so no parser is needed. */
export function importsOf(path: string): readonly Import[] {
  const text = readFileSync(join(repository, path), 'utf8');
  const resolved = (to: string) => (to.startsWith('.') ? join(dirname(path), to) : to);
  const statements = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+)?([^;'"`]*?)\s*from\s+'([^']+)';$/gm),
    ...text.matchAll(/^import\s+()()'([^']+)';$/gm),
  ];
  return [
    ...statements.map(([, type, names = '', to = '']) => ({
      from: path,
      to: resolved(to),
      typeOnly: type !== undefined && type !== '' ? true : isTypesOnly(names),
      lazy: false,
    })),
    ...[...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, to = '']) => ({
      from: path,
      to: resolved(to),
      typeOnly: false,
      lazy: true,
    })),
  ];
}

function isTypesOnly(names: string): boolean {
  const listed =
    /^\{([^}]*)\}$/
      .exec(names)?.[1]
      ?.split(',')
      .filter((name) => name.trim() !== '') ?? [];
  return listed.length > 0 && listed.every((name) => name.trim().startsWith('type '));
}
