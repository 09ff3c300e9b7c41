import { cp, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Outcome } from '../../pipelines/collect.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import type { Effects } from '../../pipelines/effects/index.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import { openWarehouse, type Warehouse } from '../../pipelines/effects/warehouse.ts';
import { collectAll } from '../../pipelines/nightly.ts';
import { readProject } from '../../pipelines/project.ts';
import type { Issue } from '../../schemas/issues.ts';
import type { SourceRequest } from '../../schemas/types.ts';
import { filesOf, mini } from './mini-project.ts';
import { storeEffects } from './store-effects.ts';
import { withFolder } from './with-folder.ts';

/** When the nights of these tests are: 21 November 2026, four o'clock in Berlin. */
export const night = '2026-11-21T03:00:00Z';
export const folder = 'office/people';

/** An office that delivers people of four cities into a folder of ours. */
export interface Office {
  readonly root: string;
  /** Puts a file into the delivery folder, `minutes` before the night. */
  put(name: string, text: string | Uint8Array, minutes?: number): Promise<string>;
  /** Looks at the source, as a night does. */
  look(options?: LookOptions): Promise<Outcome>;
  /** What lies in the delivery folder, with the folders in it. */
  lies(): Promise<readonly string[]>;
  read(path: string): Promise<string>;
}

export interface LookOptions {
  readonly at?: string;
  /** What the test puts in the place of an effect, such as a disk that is full. */
  readonly wrap?: (effects: Effects) => Effects;
}

/** People of the four cities in one year; `mainz` stands in the row of Mainz. */
export function people(mainz: number | string, year = 2018): string {
  return `key;year;people\n07315;${year};${mainz}\n07314;${year};70\n07211;${year};60\n07111;${year};50\n`;
}

/** Gives `use` an office with an empty delivery folder. */
export function withOffice<Result>(
  use: (office: Office) => Promise<Result>,
  request: Partial<SourceRequest> = {},
): Promise<Result> {
  return withFolder(async (root) => {
    await cp(mini, root, { recursive: true });
    for (const [path, text] of definitions(request)) await writeAt(root, path, text);
    const delivered = join(root, 'data/deliveries', folder);
    await mkdir(delivered, { recursive: true });
    return use({
      root,
      put: async (name, text, minutes = 10) => {
        await writeFile(join(delivered, name), text);
        const then = new Date(Date.parse(night) - minutes * 60_000);
        await utimes(join(delivered, name), then, then);
        return join(delivered, name);
      },
      look: (options) => look(root, options),
      lies: async () => {
        const entries = await readdir(delivered, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => !entry.isDirectory());
        return files.map((entry) => join(entry.parentPath, entry.name).slice(delivered.length + 1)).sort();
      },
      read: (path) => readFile(join(delivered, path), 'utf8'),
    });
  });
}

function definitions(request: Partial<SourceRequest>): ReadonlyMap<string, string> {
  const url = 'https://office.example.org/people';
  return filesOf({
    variables: { people: {} },
    sources: {
      'office/people': {
        request: {
          ...{
            via: 'delivery',
            folder,
            files: 'people_*.csv',
            url,
            verified: false,
            mirror: 'office-people',
          },
          ...request,
        },
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          values: [{ column: 'people', variable: 'people' }],
        },
      },
    },
  });
}

async function writeAt(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function look(
  root: string,
  { at = night, wrap = (effects) => effects }: LookOptions = {},
): Promise<Outcome> {
  const files = createFiles(root);
  const project = await readProject(files);
  let warehouse: Promise<Warehouse> | null = null;
  const effects = wrap({
    ...storeEffects('data/live', files),
    pause: async () => {},
    warehouse: () => {
      warehouse ??= openWarehouse({ isSmall: true });
      return warehouse;
    },
    terminal: createTerminal({ write: () => true }, { color: false, isTTY: false }),
    clock: { now: () => new Date(at) },
  });
  const quiet = { begin: () => {}, end: () => {} };
  try {
    const [outcome] = await collectAll([...project.sources.values()], project, null, effects, quiet);
    if (!outcome) throw new Error('no source');
    return outcome;
  } finally {
    if (warehouse) (await (warehouse as Promise<Warehouse>)).close();
  }
}

/** Severity, sentence and cure of every issue in German, one a line. */
export function told(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ severity, sentence, cure }) => `${severity}: ${sentence.de} ${cure.de}`);
}

/** The sentences alone. */
export function sentences(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ severity, sentence }) => `${severity}: ${sentence.de}`);
}
