import { basename } from 'node:path/posix';
import type { Files } from '../effects/files.ts';

/**
 * Removes what killed runs have left in a state (for example data/live) under temporary names. Only for whoever holds
 * its lock: then nobody else is writing there.
 */
export async function removeLeftovers(state: string, files: Files): Promise<void> {
  const snapshots = `${state}/snapshots`;
  const folders = [
    ...(await foldersBeginning('spill-', state, files)),
    ...(await foldersBeginning('.verify', state, files)),
    ...(await foldersBeginning('.next-', `${state}/releases`, files)),
    ...(await foldersBeginning('.gone-', `${state}/releases`, files)),
    ...(await unfinishedSnapshots(snapshots, files)),
  ];
  for (const folder of folders) await files.remove(folder);
  const lists = [await files.list(state), await files.list(snapshots, true)];
  for (const file of lists.flat().filter(isHalfWritten)) await files.remove(file);
}

/** Of every source of every publisher: begun, or not wholly removed. */
async function unfinishedSnapshots(snapshots: string, files: Files): Promise<readonly string[]> {
  const found: string[] = [];
  for (const publisher of await files.folders(snapshots)) {
    for (const source of await files.folders(`${snapshots}/${publisher}`)) {
      const folder = `${snapshots}/${publisher}/${source}`;
      found.push(...(await foldersBeginning('.new-', folder, files)));
      found.push(...(await foldersBeginning('.gone-', folder, files)));
    }
  }
  return found;
}

async function foldersBeginning(start: string, folder: string, files: Files): Promise<readonly string[]> {
  const names = await files.folders(folder);
  return names.filter((name) => name.startsWith(start)).map((name) => `${folder}/${name}`);
}

/** As `writeAtomic` names what it has not finished. */
function isHalfWritten(path: string): boolean {
  return /^\..*\.tmp$/.test(basename(path));
}
