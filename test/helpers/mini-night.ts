import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keptBeginning } from './kept-beginning.ts';
import { type Definitions, filesOf, mini } from './mini-project.ts';
import { type GoodNight, night } from './night.ts';

/** What a small project finds at its publishers in a night: source → text of its file. */
export interface MiniNight {
  readonly files: Readonly<Record<string, string>>;
  readonly at?: string;
}

/** Runs a whole night of a small project in the folder `root`, which keeps what earlier nights have left there. */
export async function miniNight(root: string, definitions: Definitions, mini: MiniNight): Promise<GoodNight> {
  return keptBeginning([definitions, mini], root, async () => {
    const mirror = await layOut(root, definitions, mini.files);
    return night(root, { mirror, ...(mini.at === undefined ? {} : { at: mini.at }) });
  });
}

/** Writes definitions and files of a small project into a folder; returns the mirror. */
export async function layOut(
  root: string,
  definitions: Definitions,
  files: MiniNight['files'],
): Promise<string> {
  const mirror = join(root, 'mirror');
  await rm(mirror, { recursive: true, force: true });
  await writeMini(root, definitions);
  await mkdir(mirror);
  for (const [source, text] of Object.entries(files))
    await writeAt(join(mirror, `${source.replace('/', '-')}.csv`), text);
  return mirror;
}

/** The definitions of a small project, in place of what stands in the folder. */
export async function writeMini(root: string, definitions: Definitions): Promise<void> {
  for (const folder of ['indicators', 'catalog', 'pipelines'])
    await rm(join(root, folder), { recursive: true, force: true });
  await cp(mini, root, { recursive: true });
  for (const [path, text] of filesOf(definitions)) await writeAt(join(root, path), text);
}

async function writeAt(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
