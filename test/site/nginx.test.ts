import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../helpers/ask.ts';
import { hasNginx, type Nginx, startNginx } from '../helpers/nginx.ts';
import { publishNothing, publishTree } from '../helpers/public-tree.ts';
import { type Served, siteContract } from './contract.ts';

const tidied = 'nginx tidies a path before it looks for it; it never leaves the folder';

/** Title of a promise → why nginx with our file does not keep it. A harvester needs none of them. */
const differences = {
  'weighs what a client would rather have':
    'nginx does not read weights; the form that is named first is sent',
  'has a tag for each form': 'Debian packs nginx without Brotli',
  'with br is done beforehand': 'Debian packs nginx without Brotli',
  'goes by what a client would rather have': 'Debian packs nginx without Brotli',
  'that is none gets the whole file':
    'nginx answers 416 to a range that makes no sense, which the standard allows',
  'is one of the file as it is, even if the client could unpack it':
    'nginx sends part of the packed file to who asks for both, and says so (Content-Encoding, an ETag of its own)',
  '/. is none of ours, whatever it might mean': tidied,
  '/data/../release.json is none of ours, whatever it might mean': tidied,
  '//release.json is none of ours, whatever it might mean': tidied,
  '/data//people.csv is none of ours, whatever it might mean': tidied,
  '/%72elease.json is none of ours, whatever it might mean': tidied,
};

// nginx is not everywhere; where it is missing, our own server keeps the same promises (server.test.ts).
describe.skipIf(!hasNginx)('nginx with the file we give to operators', () => {
  let root = '';
  let nginx: Nginx | null = null;
  let served: Served = { url: '', folder: '' };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quartett-static-'));
    const folder = await publishTree(root);
    nginx = await startNginx(join(root, 'output/public'));
    served = { url: nginx.url, folder };
  });
  afterAll(async () => {
    await nginx?.stop();
    await rm(root, { recursive: true, force: true });
  });

  siteContract(() => served, differences);

  it('follows the link to a new release', async () => {
    const before = await ask(served.url, '/catalog.ttl');
    await publishTree(root, { at: '2026-11-22T03:00:00Z', title: 'Bevölkerung' });
    const after = await ask(served.url, '/catalog.ttl');
    expect(before.body.toString()).toContain('Einwohner');
    expect(after.body.toString()).toContain('Bevölkerung');
    expect(after.headers['last-modified']).toBe('Sun, 22 Nov 2026 03:00:00 GMT');
  });

  it('answers 503 with Retry-After while there is no release, to every request', async () => {
    await rm(join(root, 'output/public'));
    await publishNothing(root);
    for (const path of ['/', '/catalog', '/catalog.rdf', '/dataset/people', '/none']) {
      const { status, headers } = await ask(served.url, path);
      expect([path, status, headers['retry-after']]).toEqual([path, 503, '120']);
      expect(headers['cache-control']).toBe('no-store');
    }
  });
});
