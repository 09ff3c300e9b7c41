import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Breaks, Variable } from '../../schemas/types.ts';
import { repository } from './repository.ts';

/** A project of its own in a folder of its own: a test may break it. */
export interface TestProject {
  readonly root: string;
  /** Reads a file of the project. */
  read(path: string): Promise<string>;
  /** Rewrites a file of the project; fails when nothing changes, for then the test would prove nothing. */
  edit(path: string, change: (text: string) => string): Promise<void>;
}

/** Copies the definitions of the repository to `root`: all of them, or what rests on the sources that are named. */
export async function makeProject(root: string, only?: readonly string[]): Promise<TestProject> {
  for (const folder of ['indicators', 'catalog', 'pipelines/sources']) {
    await cp(join(repository, folder), join(root, folder), {
      recursive: true,
      filter: (path) => !/\.(ts|md)$/.test(path),
    });
  }
  if (only) await keepOnly(root, only);
  const read = (path: string) => readFile(join(root, path), 'utf8');
  return {
    root,
    read,
    edit: async (path, change) => {
      const text = await read(path);
      const changed = change(text);
      if (changed === text) throw new Error(`nothing changed in ${path}`);
      await writeFile(join(root, path), changed);
    },
  };
}

/** A small project runs in a second: the variables that these sources fill, and the indicators made of them. */
async function keepOnly(root: string, sources: readonly string[]): Promise<void> {
  for (const path of await yamlFiles(join(root, 'pipelines/sources'))) {
    const id = `${basename(dirname(path))}/${basename(path, '.yaml')}`;
    if (!sources.includes(id) && basename(path) !== 'spellings.yaml') await rm(path);
  }
  const gone: string[] = [];
  for (const path of await yamlFiles(join(root, 'indicators/variables'))) {
    const variable = parse(await readFile(path, 'utf8')) as Variable;
    const kept = variable.sources.filter((source) => sources.includes(source));
    if (kept.length > 0) await writeFile(path, stringify({ ...variable, sources: kept }));
    else {
      gone.push(basename(path, '.yaml'));
      await rm(path);
    }
  }
  const path = join(root, 'indicators/codes/breaks.yaml');
  const breaks = parse(await readFile(path, 'utf8')) as Breaks;
  const kept = (variables: readonly string[]) => variables.filter((variable) => !gone.includes(variable));
  await writeFile(
    path,
    stringify({
      ...breaks,
      breaks: breaks.breaks.map((one) => ({ ...one, variables: kept(one.variables) })),
    }),
  );
  for (const path of await yamlFiles(join(root, 'indicators'), false)) {
    const text = await readFile(path, 'utf8');
    const used = [...text.matchAll(/\bvariable: ([a-z0-9-]+)/g)].map(([, variable]) => variable ?? '');
    if (used.some((variable) => gone.includes(variable))) await rm(path);
  }
  const areas = join(root, 'indicators/codes/areas.yaml');
  const weight = /^ +weight: (.*)\n/m;
  const text = await readFile(areas, 'utf8');
  if (gone.includes(weight.exec(text)?.[1] ?? '')) await writeFile(areas, text.replace(weight, ''));
}

async function yamlFiles(folder: string, recursive = true): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name));
}
