import fc from 'fast-check';
import type { Quad } from 'n3';
import { expect, test } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import { writeJsonLd } from '../../catalog/jsonld.ts';
import { nTriple } from '../../catalog/n-triples.ts';
import { parseRdf } from '../../catalog/parse-rdf.ts';
import { whole } from '../../catalog/pieces.ts';
import { expand, type Name } from '../../catalog/prefixes.ts';
import { serializations } from '../../catalog/serializations.ts';
import { sorted } from '../../catalog/sorted.ts';
import { iri, type Term, type Triple, text, typed } from '../../catalog/triple.ts';
import { catalogInput } from '../helpers/catalog-input.ts';

const { graph } = describeCatalog(catalogInput());

test.for(serializations)(
  '$id says what the graph says, no more and no less',
  async ({ write, mediaType }) => {
    expect(await readBack(whole(write(graph)), mediaType)).toBe(graph.map(nTriple).join(''));
  },
);

test.for(serializations)('$id gives the same bytes however the graph is ordered', ({ write }) => {
  expect(whole(write(graph.toReversed()))).toBe(whole(write(graph)));
});

test.for(serializations)('$id survives every text a person can type', async ({ write, mediaType }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(triples, { minLength: 1, maxLength: 8 }), async (nasty) => {
      const said = sorted(nasty);
      expect(await readBack(whole(write(said)), mediaType)).toBe(said.map(nTriple).join(''));
    }),
    { numRuns: 300 },
  );
});

test('RDF/XML begins with a declaration of UTF-8, without a byte order mark', () => {
  expect(whole(serializations[0]?.write(graph) ?? [])).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rdf:RDF/,
  );
});

test('JSON-LD carries its context inside', () => {
  const document = JSON.parse(whole(writeJsonLd(graph)));
  expect(document['@context'].dct).toBe('http://purl.org/dc/terms/');
});

test('Control characters and half surrogates are left out, because XML cannot say them', () => {
  expect(text('a\u0000b\u000Bc\uD800d\uFFFEe\r\nf\rg\th', 'de').value).toBe('abcde\nf\ng\th');
});

const subjects = fc.constantFrom(
  'https://a.example/x',
  'https://a.example/x#csv',
  'https://a.example/y?a=1&b=2',
);
const properties: fc.Arbitrary<Name> = fc.constantFrom('dct:title', 'dcat:keyword', 'rdf:type', 'foaf:name');
const marks = [
  'ä',
  'ß',
  '€',
  '"',
  "'",
  '\\',
  '<',
  '>',
  '&',
  ']]>',
  '\n',
  '\r',
  '\t',
  ' ',
  '\u0000',
  '\u0085',
  '\u2028',
  '😀',
  '@',
  '^^',
  '{',
  '%',
];
const nastyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...marks) }));
const literals: fc.Arbitrary<Term> = fc.oneof(
  fc
    .tuple(nastyText, fc.constantFrom('de', 'en', ''))
    .map(([value, language]) => text(value, language as 'de')),
  fc.nat().map((count) => typed(count, 'xsd:nonNegativeInteger')),
);

const triples: fc.Arbitrary<Triple> = fc
  .tuple(subjects, properties, literals)
  .map(([subject, property, literal]) => ({
    subject,
    predicate: expand(property),
    object: property === 'rdf:type' ? iri(expand('dcat:Dataset')) : literal,
  }));

async function readBack(serialized: string, mediaType: string): Promise<string> {
  const quads = await parseRdf(serialized, mediaType);
  return sorted(quads.map(tripleOf)).map(nTriple).join('');
}

function tripleOf({ subject, predicate, object }: Quad): Triple {
  const term: Term =
    object.termType === 'Literal'
      ? { kind: 'literal', value: object.value, language: object.language, datatype: object.datatype.value }
      : iri(object.value);
  return { subject: subject.value, predicate: predicate.value, object: term };
}
