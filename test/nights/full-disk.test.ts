import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Files } from '../../pipelines/effects/files.ts';
import { ReleaseError } from '../../schemas/errors.ts';
import { leftovers, morningProblems } from '../helpers/morning.ts';
import { germanText, night } from '../helpers/night.ts';
import { delivered, mirrorOf, published } from '../helpers/tiny-state.ts';
import { fullDisk } from '../helpers/unreliable-disk.ts';
import { bedtime, chosen, type Evening, evening } from '../helpers/write-points.ts';

let before: Evening;
beforeAll(async () => {
  before = await evening();
});
afterAll(() => before.forget());

const full = (path: string) =>
  `Schreiben nach ${path} ist gescheitert: der Datenträger ist voll. Freien Speicherplatz und Schreibrechte prüfen, dann noch einmal starten. Die letzte Veröffentlichung ist unverändert.`;

/** Those that need space. */
const needing = () => chosen(before.writes).filter((n) => !before.writes[n]?.startsWith('remove '));

it('the disk may be full at any write: the last release stays, and the next night needs no help', async () => {
  for (const n of needing()) {
    const where = `full from ${before.writes[n]}`;
    await before.inCopy(async (root) => {
      const disk = (files: Files) => fullDisk(files, n);
      const failing = night(root, { mirror: mirrorOf(root), at: bedtime, disk });
      const error: unknown = await failing.catch((reason: unknown) => reason);
      expect(error, where).toBeInstanceOf(ReleaseError);
      const last =
        germanText((error as ReleaseError).issues)
          .split('\n')
          .at(-1) ?? '';
      const [, path = ''] = /^(\S+): /.exec(last) ?? [];
      expect(last, where).toBe(`${path}: ${full(path)}`);
      expect(await published(root), where).toBe(before.before);
      expect(await morningProblems(root, 'mirror'), where).toEqual([]);

      await night(root, { mirror: mirrorOf(root), at: '2026-11-23T03:00:00Z' });
      expect(await published(root), where).toBe(await delivered(root));
      expect(await morningProblems(root, 'mirror'), where).toEqual([]);
      expect(await leftovers(root), where).toEqual([]);
    });
  }
}, 600_000);

it('a look that cannot be recorded costs a warning, not the night', async () => {
  await before.inCopy(async (root) => {
    const disk = (files: Files): Files => ({
      ...files,
      writeAtomic: (path, content) =>
        path.endsWith('/looks.json')
          ? fullDisk(files, 0).writeAtomic(path, content)
          : files.writeAtomic(path, content),
    });
    const report = await night(root, { mirror: mirrorOf(root), at: bedtime, disk });
    expect(report.release.state).toBe('published');
    expect(await published(root)).toBe(before.corrected);
    expect(
      germanText(report.sources[0]?.issues ?? [])
        .split('\n')
        .at(-1),
    ).toBe(
      'office/people: Wann die Quelle zuletzt abgerufen wurde, ließ sich nicht festhalten: Schreiben nach data/mirror/looks.json ist gescheitert: der Datenträger ist voll. Freien Speicherplatz und Schreibrechte prüfen. Die Zahlen sind davon nicht berührt; die Quelle wird womöglich früher als nötig wieder abgerufen.',
    );
  });
});

it('a night without news needs no space at all', async () => {
  await before.inCopy(async (root) => {
    await night(root, { mirror: mirrorOf(root), at: bedtime });
    const disk = (files: Files) => fullDisk(files, 0);
    const report = await night(root, { mirror: mirrorOf(root), at: '2026-11-23T03:00:00Z', disk });
    expect(report.release.state).toBe('unchanged');
    expect(report.sources[0]?.issues.map(({ code }) => code)).toEqual(['look-not-recorded']);
    expect(await morningProblems(root, 'mirror')).toEqual([]);
  });
});
