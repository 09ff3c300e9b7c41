import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../pipelines/exit-codes.ts';
import { peopleOf, toldNight } from '../helpers/told-night.ts';
import { withFolder } from '../helpers/with-folder.ts';

const good = peopleOf('2018', 200, 180, 110, 110);
const next = { at: '2026-11-22T03:00:00Z' };

/** The record of an acceptance is no longer what was written. */
async function damage(root: string): Promise<string> {
  const folder = join(root, 'data/mirror/snapshots/office/people');
  const [name = ''] = (await readdir(folder)).filter((one) => one.length === 64);
  await writeFile(join(folder, name, 'accepted.json'), '{');
  return name.slice(0, 12);
}

describe('a damaged record in the store', () => {
  it.each([
    ['whatever the publisher gives', peopleOf('2018', 201, 180, 110, 110)],
    ['though the publisher gives the same file', good],
    ['though the publisher gives none', null],
  ])('refuses the release and is named, %s', async (_, file) => {
    await withFolder(async (root) => {
      const first = await toldNight(root, good);
      const name = await damage(root);
      const { code, report } = await toldNight(root, file, next);
      expect(code).toBe(exitCodes.release);
      expect(report.outcome).toBe('refused');
      expect(report.published?.id).toBe(first.report.published?.id);
      expect(report.stopped.map(({ sentence }) => sentence.de)).toContain(
        `Der gespeicherte Stand ${name} ist beschädigt: accepted.json fehlt oder ist nicht lesbar.`,
      );
    });
  });
});
