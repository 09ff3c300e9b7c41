import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serializations } from '../../../catalog/serializations.ts';
import { catalogServer, harvestAt, type Served } from '../../helpers/harvested.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import { mini } from '../../helpers/mini-project.ts';
import { threeColumns, threeDatasets } from '../../helpers/three-datasets.ts';
import { withFolder } from '../../helpers/with-folder.ts';
import { withServer } from '../../helpers/with-server.ts';

const files = { 'office/people': threeColumns('50;500;250') };

describe.each(serializations)('our own release as $id, one dataset a page', ({ extension, mediaType }) => {
  it('is what a portal wants, today and the day after', async () => {
    const publisher = await readFile(join(mini, 'catalog/publisher.yaml'), 'utf8');
    const paged = {
      ...threeDatasets,
      files: { 'catalog/publisher.yaml': `${publisher}\nharvest: {page: 1, single: 1}\n` },
    };
    await withFolder(async (root) => {
      let tree: Readonly<Record<string, Served>> = {};
      await withServer(
        (...both) => catalogServer(tree)(...both),
        async ({ url }) => {
          await miniNight(root, paged, { files });
          tree = await published(root, extension, mediaType);
          const first = await harvestAt(url, root, { path: `/catalog.${extension}` });
          expect(first.text).toContain('3 Seite(n)');
          expect(first.text).toContain('Ein Portal übernimmt 3 von 3 Datensätzen. Fehler: 0, Warnungen: 0.');

          const later = { 'office/people': files['office/people'].replaceAll(';500;', ';505;') };
          await miniNight(root, paged, { files: later, at: '2026-11-22T03:00:00Z' });
          tree = await published(root, extension, mediaType);
          const second = await harvestAt(url, root, { path: `/catalog.${extension}` });
          expect(second.text).toContain(': 3 geändert, 0 gelöscht.');
          expect(second.text).toContain('Fehler: 0, Warnungen: 0.');
        },
      );
    });
  });
});

/** The catalog's files, as if the server were the one for which they are released. */
async function published(
  root: string,
  extension: string,
  type: string,
): Promise<Readonly<Record<string, Served>>> {
  const folder = join(root, 'output/public');
  const paths = (await readdir(folder, { recursive: true })).filter(
    (path) => extname(path) === `.${extension}`,
  );
  const entries = paths.map(async (path) => {
    const text = await readFile(join(folder, path), 'utf8');
    return [`/${path}`, { body: text.replaceAll('https://mini.example.org/sample', '{url}'), type }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
