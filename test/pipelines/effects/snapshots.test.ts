import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFiles, type Files } from '../../../pipelines/effects/files.ts';
import type { FetchedAnswer } from '../../../pipelines/effects/http.ts';
import { createSnapshots, type Snapshots } from '../../../pipelines/effects/snapshots.ts';
import { german } from '../../helpers/german.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const source = 'trier/population';
const url = 'https://example.org/population.csv';
const monday = '2026-03-02T03:00:00.000Z';
const tuesday = '2026-03-03T03:00:00.000Z';
const wednesday = '2026-03-04T03:00:00.000Z';
const cure = 'Den Ordner data/ aus der Sicherung zurückholen, oder die Quelle neu abrufen.';

test('a snapshot keeps the bytes and where they came from', async () => {
  await withSnapshots(async (snapshots, files) => {
    const snapshot = await snapshots.store(source, answer('a;b\n'), url, monday);
    const sha256 = hash('sha256', 'a;b\n');
    expect(snapshot).toEqual({
      id: sha256.slice(0, 12),
      source,
      sha256,
      bytes: 4,
      url,
      retrieved: monday,
      mediaType: 'text/csv',
      etag: '"1"',
      lastModified: null,
    });
    expect(await snapshots.find(source, sha256)).toEqual(snapshot);
    expect(new TextDecoder().decode(await snapshots.read(snapshot))).toBe('a;b\n');
    expect(await files.list('snapshots', true)).toEqual([
      `snapshots/${source}/${sha256}/body`,
      `snapshots/${source}/${sha256}/snapshot.json`,
      `snapshots/${source}/latest.json`,
    ]);
  });
});

test('the same bytes are the same snapshot, and nothing is written again', async () => {
  await withSnapshots(async (snapshots, files, root) => {
    const first = await snapshots.store(source, answer('a;b\n'), url, monday);
    const before = await timesOf(files, root);
    const second = await snapshots.store(source, answer('a;b\n'), url, tuesday);
    expect(second).toEqual(first);
    expect(await snapshots.list(source)).toEqual([first]);
    expect(await timesOf(files, root)).toEqual(before);
  });
});

test('what the last fetch saw is remembered for the next request', async () => {
  await withSnapshots(async (snapshots) => {
    expect(await snapshots.latest(source)).toBe(null);
    const first = await snapshots.store(source, answer('a'), url, monday);
    await snapshots.store(source, answer('b'), url, tuesday);
    await snapshots.store(source, { ...answer('a'), etag: '"3"' }, url, wednesday);
    expect(await snapshots.latest(source)).toEqual({ sha256: first.sha256, etag: '"3"', lastModified: null });
  });
});

test('sources do not see each other', async () => {
  await withSnapshots(async (snapshots) => {
    await snapshots.store(source, answer('a'), url, monday);
    expect(await snapshots.list('trier/pupils')).toEqual([]);
    expect(await snapshots.latest('trier/pupils')).toBe(null);
    expect(await snapshots.find('trier/pupils', hash('sha256', 'a'))).toBe(null);
  });
});

test('a snapshot counts only once it is accepted', async () => {
  await withSnapshots(async (snapshots) => {
    const snapshot = await snapshots.store(source, answer('a'), url, monday);
    expect(await snapshots.isAccepted(snapshot)).toBe(false);
    expect(await snapshots.accepted(source)).toEqual([]);
    await snapshots.accept(snapshot, { accepted: tuesday, stand: null, observations: 4 });
    expect(await snapshots.isAccepted(snapshot)).toBe(true);
    expect(await snapshots.accepted(source)).toEqual([
      { ...snapshot, accepted: tuesday, stand: null, observations: 4 },
    ]);
  });
});

test("the newest snapshot is the one with the publisher's newest stand, then the last retrieved", async () => {
  await withSnapshots(async (snapshots) => {
    const stands = [
      ['export of July, fetched first', monday, '2026-07-09T10:00:00'],
      ['export of February, fetched last', wednesday, '2026-02-26T08:30:00'],
      ['the same export of July, corrected', tuesday, '2026-07-09T10:00:00'],
      ['export of the day before', tuesday, '2026-07-08'],
    ] as const;
    for (const [text, retrieved, stand] of stands) await addAccepted(snapshots, text, retrieved, stand);
    expect(await acceptedTexts(snapshots)).toEqual([
      'export of February, fetched last',
      'export of the day before',
      'export of July, fetched first',
      'the same export of July, corrected',
    ]);
  });
});

test('without a stand the time of retrieval counts, by German clocks', async () => {
  await withSnapshots(async (snapshots) => {
    // 22:30 UTC in July is half past midnight of the next day in Germany.
    await addAccepted(snapshots, 'no stand', '2026-07-08T22:30:00.000Z', null);
    await addAccepted(snapshots, 'before', '2026-07-10T00:00:00.000Z', '2026-07-09T00:00:00');
    await addAccepted(snapshots, 'after', '2026-07-10T00:00:00.000Z', '2026-07-09T01:00:00');
    expect(await acceptedTexts(snapshots)).toEqual(['before', 'no stand', 'after']);
  });
});

test('as of a day, only what was accepted by then counts', async () => {
  await withSnapshots(async (snapshots) => {
    await addAccepted(snapshots, 'a', monday, null);
    await addAccepted(snapshots, 'b', tuesday, null);
    expect(await acceptedTexts(snapshots, '2026-03-03T02:00:00+01:00')).toEqual(['a']);
    expect(await acceptedTexts(snapshots, tuesday)).toEqual(['a', 'b']);
    expect(await acceptedTexts(snapshots, '2026-03-01')).toEqual([]);
  });
});

