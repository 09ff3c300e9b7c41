import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What of a disk would not outlive a power cut, at the moment at which something got its name. */
export interface Naming {
  readonly from: string;
  readonly to: string;
  /** Files and folders changed and not flushed since. */
  readonly unflushed: ReadonlySet<string>;
}

const calls =
  'write,pwrite64,writev,pwritev,ftruncate,openat,rename,renameat,renameat2,mkdir,mkdirat,symlink,symlinkat,fsync,fdatasync';

/** Watching needs `strace`, and a kernel that lets it. */
export const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/** Runs a program of Node and watches what it, and every thread of it, does to the disk. */
export async function traceDisk(args: readonly string[], trace: string): Promise<readonly Naming[]> {
  const watch = ['-f', '-y', '-qq', '-s', '0', '-e', `trace=${calls}`, '-o', trace];
  const child = spawn('strace', [...watch, process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`ended with ${code}: ${said}`);
  return namingsOf(wholeCalls(await readFile(trace, 'utf8')));
}

/** A call that another thread interrupted stands in two lines; it counts where it ends. */
function wholeCalls(text: string): readonly string[] {
  const begun = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, thread = '', call = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const isBegun = call.endsWith(' <unfinished ...>');
    if (isBegun) begun.set(thread, call.replace(/ <unfinished \.\.\.>$/, ''));
    const ended = call.replace(/^<\.\.\. \w+ resumed>/, () => begun.get(thread) ?? '');
    return isBegun || !/ = \d+/.test(ended) ? [] : [ended];
  });
}

function namingsOf(all: readonly string[]): readonly Naming[] {
  const unflushed = new Set<string>();
  const namings: Naming[] = [];
  const change = (...paths: readonly string[]) => {
    for (const path of paths) unflushed.add(path);
  };
  for (const call of all) {
    const name = /^\w+/.exec(call)?.[0] ?? '';
    const [one = '', other = ''] = [...call.matchAll(/"([^"]*)"/g)].map(([, path]) => path);
    const open = /^\w+\(\d+<([^>]*)>/.exec(call)?.[1] ?? '';
    if (/^(p?writev?|pwrite64|ftruncate)$/.test(name)) change(open);
    else if (name === 'openat' && /O_EXCL|O_TRUNC/.test(call)) change(one, dirname(one));
    else if (name.startsWith('mkdir')) change(one, dirname(one));
    else if (name.startsWith('symlink')) change(dirname(other));
    else if (name.endsWith('sync')) unflushed.delete(open);
    else if (name.startsWith('rename')) {
      namings.push({ from: one, to: other, unflushed: new Set(unflushed) });
      move(unflushed, one, other);
      change(dirname(one), dirname(other));
    }
  }
  return namings;
}

/** What lay below the old name lies below the new one. */
function move(paths: Set<string>, from: string, to: string): void {
  for (const path of [...paths]) {
    if (path !== from && !path.startsWith(`${from}/`)) continue;
    paths.delete(path);
    paths.add(to + path.slice(from.length));
  }
}
