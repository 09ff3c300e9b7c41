import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeLock } from '../../../pipelines/effects/lock.ts';
import { BusyError, ReleaseError } from '../../../schemas/errors.ts';
import { cli } from '../../helpers/cli.ts';
import { makeProject } from '../../helpers/project.ts';
import { repository } from '../../helpers/repository.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const lockOf = (root: string) => takeLock(join(root, 'data/live/lock'), 'data/live');

it('is held by one at a time, and free when it was given back', async () => {
  await withFolder(async (root) => {
    const unlock = lockOf(root);
    expect(() => lockOf(root)).toThrow(BusyError);
    unlock();
    lockOf(root)();
  });
});

it('is free as soon as its holder is killed', async () => {
  await withFolder(async (root) => {
    const script = `import { takeLock } from ${JSON.stringify(join(repository, 'pipelines/effects/lock.ts'))};
takeLock(${JSON.stringify(join(root, 'data/live/lock'))}, 'data/live');
console.log('held');
setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    await once(holder.stdout, 'data');
    expect(() => lockOf(root)).toThrow(BusyError);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockOf(root)();
  });
});

it('says why it cannot be taken where nothing can be written', async () => {
  await withFolder(async (root) => {
    await writeFile(join(root, 'data'), 'a file where a folder belongs');
    expect(() => lockOf(root)).toThrow(ReleaseError);
  });
});

it.skipIf(process.getuid?.() === 0)('says that permission is missing', async () => {
  await withFolder(async (root) => {
    await mkdir(join(root, 'data/live'), { recursive: true });
    await chmod(join(root, 'data/live'), 0o500);
    expect(() => lockOf(root)).toThrow(/permission is missing/);
  });
});

it('keeps a second run from the command line away, which has then done nothing', async () => {
  await withFolder(async (root) => {
    await makeProject(root);
    const unlock = lockOf(root);
    for (const command of [
      ['nightly'],
      ['collect'],
      ['release'],
      ['accept', 'x/y', '--because', 'a good reason'],
    ]) {
      const { code, text } = await cli([...command, '--root', root]);
      expect([command[0], code]).toEqual([command[0], 5]);
      expect(text).toBe(
        `Fehler [already-running] data/live: In data/live arbeitet gerade ein anderer Lauf; dieser hier hat nichts getan.
  → Warten, bis der andere zu Ende ist, dann noch einmal starten. Bricht er ab, ist der Weg von selbst wieder frei.
`,
      );
    }
    unlock();
    expect((await cli(['release', '--root', root])).text).toContain('[release-empty]');
  });
});
