import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedOf, pagingNode } from '../catalog/harvest.ts';
import { parseRdf } from '../catalog/parse-rdf.ts';
import { whole } from '../catalog/pieces.ts';
import { readOwnTurtle } from '../catalog/read-rdf.ts';
import { serializations } from '../catalog/serializations.ts';
import type { Graph } from '../catalog/triple.ts';
import { writeTurtle } from '../catalog/turtle.ts';
import type { Release } from '../schemas/types.ts';
import { outdated, unexpected } from './helpers/expected-findings.ts';
import { sample } from './helpers/night.ts';
import { isOfficialMissing, skippedNote } from './helpers/official-rdf.ts';
import { repositoryNight } from './helpers/repository-night.ts';
import { type Finding, validate } from './helpers/shacl.ts';
import { type Profile, profiles } from './helpers/shacl-profiles.ts';

let root = '';
let release: Release;
const read = (file: string) => readFile(join(root, 'output/public', file), 'utf8');

/** The triples of a published file, sorted. */
async function linesOf(file: string, mediaType: string): Promise<readonly string[]> {
  const quads = await parseRdf(await read(file), mediaType);
  const lines = quads.map(({ subject, predicate, object }) => {
    const language = object.termType === 'Literal' ? `@${object.language}^^${object.datatype.value}` : '';
    return `${subject.value} ${predicate.value} ${object.value} ${language}`;
  });
  return lines.sort();
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quartett-catalog-'));
  await repositoryNight(root, sample);
  release = JSON.parse(await read('release.json'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the catalog of a released sample', () => {
  it('is the same graph in every form: the fuller one, and that of each dataset', async () => {
    const names = ['catalog-full', ...release.datasets.map(({ id }) => `dataset/${id}`)];
    for (const name of names) {
      const graphs = await Promise.all(
        serializations.map(({ extension, mediaType }) => linesOf(`${name}.${extension}`, mediaType)),
      );
      const [first, ...others] = graphs;
      expect(first?.length).toBeGreaterThan(90);
      for (const other of others) expect(other).toEqual(first);
    }
  });

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

  it('says of annual figures, and of no others, that they lie a year apart', async () => {
    const annual = await read('dataset/population-total.ttl');
    expect(annual).toContain('dcat:temporalResolution "P1Y"^^xsd:duration');
    expect(await read('dataset/turnout-federal-election.ttl')).not.toContain('temporalResolution');
  });

  describe.skipIf(isOfficialMissing)(`against the official shapes${skippedNote}`, () => {
    it.each(['catalog', 'catalog-full'])('%s conforms to every profile', async (name) => {
      const turtle = await read(`${name}.ttl`);
      for (const profile of general) {
        const findings = await validate(turtle, profile);
        expect([profile, unexpected(findings, profile)]).toEqual([profile, []]);
        expect([profile, outdated(findings, profile)]).toEqual([profile, []]);
        // The one violation that is left is a contradiction between SEMIC and SPDX (expected-findings.ts).
        const violations = new Set(findings.filter(isViolation).map(({ path }) => path));
        expect([profile, [...violations]]).toEqual([
          profile,
          profile === 'DCAT-AP 3.0.1' ? ['algorithm'] : [],
        ]);
      }
    });

    // Three kinds of dataset stand for all thirty, which would take minutes: several sources, one, and an official work.
    it.each(['population-total', 'unemployment-rate', 'turnout-federal-election'])(
      '%s conforms by itself, as GovData stores it',
      async (id) => {
        const turtle = await read(`dataset/${id}.ttl`);
        for (const profile of general) {
          expect([profile, unexpected(await validate(turtle, profile), profile)]).toEqual([profile, []]);
        }
      },
    );

    it('conforms page by page when it is cut into pages: here the middle one, which has links both ways', async () => {
      const feed = feedOf(withoutPaging(await readOwnTurtle(await read('catalog.ttl'))), {
        page: 10,
        single: 1,
      });
      expect(feed.pages).toHaveLength(3);
      const turtle = whole(writeTurtle([...(feed.pages[1] ?? []), ...pagingNode(feed, 2, pageAddress)]));
      expect(turtle).toContain('hydra:nextPage');
      for (const profile of general) {
        expect([profile, unexpected(await validate(turtle, profile), profile)]).toEqual([profile, []]);
      }
    });

    it('claims no high value, and would lack only what belongs to such a claim', async () => {
      const turtle = await read('catalog.ttl');
      expect(turtle).not.toContain('applicableLegislation');
      const findings = await validate(turtle, 'DCAT-AP HVD 3.0.0');
      const claim = ['hvdCategory', 'applicableLegislation'];
      const others = findings.filter(({ path }) => !claim.includes(path));
      // Who declares an election to be of high value must give it a licence of the EU's list: an official work has none.
      expect(unexpected(others, 'DCAT-AP HVD 3.0.0').map(({ focus }) => focus)).toEqual([
        'http://dcat-ap.de/def/licenses/officialWork',
      ]);
    });
  });
});

/** For whom every dataset is meant; DCAT-AP HVD is for those that their owners have declared to be of high value. */
const general = (Object.keys(profiles) as Profile[]).filter((profile) => profile !== 'DCAT-AP HVD 3.0.0');

function isViolation({ severity }: Finding): boolean {
  return severity === 'Violation';
}

function withoutPaging(graph: Graph): Graph {
  return graph.filter(({ subject }) => !/\/catalog\/[0-9a-f]{16}\/\d+\.ttl$/.test(subject));
}

function pageAddress(number: number): string {
  return `https://quartett.example.org/sample/catalog/0123456789abcdef/${number}.ttl`;
}
