import { readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Content, Files } from '../../pipelines/effects/files.ts';
import { writeFailure } from '../../pipelines/effects/write-failure.ts';

/** One change of the disk: `writeAtomic data/live/looks.json`. */
export type Write = `${WriteName} ${string}`;
type WriteName = 'writeAtomic' | 'makeFolder' | 'flush' | 'setModified' | 'rename' | 'remove' | 'replaceLink';

/** What becomes of the first write that fails: nothing, or the half of it. */
export type Torn = 'not begun' | 'half done';

/** The machine is without power: whatever is asked of it, nothing happens. */
export class PowerCut extends Error {}

/** Passes everything on and writes down every change, in order. */
export function recordedDisk(files: Files, writes: Write[]): Files {
  return onEachWrite(files, async (write, carryOut) => {
    writes.push(write);
    await carryOut();
  });
}

/** Fails at the n-th write (the first is 0), and at everything that is asked of it from then on. */
export function mortalDisk(files: Files, n: number, torn: Torn): Files {
  let count = 0;
  const isDead = () => count > n;
  const alive = onEachWrite(files, async (_, carryOut, carryOutHalf) => {
    const own = count;
    count += 1;
    if (own < n) return carryOut();
    if (own === n && torn === 'half done') await carryOutHalf();
    throw new PowerCut();
  });
  return new Proxy(alive, {
    get: (target, name: keyof Files) =>
      isDead() && name !== 'absolute' ? () => Promise.reject(new PowerCut()) : target[name],
  });
}

/** From the n-th write on, there is no space for another one; what is there can still be read and removed. */
export function fullDisk(files: Files, n: number): Files {
  let count = 0;
  return onEachWrite(files, async (write, carryOut) => {
    const [name, path = ''] = write.split(' ');
    const own = count;
    count += 1;
    if (own < n || name === 'remove') return carryOut();
    throw writeFailure(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }), path);
  });
}

type OnWrite = (
  write: Write,
  carryOut: () => Promise<void>,
  carryOutHalf: () => Promise<void>,
) => Promise<void>;

function onEachWrite(files: Files, on: OnWrite): Files {
  const at = files.absolute;
  return {
    ...files,
    writeAtomic: (path, content) =>
      on(
        `writeAtomic ${path}`,
        () => files.writeAtomic(path, content),
        () => writeHalf(at(path), content),
      ),
    makeFolder: (path) => on(`makeFolder ${path}`, () => files.makeFolder(path), nothing),
    flush: (path) => on(`flush ${path}`, () => files.flush(path), nothing),
    setModified: (path, time) => on(`setModified ${path}`, () => files.setModified(path, time), nothing),
    rename: (from, to) => on(`rename ${to}`, () => files.rename(from, to), nothing),
    remove: (path) =>
      on(
        `remove ${path}`,
        () => files.remove(path),
        () => removeHalf(at(path)),
      ),
    replaceLink: (link, target) =>
      on(
        `replaceLink ${link}`,
        () => files.replaceLink(link, target),
        () => symlink(at(target), `${at(link)}.next-1`),
      ),
  };
}

const nothing = () => Promise.resolve();

/** As `writeAtomic` does it, up to the middle of the file. */
async function writeHalf(path: string, content: Content): Promise<void> {
  const bytes = Buffer.from(
    content instanceof Uint8Array || typeof content === 'string' ? content : [...content].join(''),
  );
  const beside = join(dirname(path), `.${basename(path)}.half.tmp`);
  await writeFile(beside, bytes.subarray(0, bytes.length / 2)).catch(() => {}); // its folder may not have been made
}

async function removeHalf(path: string): Promise<void> {
  const names = await readdir(path).catch(() => []);
  for (const name of names.slice(0, names.length / 2)) await rm(join(path, name), { recursive: true });
}
