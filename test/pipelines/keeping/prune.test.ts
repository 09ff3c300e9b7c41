import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alone, releaseAccepted, type Session } from '../../../pipelines/commands.ts';
import type { Files } from '../../../pipelines/effects/files.ts';
import { prune } from '../../../pipelines/keeping/prune.ts';
import { rollback } from '../../../pipelines/keeping/rollback.ts';
import { verify } from '../../../pipelines/keeping/verify.ts';
import type { Release, Source } from '../../../schemas/types.ts';
import { german } from '../../helpers/german.ts';
import { keptBeginning } from '../../helpers/kept-beginning.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import { hashPublic } from '../../helpers/night.ts';
import { peopleIn2018, peopleTotal, source } from '../../helpers/people-total.ts';
import { inSession } from '../../helpers/session.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const state = 'data/mirror';

/** As many nights as there are figures of Mainz, from the 21st on. */
async function nights(root: string, figures: readonly number[], snapshot: Source['snapshot'] = 'whole') {
  return keptBeginning(['prune', figures, snapshot], root, async () => {
    const releases: Release[] = [];
    for (const [index, mainz] of figures.entries()) {
      const files = { [source]: peopleIn2018(mainz) };
      const at = `2026-11-${21 + index}T03:00:00Z`;
      const { release } = await miniNight(root, peopleTotal({ snapshot }), { files, at });
      releases.push(release.release);
    }
    return releases;
  });
}
const run = (root: string, keep: number, dryRun = false) =>
  inSession(
    root,
    alone((session) => prune(keep, dryRun, session)),
    { at: '2026-12-01T03:00:00Z' },
  );
