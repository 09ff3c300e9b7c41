import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path/posix';
import { repository } from './repository.ts';

/** One instruction of the Containerfile that puts files of the repository into the image. */
export interface Copied {
  readonly from: string;
  /** In the image. */
  readonly to: string;
}

/** What the last stage of the Containerfile copies out of the repository. */
export async function copiedIntoImage(): Promise<readonly Copied[]> {
  const text = await readFile(join(repository, 'pipelines/deploy/Containerfile'), 'utf8');
  const stage = text.slice(text.lastIndexOf('\nFROM '));
  let folder = '/';
  const copied: Copied[] = [];
  for (const line of stage.split('\n')) {
    const [word = '', ...rest] = line.trim().split(/\s+/);
    if (word === 'WORKDIR') folder = resolve(folder, rest[0] ?? '');
    if (word !== 'COPY' || rest[0]?.startsWith('--')) continue;
    const target = resolve(folder, rest.at(-1) ?? '');
    const isFolder = rest.at(-1)?.endsWith('/') === true;
    for (const from of rest.slice(0, -1)) copied.push({ from, to: isFolder ? join(target, from) : target });
  }
  return copied;
}

/** Lays the files of the image out below a folder, as an engine would, without what .dockerignore keeps away. */
export async function layOutImage(below: string): Promise<void> {
  const ignored = await readIgnored();
  for (const { from, to } of await copiedIntoImage()) {
    const target = join(below, to);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(repository, from), target, {
      recursive: true,
      filter: (path) => path === join(repository, from) || !ignored(path.slice(repository.length + 1)),
    });
  }
}

/** Whether a path stays out of the image: the last line that fits the path, or a folder above it, decides. */
export async function readIgnored(): Promise<(path: string) => boolean> {
  const lines = (await readFile(join(repository, '.dockerignore'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const rules = lines.map((line) => {
    const pattern = line.replace(/^!/, '');
    const expression = pattern
      .replaceAll('.', '\\.')
      .replaceAll('**/', '(?:.+/)?')
      .replaceAll(/(?<!\))\*/g, '[^/]*');
    return { isKept: line.startsWith('!'), expression: new RegExp(`^${expression}(?:/.*)?$`) };
  });
  return (path) => rules.findLast(({ expression }) => expression.test(path))?.isKept === false;
}
