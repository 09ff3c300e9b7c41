import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { official } from '../../catalog/official.ts';
import { type SchemaName, validator } from '../../schemas/validator.ts';
import { catalogInput, cities } from '../helpers/catalog-input.ts';
import { isOfficialMissing, readOfficialFolder, skippedNote } from '../helpers/official-rdf.ts';

const validate = validator();
const input = catalogInput();

test.for<[string, SchemaName]>([
  ['publisher.yaml', 'publisher'],
  ['vocabulary/licences.yaml', 'vocabulary'],
  ['vocabulary/themes.yaml', 'vocabulary'],
  ['vocabulary/file-types.yaml', 'vocabulary'],
  ['vocabulary/frequencies.yaml', 'vocabulary'],
  ['vocabulary/publishers.yaml', 'vocabulary'],
])('%s is valid', ([file, schema]) => {
  const text = readFileSync(join(import.meta.dirname, '../../catalog', file), 'utf8');
  expect(validate(schema, parse(text), file)).toEqual([]);
});

test('Every licence says whether the source must be named', () => {
  expect(Object.values(input.licences).map(({ byText }) => typeof byText)).toEqual(Array(5).fill('boolean'));
});

test('Every office has a name to give and a kind of authority', () => {
  for (const { attribution, authority } of Object.values(input.offices)) {
    expect(attribution).toBeTypeOf('string');
    expect(authority).toBeTypeOf('string');
  }
});

test('The catalog’s own licence is in the vocabulary', () => {
  expect(Object.keys(input.licences)).toContain(input.publisher.licence);
});

test.skipIf(isOfficialMissing)(`Every term we use is in its official list${skippedNote}`, async () => {
  const lists = await readOfficialFolder('vocabularies');
  const known = new Set(lists.map(({ subject }) => subject.value));
  const vocabularies = [input.licences, input.themes, input.fileTypes, input.frequencies];
  const used = [
    ...vocabularies.flatMap((entries) => Object.values(entries).map(({ iri }) => iri)),
    ...Object.values(input.licences).flatMap(
      ({ licenceType }) => official.licenceType(licenceType ?? '').value,
    ),
    ...Object.values(input.offices).map(({ authority }) => official.authority(authority ?? '').value),
    ...cities.flatMap(({ place, ars }) => [official.place(place).value, official.regionalKey(ars).value]),
    ...[
      ...official.languages,
      official.public,
      official.statistical,
      official.stable,
      official.completed,
    ].map(({ value }) => value),
    official.municipality.value,
    official.sha256.value,
    official.authority(input.publisher.type).value,
    input.publisher.contributorID,
  ];
  expect(used.filter((term) => term === undefined || !known.has(term))).toEqual([]);
});
