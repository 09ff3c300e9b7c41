import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWarehouse } from '../../pipelines/effects/warehouse.ts';
import { engineFailure } from '../../pipelines/effects/write-failure.ts';
import { ReleaseError } from '../../schemas/errors.ts';
import { german } from '../helpers/german.ts';
import { leftovers, morningProblems } from '../helpers/morning.ts';
import { germanText, night } from '../helpers/night.ts';
import { canMount, mountSmallDisk } from '../helpers/small-disk.ts';
import { correct, mirrorOf, published, writeProject } from '../helpers/tiny-state.ts';

const cure =
  'Freien Speicherplatz und Schreibrechte prüfen, dann noch einmal starten. Die letzte Veröffentlichung ist unverändert.';

describe.skipIf(!canMount)(canMount ? 'a real disk' : 'skipped: nothing can be mounted here', () => {
  it('that becomes full in the course of the nights keeps the last good release', async () => {
    const { folder: root, unmount } = mountOf(2_500);
    try {
      await writeProject(root);
      let last = 0;
      const refusals: string[] = [];
      for (let day = 1; day < 10; day += 1) {
        await correct(root, 500_000 + day).catch(() => {});
        const report = await night(root, { mirror: mirrorOf(root), at: `2026-11-0${day}T03:00:00Z` }).catch(
          (error: unknown) => error,
        );
        if (report instanceof ReleaseError) refusals.push(germanText(report.issues).split('\n').at(-1) ?? '');
        else if (report instanceof Error) throw report;
        else last = 500_000 + day;
        expect(await published(root)).toBe(last);
        expect(await morningProblems(root, 'mirror')).toEqual([]);
        expect((await leftovers(root)).filter((path) => path.includes('releases'))).toEqual([]);
      }
      expect(last).toBeGreaterThan(0);
      expect(refusals.length).toBeGreaterThan(0);
      for (const said of refusals)
        expect(said).toContain(`ist gescheitert: der Datenträger ist voll. ${cure}`);
    } finally {
      unmount();
    }
  });

  it('that is read-only keeps it, too, and a night without news needs no more', async () => {
    const { folder: root, unmount, readOnly } = mountOf(20_000);
    try {
      await writeProject(root);
      await correct(root, 500_001);
      await night(root, { mirror: mirrorOf(root) });
      readOnly();
      const quiet = await night(root, { mirror: mirrorOf(root), at: '2026-11-22T03:00:00Z' });
      expect(quiet.release.state).toBe('unchanged');
      expect(germanText(quiet.sources[0]?.issues ?? [])).toBe(
        'office/people: Wann die Quelle zuletzt abgerufen wurde, ließ sich nicht festhalten: Schreiben nach data/mirror/looks.json ist gescheitert: das Dateisystem ist schreibgeschützt. Freien Speicherplatz und Schreibrechte prüfen. Die Zahlen sind davon nicht berührt; die Quelle wird womöglich früher als nötig wieder abgerufen.',
      );
      expect(await published(root)).toBe(500_001);
    } finally {
      unmount();
    }
  });

  it('onto which the engine moves what memory does not hold says that it is full', async () => {
    const { folder, unmount } = mountOf(8_000);
    try {
      await withLittleMemory(join(folder, 'spill-1'), async (sort) => {
        expect(await german(sort())).toBe(
          `Schreiben nach ${folder}/spill-1 ist gescheitert: der Datenträger ist voll. ${cure}`,
        );
      });
    } finally {
      unmount();
    }
  });
});

it('work that needs more memory than there is says so', async () => {
  const error = new Error(
    'Out of Memory Error: failed to pin block of size 256.0 KiB (57.0 MiB/57.2 MiB used)',
  );
  expect(await german(Promise.reject(engineFailure(error, 'data/live/spill-1')))).toBe(
    'Der Arbeitsspeicher reicht für diese Rechnung nicht. Nachsehen, was auf dem Rechner sonst läuft, oder ihm mehr Speicher geben, dann noch einmal starten. Die letzte Veröffentlichung ist unverändert.',
  );
});

it.each([
  [
    'Could not write file "/data/a.csv": Disk quota exceeded',
    '/data/a.csv',
    'das Speicherkontingent ist erschöpft',
  ],
  [
    'Cannot open file "/data/a.csv": Read-only file system',
    '/data/a.csv',
    'das Dateisystem ist schreibgeschützt',
  ],
  [
    'Failed to create directory "/a/spill-1": Not a directory',
    '/a/spill-1',
    'ein Teil des Pfades ist eine Datei',
  ],
])('the engine’s words become ours: %s', async (words, path, reason) => {
  const failure = engineFailure(new Error(`IO Error: ${words}`), 'data/live/spill-1');
  expect(await german(Promise.reject(failure))).toBe(
    `Schreiben nach ${path} ist gescheitert: ${reason}. ${cure}`,
  );
});

function mountOf(kilobytes: number) {
  const disk = mountSmallDisk(kilobytes);
  if (disk === null) throw new Error('cannot be mounted any more');
  return disk;
}

/** An engine that has to move to the disk what it sorts. */
async function withLittleMemory(
  temporary: string,
  use: (sort: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const warehouse = await openWarehouse({ temporary });
  try {
    await warehouse.run("SET memory_limit = '60MB'");
    await use(() =>
      warehouse.run("CREATE TABLE long AS SELECT repeat('x', 50) || range AS text FROM range(3000000)"),
    );
  } finally {
    warehouse.close();
  }
}
