import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serializations } from '../catalog/serializations.ts';
import { unexpected } from './helpers/expected-findings.ts';
import { night, sample } from './helpers/night.ts';
import { isOfficialMissing, skippedNote } from './helpers/official-rdf.ts';
import { makeProject } from './helpers/project.ts';
import { readRdf } from './helpers/read-rdf.ts';
import { validate } from './helpers/shacl.ts';

let root = '';
const read = (file: string) => readFile(join(root, 'output/public', file), 'utf8');

/** The triples of a published file, sorted. */
async function linesOf(file: string, mediaType: string): Promise<readonly string[]> {
  const quads = await readRdf(await read(file), mediaType);
  const lines = quads.map(({ subject, predicate, object }) => {
    const language = object.termType === 'Literal' ? `@${object.language}^^${object.datatype.value}` : '';
    return `${subject.value} ${predicate.value} ${object.value} ${language}`;
  });
  return lines.sort();
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quartett-catalog-'));
  await makeProject(root);
  await night(root, { mirror: sample });
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the catalog of a released sample', () => {
  it.each(['catalog-full', 'dataset/population-total'])(
    '%s is the same graph in every form',
    async (name) => {
      const graphs = await Promise.all(
        serializations.map(({ extension, mediaType }) => linesOf(`${name}.${extension}`, mediaType)),
      );
      const [first, ...others] = graphs;
      expect(first?.length).toBeGreaterThan(100);
      for (const other of others) expect(other).toEqual(first);
    },
  );

  it('is the same feed in every form, but that each page names pages of its own form', async () => {
    const graphs = await Promise.all(
      serializations.map(async ({ extension, mediaType }) => {
        const lines = await linesOf(`catalog.${extension}`, mediaType);
        const named = lines.map((line) => line.replace(/(?<=\/catalog\/[0-9a-f]{16}\/1\.)\w+/g, '(form)'));
        return { named, links: lines.filter((line) => line.includes(`/1.${extension} `)).length };
      }),
    );
    const [first, ...others] = graphs;
    expect(first?.named.length).toBeGreaterThan(3000);
    expect(first?.links).toBeGreaterThan(4);
    for (const other of others) expect(other).toEqual(first);
  });

  it('names thirty datasets with two files each, and sizes and checksums of what was written', async () => {
    const release = JSON.parse(await read('release.json'));
    const turtle = await read('catalog.ttl');
    expect(release.datasets).toHaveLength(30);
    for (const { files } of release.datasets) {
      expect(files).toHaveLength(2);
      for (const { path, bytes, sha256 } of files) {
        expect(turtle).toContain(`/${path}>`);
        expect(turtle).toContain(`"${bytes}"^^xsd:nonNegativeInteger`);
        expect(turtle).toContain(sha256);
      }
    }
  });

  describe.skipIf(isOfficialMissing)(`against the official shapes${skippedNote}`, () => {
    it.each(['DCAT-AP.de 3.0', 'DCAT-AP 3.0.0'] as const)(
      'conforms to %s without a violation',
      async (profile) => {
        const findings = await validate(await read('catalog.ttl'), profile);
        expect(findings.filter(({ severity }) => severity === 'Violation')).toEqual([]);
        expect(unexpected(findings, profile)).toEqual([]);
      },
    );
  });
});
