import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '../../pipelines/effects/files.ts';
import type { Effects } from '../../pipelines/effects/index.ts';
import { writeFailure } from '../../pipelines/effects/write-failure.ts';
import { german } from '../helpers/german.ts';
import { copySample, hashPublic, night } from '../helpers/night.ts';
import { makeProject } from '../helpers/project.ts';
import { publishedRows, rowWith } from '../helpers/published-rows.ts';

let folder = '';
let root = '';
let mirror = '';
let hashes: Record<string, string> = {};
let day = 21;
let figure = 10;

const full = (path: string, reason = 'der Datenträger ist voll') =>
  `Schreiben nach ${path} ist gescheitert: ${reason}. Freien Speicherplatz und Schreibrechte prüfen, dann noch einmal starten. Die letzte Veröffentlichung ist unverändert.`;

/** The next night, in which the disk behaves as the test wants. */
function nightOn(disk: (files: Files) => Partial<Files>) {
  day += 1;
  const wrap = (effects: Effects) => ({ ...effects, files: { ...effects.files, ...disk(effects.files) } });
  return night(root, { mirror, at: `2026-11-${day}T03:00:00Z`, wrap });
}

/** The error that the operating system gives when there is no space left. */
const noSpace = (path: string) =>
  writeFailure(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }), path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-disk-'));
  root = join(folder, 'project');
  await makeProject(root, ['regionalstatistik/area', 'regionalstatistik/population']);
  mirror = await copySample(join(folder, 'mirror'), /\/1(1111|2411)-01-01-4_2018\.csv$/);
  await night(root, { mirror });
  hashes = await hashPublic(root);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The figure that the publisher has corrected is reported before. */
const lastOf = (messages: string) => messages.split('\n').at(-1);

beforeEach(async () => {
  // The publisher corrects a figure, so that there is something to release.
  figure += 1;
  const path = join(mirror, '11111-01-01-4_2018.csv');
  const text = await readFile(path, 'latin1');
  await writeFile(path, text.replace(/(;07315;[^;]*;)97,\d\d/, `$197,${figure}`), 'latin1');
});

describe('when the disk is full', () => {
  it.each(['catalog.ttl', 'release.json'])('while %s is written, the last release stays', async (name) => {
    let place = '';
    const failing = nightOn((files) => ({
      writeAtomic: (path, content) => {
        if (!path.endsWith(`/${name}`)) return files.writeAtomic(path, content);
        place = path;
        return Promise.reject(noSpace(path));
      },
    }));
    expect(lastOf(await german(failing))).toBe(full(place));
    expect(place).toMatch(/^data\/mirror\/releases\/\.next-\d+\//);
    await expectUntouched();
  });

  it.runIf(existsSync('/dev/full'))('while the engine writes a table, the last release stays', async () => {
    const failing = nightOn((files) => ({
      // A real device on which there never is any space left.
      absolute: (path) => (path.endsWith('population-total.parquet') ? '/dev/full' : files.absolute(path)),
    }));
    expect(lastOf(await german(failing))).toBe(full('/dev/full'));
    await expectUntouched();
  });

  it('while a download is stored, the last release stays', async () => {
    let place = '';
    day += 1;
    const failing = night(root, {
      mirror,
      at: `2026-11-${day}T03:00:00Z`,
      wrap: (effects) => ({
        ...effects,
        snapshots: {
          ...effects.snapshots,
          store: (source) => {
            place = `data/mirror/snapshots/${source}`;
            return Promise.reject(noSpace(place));
          },
        },
      }),
    });
    expect(await german(failing)).toBe(full(place));
    await expectUntouched();
  });

  it('publishes as ever once there is space again', async () => {
    const report = await nightOn(() => ({}));
    expect(report.release.state).toBe('published');
    const area = rowWith(await publishedRows(root, 'area-total'), { ref_area: '07315000' });
    expect(Number(area.obs_value)).toBe(97 + figure / 100);
    hashes = await hashPublic(root);
  });
});

describe('when a run ends between the last two steps', () => {
  it('publishes in the next run what lies ready, even in the same second', async () => {
    const still = (effects: Effects) => ({
      ...effects,
      clock: { now: () => new Date('2026-12-24T03:00:00Z') },
    });
    const gone = night(root, {
      mirror,
      wrap: (effects) => {
        const replaceLink = () => Promise.reject(new Error('gone'));
        return { ...still(effects), files: { ...effects.files, replaceLink } };
      },
    });
    await expect(gone).rejects.toThrow('gone');
    expect(await hashPublic(root)).toEqual(hashes);
    const next = await night(root, { mirror, wrap: still });
    expect(next.release.state).toBe('published');
    expect(await hashPublic(root)).not.toEqual(hashes);
    hashes = await hashPublic(root);
  });
});

describe('when something else stands where the link to the release belongs', () => {
  it('says so and deletes nothing', async () => {
    const other = join(folder, 'other');
    await makeProject(other, ['regionalstatistik/area']);
    await mkdir(join(other, 'output/public'), { recursive: true });
    await writeFile(join(other, 'output/public/mine.txt'), 'mine');
    expect(await german(night(other, { mirror }))).toBe(
      'An der Stelle output/public steht ein Ordner oder eine Datei; dorthin gehört die Verknüpfung auf die aktuelle Veröffentlichung. Nachsehen, was dort liegt, es beiseitelegen (zum Beispiel nach output/public.alt) und noch einmal starten; gelöscht wurde nichts.',
    );
    expect(await readFile(join(other, 'output/public/mine.txt'), 'utf8')).toBe('mine');
  });
});

/** The public folder is byte for byte the last release, and the unfinished one is gone. */
async function expectUntouched(): Promise<void> {
  expect(await hashPublic(root)).toEqual(hashes);
  const releases = await readdir(join(root, 'data/mirror/releases'));
  expect(releases.filter((name) => name.startsWith('.'))).toEqual([]);
}
