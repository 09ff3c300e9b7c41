import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createHttp, type HttpRequest } from '../../../pipelines/effects/http.ts';
import { type Mirror, type MirrorSource, startMirror } from '../../../pipelines/effects/mirror.ts';
import { german } from '../../helpers/german.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const http = createHttp({ pauses: [] });
const population: MirrorSource = { id: 'regionalstatistik/population', prefix: '12411-01-01-4' };

test('a mirror serves the newest version until told otherwise', async () => {
  const content = { '12411-01-01-4_2023.csv': 'old', 'deep/down/12411-01-01-4_2024.csv': 'new' };
  await withMirror(content, async (mirror) => {
    expect(mirror.versions(population.id)).toBe(2);
    expect(await textAt(mirror)).toBe('new');
    mirror.show(population.id, 0);
    expect(await textAt(mirror)).toBe('old');
  });
});

test('versions are ordered by their base names in code-point order, wherever they lie', async () => {
  const names = [
    'z/12411-01-01-4.csv',
    'a/12411-01-01-4_b.csv',
    'b/12411-01-01-4_B.csv',
    'c/12411-01-01-4_10.csv',
  ];
  await withMirror(Object.fromEntries(names.map((name) => [name, name])), async (mirror) => {
    expect(mirror.files(population.id)).toEqual([
      'z/12411-01-01-4.csv',
      'c/12411-01-01-4_10.csv',
      'b/12411-01-01-4_B.csv',
      'a/12411-01-01-4_b.csv',
    ]);
  });
});

test.each([
  ['12411-01-01-4', true],
  ['12411-01-01-4.csv', true],
  ['12411-01-01-4_2024.xlsx', true],
  ['12411-01-01-4-B.csv', false],
  ['12411-01-01-40.csv', false],
  ['x12411-01-01-4.csv', false],
  ['.12411-01-01-4.csv', false],
  ['.git/12411-01-01-4.csv', false],
  ['12411-01-01-4.md', false],
  ['12411-01-01-4.yaml', false],
  ['12411-01-01-4/data.csv', false],
])('whether %s belongs to the source with the prefix 12411-01-01-4: %s', async (name, isOurs) => {
  await withMirror({ [name]: 'x' }, async (mirror) => {
    expect(mirror.files(population.id)).toEqual(isOurs ? [name] : []);
  });
});

test('a README never belongs to a source', async () => {
  await withFolder(async (folder) => {
    await writeFile(join(folder, 'README.csv'), 'x');
    const mirror = await startMirror(folder, [{ id: 'a/b', prefix: 'README' }]);
    expect(mirror.versions('a/b')).toBe(0);
    await mirror.close();
  });
});

test('a file that has not changed is not sent again, whatever its time says', async () => {
  await withMirror({ '12411-01-01-4.csv': 'a;b' }, async (mirror, folder) => {
    const first = await http.get(requestTo(mirror));
    if (first.status !== 'fetched') throw new Error('The first answer must be the file.');
    expect(first).toMatchObject({ mediaType: 'text/csv', lastModified: null });
    expect(first.etag).toMatch(/^"[0-9a-f]{64}"$/);

    await utimes(join(folder, '12411-01-01-4.csv'), 0, 0);
    expect(await http.get(requestTo(mirror, first.etag))).toEqual({ status: 'not-modified' });
    expect(await http.get(requestTo(mirror, `"x", W/${first.etag}`))).toEqual({ status: 'not-modified' });

    await writeFile(join(folder, '12411-01-01-4.csv'), 'a;c');
    expect(await http.get(requestTo(mirror, first.etag))).toMatchObject({ status: 'fetched' });
  });
});

test('the media type is that of the extension, without a guess at the encoding', async () => {
  const types = { csv: 'text/csv', json: 'application/json', px: 'application/octet-stream' };
  for (const [extension, expected] of Object.entries(types)) {
    await withMirror({ [`12411-01-01-4.${extension}`]: 'x' }, async (mirror) => {
      const { headers } = await fetch(mirror.urlFor(population.id));
      expect(headers.get('content-type')).toBe(expected);
    });
  }
});

test('a source without a file is not found', async () => {
  await withMirror({}, async (mirror) => {
    expect(mirror.versions(population.id)).toBe(0);
    expect(await german(http.get(requestTo(mirror)))).toBe(
      `Die Adresse ${mirror.urlFor(population.id)} antwortet mit 404 Not Found. Die Datei ist umgezogen oder gelöscht: auf den Seiten des Herausgebers die neue Adresse suchen und request.url berichtigen. Der letzte gute Stand bleibt veröffentlicht.`,
    );
    expect((await fetch(mirror.urlFor('nobody/nothing%'))).status).toBe(404);
  });
});

test('HEAD is answered without a body, other methods not at all', async () => {
  await withMirror({ '12411-01-01-4.csv': 'a;b' }, async (mirror) => {
    const head = await fetch(mirror.urlFor(population.id), { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '3', '']);
    const post = await fetch(mirror.urlFor(population.id), { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

test('only this machine is served', async () => {
  await withMirror({}, async (mirror) => {
    expect(mirror.urlFor(population.id)).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/regionalstatistik\/population$/,
    );
  });
});

test('a version that does not exist cannot be shown', async () => {
  await withMirror({ '12411-01-01-4.csv': 'a;b' }, async (mirror) => {
    expect(() => mirror.show(population.id, 1)).toThrow('regionalstatistik/population has no version 1');
  });
});

test('a folder that does not exist is said at once', async () => {
  expect(await german(startMirror('no/such/folder', []))).toBe(
    'Den Spiegel-Ordner no/such/folder gibt es nicht. Den Pfad hinter --mirror prüfen.',
  );
});

async function withMirror(
  content: Readonly<Record<string, string>>,
  use: (mirror: Mirror, folder: string) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    for (const [name, text] of Object.entries(content)) {
      await mkdir(join(folder, dirname(name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const mirror = await startMirror(folder, [population]);
    try {
      await use(mirror, folder);
    } finally {
      await mirror.close();
    }
  });
}

function requestTo(mirror: Mirror, etag: string | null = null): HttpRequest {
  const url = mirror.urlFor(population.id);
  return { file: population.id, url, etag, lastModified: null, timeout: 10, limit: 1 };
}

async function textAt(mirror: Mirror): Promise<string> {
  const answer = await http.get(requestTo(mirror));
  return answer.status === 'fetched' ? new TextDecoder().decode(answer.bytes) : answer.status;
}
