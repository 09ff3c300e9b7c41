import { expect, test } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import type { CatalogInput } from '../../catalog/input.ts';
import { whole } from '../../catalog/pieces.ts';
import { writeTurtle } from '../../catalog/turtle.ts';
import { catalogInput } from '../helpers/catalog-input.ts';
import { outdated, unexpected } from '../helpers/expected-findings.ts';
import { isOfficialMissing, skippedNote } from '../helpers/official-rdf.ts';
import { validate } from '../helpers/shacl.ts';
import type { Profile } from '../helpers/shacl-profiles.ts';

const german: readonly Profile[] = ['DCAT-AP.de 3.0', 'DCAT-AP.de 2.0 conventions', 'GovData dashboard'];
const european: readonly Profile[] = ['DCAT-AP 3.0.0', 'DCAT-AP 3.0.1'];
const official = test.skipIf(isOfficialMissing);

official.for([...german, ...european])(
  `%s finds nothing without a known reason${skippedNote}`,
  async (profile) => {
    const findings = await validate(turtle(catalogInput()), profile);
    expect(unexpected(findings, profile)).toEqual([]);
    expect(outdated(findings, profile)).toEqual([]);
  },
);

official.for([...german, 'DCAT-AP 3.0.0'] as const)(
  `%s finds no violation at all${skippedNote}`,
  async (profile) => {
    const findings = await validate(turtle(catalogInput()), profile);
    expect(findings.filter(({ severity }) => severity === 'Violation')).toEqual([]);
  },
);

official(
  `The only violation of DCAT-AP 3.0.1 is the algorithm that SPDX spells otherwise${skippedNote}`,
  async () => {
    const findings = await validate(turtle(catalogInput()), 'DCAT-AP 3.0.1');
    const violations = findings.filter(({ severity }) => severity === 'Violation');
    expect(new Set(violations.map(({ path }) => path))).toEqual(new Set(['algorithm']));
  },
);

official(`Without the deprecated geocoding DCAT-AP.de 3.0 has nothing to say${skippedNote}`, async () => {
  const input = catalogInput();
  const modern = { ...input, publisher: { ...input.publisher, geocoding: false } };
  expect(await validate(turtle(modern), 'DCAT-AP.de 3.0')).toEqual([]);
});

official(
  `Without a contributorID only the contributorID is missed, where portals set it${skippedNote}`,
  async () => {
    const input = catalogInput();
    const { contributorID: _, ...publisher } = input.publisher;
    const without = turtle({ ...input, publisher });
    for (const profile of [...german, ...european]) {
      const found = unexpected(await validate(without, profile), profile);
      // GovData demands it of what is delivered to it; our state portal may set it for us (Konvention 12, dcat.md §6).
      const isAtGovData = profile === 'DCAT-AP.de 2.0 conventions' || profile === 'GovData dashboard';
      const missed = [...new Set(found.map(({ path, value }) => path + value))];
      expect([profile, missed]).toEqual([profile, isAtGovData ? ['contributorID'] : []]);
    }
  },
);

official(`A high-value dataset lacks nothing but an API${skippedNote}`, async () => {
  const findings = await validate(turtle(highValue()), 'DCAT-AP HVD 3.0.0');
  expect(unexpected(findings, 'DCAT-AP HVD 3.0.0')).toEqual([]);
  expect(outdated(findings, 'DCAT-AP HVD 3.0.0')).toEqual([]);
  expect(unexpected(await validate(turtle(highValue()), 'DCAT-AP.de 3.0'), 'DCAT-AP.de 3.0')).toEqual([]);
});

official.for([
  [
    'DCAT-AP.de 3.0',
    'http://dcat-ap.de/def/licenses/dl-by-de/2.0',
    'http://dcat-ap.de/def/licenses/dl-by-de/2.0/',
  ],
  ['DCAT-AP.de 3.0', 'planned-availability/STABLE', 'planned-availability/FOREVER'],
  ['DCAT-AP.de 2.0 conventions', 'file-type/CSV', 'file-type/CSVW'],
  ['GovData dashboard', 'contributors/open', 'contributors/closed'],
  ['DCAT-AP 3.0.1', 'language/DEU', 'language/GERMAN'],
] as const)(`%s is awake: it notices %s turned into %s${skippedNote}`, async ([profile, right, wrong]) => {
  const findings = await validate(turtle(catalogInput()).replaceAll(right, wrong), profile);
  expect(unexpected(findings, profile)).not.toEqual([]);
});

function turtle(input: CatalogInput): string {
  return whole(writeTurtle(describeCatalog(input).graph));
}

function highValue(): CatalogInput {
  const input = catalogInput();
  const hvd = 'http://data.europa.eu/bna/c_f2b50efd';
  const datasets = input.datasets
    .slice(0, 1)
    .map((dataset) => ({ ...dataset, indicator: { ...dataset.indicator, hvd } }));
  return { ...input, datasets };
}