const foldersIn = async (root: string, path: string) =>
  (await readdir(join(root, path), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const kept = async (root: string) => ({
  releases: await foldersIn(root, `${state}/releases`),
  snapshots: (await foldersIn(root, `${state}/snapshots/${source}`)).length,
});
const ids = (releases: readonly Release[]) => releases.map(({ id }) => id);

describe('prune', () => {
  it('keeps the newest releases and what they cite, and says what it removes', async () => {
    await withFolder(async (root) => {
      const releases = await nights(root, [200, 201, 202, 203]);
      const before = await hashPublic(root);
      const [first, second] = ids(releases);
      const dry = await run(root, 2, true);
      expect(dry.text).toMatch(
        new RegExp(
          `^Entfernt würden:
  2 von 4 Veröffentlichungen, [0-9,]+\u00a0(kB|MB)
    ${state}/releases/${first}
    ${state}/releases/${second}
  2 von 4 Ständen, [0-9,]+\u00a0(Byte|kB)
    ${state}/snapshots/office/people/[0-9a-f]{64}
    ${state}/snapshots/office/people/[0-9a-f]{64}
$`,
        ),
      );
      expect(await kept(root)).toEqual({ releases: ids(releases), snapshots: 4 });
      const real = await run(root, 2);
      expect([real.code, real.text]).toEqual([0, dry.text.replace('Entfernt würden', 'Entfernt werden')]);
      expect(await kept(root)).toEqual({ releases: ids(releases.slice(-2)), snapshots: 2 });
      expect(await hashPublic(root)).toEqual(before);
      expect((await run(root, 2)).text).toBe('Nichts zu entfernen.\n');
    });
  });

  it('leaves a store from which the next night goes on', async () => {
    await withFolder(async (root) => {
      await nights(root, [200, 201, 202]);
      await run(root, 1);
      const [, , , , last] = await nights(root, [202, 202, 202, 202, 203]);
      expect(last?.released.slice(0, 10)).toBe('2026-11-25');
      expect((await kept(root)).releases).toHaveLength(2);
    });
  });

  it('never removes accepted files of a window, because they may hold periods that no newer one has', async () => {
    await withFolder(async (root) => {
      await nights(root, [200, 201, 202], 'window');
      await run(root, 1);
      expect(await kept(root)).toMatchObject({ snapshots: 3 });
    });
  });

  it('never removes what is published or was rolled back from', async () => {
    await withFolder(async (root) => {
      const releases = await nights(root, [200, 201, 202, 203]);
      const because = 'Mainz ist falsch, das Amt prüft.';
      const [first = ''] = ids(releases);
      await inSession(root, (session) => rollback({ release: first, because, deletions: 0 }, session));
      await nights(root, [200, 201, 202, 203]);
      const before = await hashPublic(root);
      await run(root, 1);
      expect((await kept(root)).releases).toEqual([first, releases[3]?.id]);
      expect(await hashPublic(root)).toEqual(before);
    });
  });

  it('never removes what another link was rolled back to', async () => {
    await withFolder(async (root) => {
      const releases = await nights(root, [200, 201, 202]);
      const [first, , last] = ids(releases);
      const out = 'output/elsewhere';
      await mkdir(join(root, 'output'), { recursive: true });
      await inSession(
        root,
        alone((session) =>
          rollback({ release: first ?? '', because: 'Das Amt prüft Mainz.', deletions: 0 }, session),
        ),
        { out },
      );
      await run(root, 1);
      expect((await kept(root)).releases).toEqual([first, last]);
    });
  });

  it('keeps an older release where all newer ones are damaged', async () => {
    await withFolder(async (root) => {
      const releases = await nights(root, [200, 201, 202]);
      await rm(join(root, state, 'releases', releases[2]?.id ?? '', 'index.html'));
      await run(root, 1);
      expect((await kept(root)).releases).toEqual(ids(releases.slice(1)));
    });
  });

  it('says so when a day is asked for whose files are gone', async () => {
    await withFolder(async (root) => {
      await nights(root, [200, 201, 202]);
      const first = (await readSources(root)).sort();
      await run(root, 1);
      const asOf = (day: string) =>
        inSession(root, (session) => releaseAccepted(`${day}T23:59:59.999Z`, session), {
          out: 'output/as-of',
        });
      const message = await german(asOf('2026-11-22'));
      expect(message.replace(/[0-9a-f]{12}/, 'SNAPSHOT')).toBe(
        'Der 22.11.2026 lässt sich nicht mehr nachrechnen; diese Stände sind aufgeräumt: office/people SNAPSHOT. Den Ordner data/ von damals aus der Sicherung holen, oder einen späteren Tag wählen.',
      );
      expect(first.some((name) => message.includes(name.slice(0, 12)))).toBe(true);
      expect((await asOf('2026-11-23')).code).toBe(0);
    });
  });

  it('takes up what a killed run has left', async () => {
    await withFolder(async (root) => {
      const releases = await nights(root, [200, 201]);
      for (const place of [`${state}/releases/.gone-x`, `${state}/snapshots/${source}/.gone-y`]) {
        await mkdir(join(root, place), { recursive: true });
        await writeFile(join(root, place, 'body'), 'x');
      }
      expect((await run(root, 5)).text).toBe('Nichts zu entfernen.\n');
      expect(await kept(root)).toEqual({ releases: ids(releases), snapshots: 2 });
    });
  });

  it('leaves a whole store behind wherever it is broken off', async () => {
    await withFolder(async (root) => {
      const releases = await nights(root, [200, 201, 202]);
      for (const steps of [0, 1, 2, 1, 1]) {
        const broken = inSession(root, (session) => prune(1, false, breakingAfter(steps, session)));
        await expect(broken).rejects.toThrow('power cut');
        const verified = await inSession(root, verify);
        expect([steps, verified.code, verified.text]).toEqual([
          steps,
          0,
          expect.stringContaining('Byte für Byte'),
        ]);
      }
      expect((await run(root, 1)).code).toBe(0);
      expect(await kept(root)).toEqual({ releases: [releases[2]?.id], snapshots: 1 });
    });
  });

  it('leaves alone what it cannot read, and says so', async () => {
    await withFolder(async (root) => {
      const releases = await nights(root, [200, 201, 202]);
      const folder = `${state}/releases/${releases[0]?.id}`;
      await writeFile(join(root, folder, 'release.json'), '{');
      const { text } = await run(root, 1);
      expect(text).toContain(`Warnung [release-unreadable] ${folder}: `);
      expect((await kept(root)).releases).toEqual([releases[0]?.id, releases[2]?.id]);
    });
  });

  it('removes reports of more than 400 days ago', async () => {
    await withFolder(async (root) => {
      await nights(root, [200]);
      const reports = join(root, state, 'reports');
      await mkdir(join(reports, '2025-10-01T03:00:00Z'), { recursive: true });
      await mkdir(join(reports, '20261101T030000Z'), { recursive: true });
      await writeFile(join(reports, '2025-10-01T03:00:00Z/report.json'), '{}');
      await writeFile(join(reports, '2025-01-01.json'), '{}');
      await writeFile(join(reports, 'newest.json'), '{}');
      expect((await run(root, 1)).text).toContain(
        `  2 Berichte, 4\u00a0Byte\n    ${state}/reports/2025-01-01.json\n`,
      );
      expect((await readdir(reports)).sort()).toEqual(['20261101T030000Z', 'newest.json']);
    });
  });

  it('notes what it removes before it removes it', async () => {
    await withFolder(async (root) => {
      await nights(root, [200, 201, 202]);
      await run(root, 1);
      const text = await readFile(join(root, state, 'pruned.json'), 'utf8');
      const { snapshots } = JSON.parse(text);
      const days = snapshots.map((one: Record<string, string>) =>
        [one.accepted, one.until, one.pruned].map((instant) => instant?.slice(0, 10)),
      );
      expect(days).toEqual([
        ['2026-11-21', '2026-11-22', '2026-12-01'],
        ['2026-11-22', '2026-11-23', '2026-12-01'],
      ]);
    });
  });
});

/** A session in which so many folders can be renamed or removed before the power is cut. */
function breakingAfter(steps: number, session: Session): Session {
  const { files } = session.effects;
  let left = steps;
  const count = () => {
    left -= 1;
    if (left < 0) throw new Error('power cut');
  };
  const rename: Files['rename'] = async (from, to) => {
    count();
    await files.rename(from, to);
  };
  const remove: Files['remove'] = async (path) => {
    if (path.includes('.gone-')) count();
    await files.remove(path);
  };
  return { ...session, effects: { ...session.effects, files: { ...files, rename, remove } } };
}

const readSources = (root: string) => foldersIn(root, `${state}/snapshots/${source}`);
