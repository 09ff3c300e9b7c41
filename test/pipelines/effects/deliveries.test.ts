import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDeliveries } from '../../../pipelines/effects/deliveries.ts';
import { german } from '../../helpers/german.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const isRoot = process.getuid?.() === 0;

describe('the folders of offices', () => {
  it('are listed with size and kind in the order of their names', () =>
    withFolder(async (root) => {
      await mkdir(join(root, 'a/sub'), { recursive: true });
      await writeFile(join(root, 'a/b.csv'), 'four');
      await symlink('b.csv', join(root, 'a/c.csv'));
      const found = await createDeliveries(root).look('office/people', 'a');
      expect(found?.map(({ name, kind, bytes }) => [name, kind, kind === 'file' ? bytes : 0])).toEqual([
        ['b.csv', 'file', 4],
        ['c.csv', 'other', 0],
        ['sub', 'other', 0],
      ]);
    }));

  it('that are not there are told from empty ones', () =>
    withFolder(async (root) => {
      await mkdir(join(root, 'empty'));
      const deliveries = createDeliveries(root);
      expect(await deliveries.look('office/people', 'missing')).toBeNull();
      expect(await deliveries.look('office/people', 'empty')).toEqual([]);
    }));

  it('keep a file when it cannot be moved, and say so', () =>
    withFolder(async (root) => {
      await writeFile(join(root, 'a.csv'), 'a');
      await writeFile(join(root, 'angenommen'), 'a file in the place of the folder');
      const moving = createDeliveries(root).move('office/people', 'a.csv', 'angenommen/a.csv');
      expect(await german(moving)).toBe(
        'Die Lieferung a.csv ist geprüft, ließ sich aber nicht ablegen: dort liegt schon etwas anderes. Schreibrechte und freien Platz im Lieferordner prüfen. Die Datei bleibt liegen und wird beim nächsten Mal wieder geprüft; übernommen wird nichts doppelt.',
      );
      expect(await readFile(join(root, 'a.csv'), 'utf8')).toBe('a');
    }));

  it('are not left by way of a link that takes the place of a file', () =>
    withFolder(async (root) => {
      await mkdir(join(root, 'office'));
      await writeFile(join(root, 'secret'), 'secret');
      await symlink('../secret', join(root, 'office/a.csv'));
      const reading = createDeliveries(join(root, 'office')).read('office/people', 'a.csv');
      expect(await german(reading)).toMatch(
        /^Die gelieferte Datei a\.csv lässt sich nicht lesen: das Betriebssystem meldet ELOOP\./,
      );
    }));

  it('say of a file that has gone that it is no longer there', () =>
    withFolder(async (root) => {
      const reading = createDeliveries(root).read('office/people', 'a.csv');
      expect(await german(reading)).toBe(
        'Die gelieferte Datei a.csv lässt sich nicht lesen: sie ist nicht mehr da. Leserechte der Datei prüfen; sie bleibt liegen und wird beim nächsten Mal wieder versucht.',
      );
    }));

  it.skipIf(isRoot)('say of a file that we may not read that permission is missing', () =>
    withFolder(async (root) => {
      await writeFile(join(root, 'a.csv'), 'a');
      await chmod(join(root, 'a.csv'), 0);
      const reading = createDeliveries(root).read('office/people', 'a.csv');
      expect(await german(reading)).toMatch(
        /^Die gelieferte Datei a\.csv lässt sich nicht lesen: es fehlen die Leserechte\./,
      );
    }),
  );
});