test('bytes that have changed on disk are never read as good', async () => {
  await withSnapshots(async (snapshots, files) => {
    const snapshot = await snapshots.store(source, answer('a;b\n'), url, monday);
    await files.writeAtomic(`snapshots/${source}/${snapshot.sha256}/body`, 'a;c\n');
    expect(await german(snapshots.read(snapshot))).toBe(
      `Der gespeicherte Stand ${snapshot.id} ist beschädigt: die Prüfsumme stimmt nicht. ${cure}`,
    );
    await files.remove(`snapshots/${source}/${snapshot.sha256}/body`);
    expect(await german(snapshots.read(snapshot))).toBe(
      `Der gespeicherte Stand ${snapshot.id} ist beschädigt: die Datei fehlt. ${cure}`,
    );
  });
});

test.each(['body', 'snapshot.json'])('a damaged %s is fetched again and repaired', async (name) => {
  await withSnapshots(async (snapshots, files) => {
    const snapshot = await addAccepted(snapshots, 'a;b\n', monday, null);
    await files.writeAtomic(`snapshots/${source}/${snapshot.sha256}/${name}`, '{');
    expect(await snapshots.latest(source)).toBe(null);
    await snapshots.store(source, answer('a;b\n'), url, tuesday);
    expect(await snapshots.latest(source)).toMatchObject({ sha256: snapshot.sha256 });
    expect(await acceptedTexts(snapshots)).toEqual(['a;b\n']);
  });
});

test.each([
  ['snapshot.json', ''],
  ['snapshot.json', '[]'],
  ['snapshot.json', '{"sha256": 1}'],
  ['accepted.json', 'null'],
  ['accepted.json', '{"accepted": "yesterday", "stand": null, "observations": 4}'],
  ['accepted.json', '{"accepted": "2026-03-02T03:00:00Z", "stand": null, "observations": -1}'],
])('a damaged %s is said, not published: %s', async (name, text) => {
  await withSnapshots(async (snapshots, files) => {
    const snapshot = await addAccepted(snapshots, 'a;b\n', monday, null);
    await files.writeAtomic(`snapshots/${source}/${snapshot.sha256}/${name}`, text);
    expect(await german(snapshots.accepted(source))).toBe(
      `Der gespeicherte Stand ${snapshot.id} ist beschädigt: ${name} fehlt oder ist nicht lesbar. ${cure}`,
    );
  });
});

test('a snapshot that was copied to another source is damaged', async () => {
  await withSnapshots(async (snapshots, files) => {
    const { sha256, id } = await snapshots.store(source, answer('a'), url, monday);
    await files.makeFolder('snapshots/trier/pupils');
    await files.rename(`snapshots/${source}/${sha256}`, `snapshots/trier/pupils/${sha256}`);
    expect(await german(snapshots.list('trier/pupils'))).toBe(
      `Der gespeicherte Stand ${id} ist beschädigt: snapshot.json fehlt oder ist nicht lesbar. ${cure}`,
    );
  });
});

test.each(['', '{', '{"sha256": "../../etc"}'])(
  'a damaged note of the last fetch costs one download: %s',
  async (text) => {
    await withSnapshots(async (snapshots, files) => {
      await snapshots.store(source, answer('a'), url, monday);
      await files.writeAtomic(`snapshots/${source}/latest.json`, text);
      expect(await snapshots.latest(source)).toBe(null);
      await snapshots.store(source, answer('a'), url, tuesday);
      expect(await snapshots.latest(source)).toMatchObject({ etag: '"1"' });
    });
  },
);

test('what a killed run left is no snapshot', async () => {
  await withSnapshots(async (snapshots, files) => {
    await files.writeAtomic(`snapshots/${source}/.new-x/body`, 'half');
    await files.makeFolder(`snapshots/${source}/.new-y`);
    expect(await snapshots.list(source)).toEqual([]);
    expect(await snapshots.accepted(source)).toEqual([]);
    await snapshots.store(source, answer('a'), url, monday);
    expect(await snapshots.list(source)).toHaveLength(1);
  });
});

test('two runs that store the same bytes at once give one snapshot', async () => {
  await withSnapshots(async (snapshots, files) => {
    const stored = await Promise.all(
      Array.from({ length: 5 }, () => snapshots.store(source, answer('a'), url, monday)),
    );
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await files.folders(`snapshots/${source}`)).toEqual([stored[0]?.sha256]);
    expect(await snapshots.list(source)).toHaveLength(1);
  });
});

async function withSnapshots(
  use: (snapshots: Snapshots, files: Files, root: string) => Promise<void>,
): Promise<void> {
  await withFolder(async (root) => {
    const files = createFiles(root);
    await use(createSnapshots('snapshots', files), files, root);
  });
}

function answer(text: string): FetchedAnswer {
  const bytes = new TextEncoder().encode(text);
  return { status: 'fetched', bytes, mediaType: 'text/csv', etag: '"1"', lastModified: null };
}

async function addAccepted(snapshots: Snapshots, text: string, retrieved: string, stand: string | null) {
  const snapshot = await snapshots.store(source, answer(text), url, retrieved);
  await snapshots.accept(snapshot, { accepted: retrieved, stand, observations: 1 });
  return snapshot;
}

async function acceptedTexts(snapshots: Snapshots, asOf?: string): Promise<readonly string[]> {
  const accepted = await snapshots.accepted(source, asOf);
  return Promise.all(accepted.map(async (one) => new TextDecoder().decode(await snapshots.read(one))));
}

async function timesOf(files: Files, root: string) {
  const paths = await files.list('snapshots', true);
  return Promise.all(
    paths.map(async (path) => [path, (await stat(join(root, path), { bigint: true })).mtimeNs]),
  );
}
