import { mkdir, readdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFiles, type Files } from '../../../pipelines/effects/files.ts';
import { writeFailure } from '../../../pipelines/effects/write-failure.ts';
import { english, german } from '../../helpers/german.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const blank =
  'Freien Speicherplatz und Schreibrechte prüfen, dann noch einmal starten. Die letzte Veröffentlichung ist unverändert.';

test('what is written can be read, and nothing else is left beside it', async () => {
  await withFiles(async (files, root) => {
    await files.writeAtomic('a/b/c.csv', 'Straße;1\n');
    await files.writeAtomic('a/b/c.csv', 'Straße;2\n');
    expect(await files.readText('a/b/c.csv')).toBe('Straße;2\n');
    expect(await files.size('a/b/c.csv')).toBe(10);
    expect(await readdir(join(root, 'a/b'))).toEqual(['c.csv']);
  });
});

test('text that is not UTF-8 is refused instead of broken', async () => {
  await withFiles(async (files) => {
    await files.writeAtomic('a.yaml', Buffer.from('Straße', 'latin1'));
    await expect(files.readText('a.yaml')).rejects.toThrow(TypeError);
    expect(await files.readBytes('a.yaml')).toEqual(Buffer.from('Straße', 'latin1'));
  });
});

test('the checksum of a file is its SHA-256', async () => {
  await withFiles(async (files) => {
    await files.writeAtomic('a', 'abc');
    expect(await files.hashFile('a')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

test('a folder is listed in code-point order, with its path in front', async () => {
  await withFiles(async (files) => {
    for (const path of ['x/b.csv', 'x/B.csv', 'x/ä.csv', 'x/deep/a.csv']) await files.writeAtomic(path, '');
    await files.makeFolder('x/empty');
    expect(await files.list('x')).toEqual(['x/B.csv', 'x/b.csv', 'x/ä.csv']);
    expect(await files.list('x', true)).toEqual(['x/B.csv', 'x/b.csv', 'x/deep/a.csv', 'x/ä.csv']);
    expect(await files.list('.', true)).toEqual(['x/B.csv', 'x/b.csv', 'x/deep/a.csv', 'x/ä.csv']);
    expect(await files.folders('x')).toEqual(['deep', 'empty']);
  });
});

test('links to files are listed, links to nowhere are not', async () => {
  await withFiles(async (files, root) => {
    await files.writeAtomic('x/a.csv', '');
    await symlink('a.csv', join(root, 'x/b.csv'));
    await symlink('gone.csv', join(root, 'x/c.csv'));
    expect(await files.list('x')).toEqual(['x/a.csv', 'x/b.csv']);
    expect(await files.exists('x/c.csv')).toBe(false);
  });
});

test('a folder that does not exist holds nothing', async () => {
  await withFiles(async (files) => {
    expect(await files.list('none', true)).toEqual([]);
    expect(await files.folders('none')).toEqual([]);
    expect(await files.exists('none')).toBe(false);
  });
});

test('removing takes all of a folder, and is content with nothing', async () => {
  await withFiles(async (files) => {
    await files.writeAtomic('x/deep/a.csv', '');
    await files.remove('x');
    await files.remove('x');
    expect(await files.exists('x')).toBe(false);
  });
});

test('a folder takes its final name with all it holds', async () => {
  await withFiles(async (files) => {
    await files.writeAtomic('new/a.csv', 'x');
    await files.rename('new', 'final');
    expect(await files.readText('final/a.csv')).toBe('x');
  });
});

test('the link to the release is made, then moved, and always relative', async () => {
  await withFiles(async (files, root) => {
    await files.makeFolder('data/releases/1');
    await files.makeFolder('data/releases/2');
    expect(await files.readLink('output/public')).toBe(null);
    await files.replaceLink('output/public', 'data/releases/1');
    expect(await files.readLink('output/public')).toBe('data/releases/1');
    await files.replaceLink('output/public', 'data/releases/2');
    expect(await files.readLink('output/public')).toBe('data/releases/2');
    expect(await readlink(join(root, 'output/public'))).toBe('../data/releases/2');
    expect(await readdir(join(root, 'output'))).toEqual(['public']);
  });
});

test('a link to nowhere is replaced, too', async () => {
  await withFiles(async (files, root) => {
    await mkdir(join(root, 'output'));
    await symlink('../gone', join(root, 'output/public'));
    await files.makeFolder('data/releases/1');
    await files.replaceLink('output/public', 'data/releases/1');
    expect(await files.readLink('output/public')).toBe('data/releases/1');
  });
});

test('the link never comes to point at a release that is not there', async () => {
  await withFiles(async (files) => {
    await files.makeFolder('data/releases/1');
    await files.replaceLink('output/public', 'data/releases/1');
    await expect(files.replaceLink('output/public', 'data/releases/2')).rejects.toThrow('ENOENT');
    expect(await files.readLink('output/public')).toBe('data/releases/1');
  });
});

test.each([
  ['a folder', (path: string) => mkdir(path, { recursive: true })],
  ['a file', (path: string) => writeFile(path, 'mine')],
])('%s that stands where the link belongs is never deleted', async (_, make) => {
  await withFiles(async (files, root) => {
    await files.makeFolder('output');
    await files.makeFolder('data/releases/1');
    await make(join(root, 'output/public'));
    expect(await german(files.replaceLink('output/public', 'data/releases/1'))).toBe(
      'An der Stelle output/public steht ein Ordner oder eine Datei; dorthin gehört die Verknüpfung auf die aktuelle Veröffentlichung. Nachsehen, was dort liegt, es beiseitelegen (zum Beispiel nach output/public.alt) und noch einmal starten; gelöscht wurde nichts.',
    );
    expect(await files.exists('output/public')).toBe(true);
    expect(await files.readLink('output/public')).toBe(null);
  });
});

test('a write that is refused says so in plain words', async () => {
  await withFiles(async (files) => {
    await files.writeAtomic('a', 'x');
    expect(await german(files.writeAtomic('a/b.csv', 'x'))).toBe(
      `Schreiben nach a/b.csv ist gescheitert: dort liegt schon etwas anderes. ${blank}`,
    );
    expect(await german(files.makeFolder('a/b'))).toBe(
      `Schreiben nach a/b ist gescheitert: ein Teil des Pfades ist eine Datei. ${blank}`,
    );
  });
});

test('a file cannot take the place of a folder, and leaves nothing behind', async () => {
  await withFiles(async (files, root) => {
    await files.makeFolder('a/b');
    expect(await german(files.writeAtomic('a/b', 'x'))).toBe(
      `Schreiben nach a/b ist gescheitert: dort liegt ein Ordner. ${blank}`,
    );
    expect(await readdir(join(root, 'a'))).toEqual(['b']);
  });
});

test.each([
  ['ENOSPC', 'der Datenträger ist voll', 'the disk is full'],
  ['EROFS', 'das Dateisystem ist schreibgeschützt', 'the file system is read-only'],
  ['EACCES', 'es fehlen die Schreibrechte', 'permission is missing'],
])('%s is explained', async (code, de, en) => {
  const failure = writeFailure(Object.assign(new Error('x'), { code }), 'data/a.csv');
  expect(await german(Promise.reject(failure))).toBe(
    `Schreiben nach data/a.csv ist gescheitert: ${de}. ${blank}`,
  );
  expect(await english(Promise.reject(failure))).toBe(
    `Writing to data/a.csv failed: ${en}. Check free space and permissions, then start again. The last release is unchanged.`,
  );
});

test('an error that is our own stays as it is', () => {
  const bug = new TypeError('x is not a function');
  expect(writeFailure(bug, 'a.csv')).toBe(bug);
});

async function withFiles(use: (files: Files, root: string) => Promise<void>): Promise<void> {
  await withFolder((root) => use(createFiles(root), root));
}
