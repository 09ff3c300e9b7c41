import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { expand, type Name } from '../../catalog/prefixes.ts';
import { readOwnTurtle } from '../../catalog/read-rdf.ts';
import type { Graph } from '../../catalog/triple.ts';
import { filesOf } from '../../pipelines/steps/release-files.ts';
import type { Release } from '../../schemas/types.ts';
import { ask } from '../helpers/ask.ts';
import { miniNight } from '../helpers/mini-night.ts';
import { mini } from '../helpers/mini-project.ts';
import { type Serving, serving } from '../helpers/serving.ts';
import { threeColumns, threeDatasets } from '../helpers/three-datasets.ts';

/** Three datasets, one a page. */
const released = (root: string) =>
  miniNight(
    root,
    {
      ...threeDatasets,
      files: { 'catalog/publisher.yaml': { ...publisher, harvest: { page: 1, single: 1 } } },
    },
    { files: { 'office/people': threeColumns('5;50;26') } },
  );
const publisher = parse(readFileSync(join(mini, 'catalog/publisher.yaml'), 'utf8')) as object;

describe.each(['https://mini.example.org', 'http://localhost:1234/versuch'])(
  'a release at %s',
  (publicBase) => {
    it('is served file by file, byte for byte but for what is addressed anew', () =>
      serving(
        released,
        async ({ url, root }) => {
          const release: Release = JSON.parse(
            await readFile(join(root, 'output/public/release.json'), 'utf8'),
          );
          const files = filesOf(release);
          expect(files.length).toBeGreaterThan(30);
          for (const { path, sha256, modified = '' } of files) {
            const { status, headers, body } = await ask(url, `/${path}`);
            expect([path, status]).toEqual([path, 200]);
            expect(headers['last-modified']).toBe(new Date(modified).toUTCString());
            const isSame = createHash('sha256').update(body).digest('hex') === sha256;
            expect([path, isSame]).toEqual([
              path,
              publicBase.includes('mini') || !/\.(?:rdf|ttl|jsonld)$/.test(path),
            ]);
          }
        },
        { publicBase },
      ));

    it('is walked page by page to every dataset, and each leads to its files and its page', () =>
      serving(
        released,
        async (server) => {
          const pages = await walk(server, publicBase);
          expect(pages).toHaveLength(3);
          const datasets = pages.flatMap((page) => objectsOf(page, 'dcat:dataset'));
          expect(datasets).toEqual(
            ['beds', 'people', 'women'].map((id) => `https://mini.example.org/sample/dataset/${id}`),
          );
          const links = pages.flatMap((page) =>
            (['dcat:downloadURL', 'dcat:landingPage'] as const).flatMap((name) => objectsOf(page, name)),
          );
          for (const link of [...links.filter((one) => one.startsWith(publicBase)), ...datasets]) {
            const { status } = await ask(server.url, pathOf(link));
            expect([link, status]).toEqual([link, 200]);
          }
          expect(links.filter((link) => link.startsWith(`${publicBase}/sample/data/`))).toHaveLength(6);
        },
        { publicBase },
      ));
  },
);

/** As a harvester does: from page to page, until there is no next one. */
async function walk({ url }: Serving, publicBase: string): Promise<readonly Graph[]> {
  const pages: Graph[] = [];
  let next: string | undefined = `${publicBase}/sample/catalog.ttl`;
  while (next !== undefined && pages.length < 10) {
    expect(next.startsWith(publicBase)).toBe(true);
    const { body } = await ask(url, pathOf(next));
    const page = await readOwnTurtle(body.toString());
    pages.push(page);
    [next] = objectsOf(page, 'hydra:nextPage');
  }
  return pages;
}

function objectsOf(graph: Graph, name: Name): readonly string[] {
  return graph.filter(({ predicate }) => predicate === expand(name)).map(({ object }) => object.value);
}

function pathOf(address: string): string {
  return new URL(address).pathname;
}
