import type { Entries } from './input.ts';
import { official } from './official.ts';
import { expand, type Name } from './prefixes.ts';
import { iri, name, node, type Triple } from './triple.ts';

/**
 * The class of every official term the triples point at. The EU's validator wants it in the file, and its own tables
 * type the terms only as skos:Concept (dcat.md §9, trap 4).
 */
export function describeTerms(triples: readonly Triple[], licences: Entries): readonly Triple[] {
  // Thousands of datasets point at the same few terms, so each is described once.
  const classes = new Map<string, Set<Name>>();
  for (const { predicate, object } of triples) {
    const type = classOf.get(predicate);
    if (type === undefined) continue;
    const known = classes.get(object.value);
    if (known === undefined) classes.set(object.value, new Set([type]));
    else known.add(type);
  }
  const classed = [...classes].flatMap(([term, types]) =>
    node(term, { 'rdf:type': [...types].map((type) => name(type)) }),
  );
  return [...classed, ...describeLicences(triples, licences)];
}

const classOf: ReadonlyMap<string, Name> = new Map(
  (
    [
      ['dct:language', 'dct:LinguisticSystem'],
      ['dct:accrualPeriodicity', 'dct:Frequency'],
      ['dct:accessRights', 'dct:RightsStatement'],
      ['dct:spatial', 'dct:Location'],
      ['dct:license', 'dct:LicenseDocument'],
      ['dct:format', 'dct:MediaTypeOrExtent'],
      ['dcat:mediaType', 'dct:MediaType'],
      ['dcat:landingPage', 'foaf:Document'],
      ['foaf:homepage', 'foaf:Document'],
      ['dcatap:applicableLegislation', 'eli:LegalResource'],
      // True of everything, but DCAT-AP 3.0.0 and HVD ask for it and their validators infer nothing.
      ['dcat:accessURL', 'rdfs:Resource'],
      ['dcat:downloadURL', 'rdfs:Resource'],
      ['vcard:hasEmail', 'rdfs:Resource'],
      ['vcard:hasURL', 'rdfs:Resource'],
    ] as const
  ).map(([property, type]) => [expand(property), type]),
);

function describeLicences(triples: readonly Triple[], licences: Entries): readonly Triple[] {
  const used = new Set(
    triples.filter(({ predicate }) => predicate === expand('dct:license')).map(({ object }) => object.value),
  );
  return Object.values(licences)
    .filter((licence) => used.has(licence.iri))
    .flatMap(({ iri: self, licenceType, exactMatch }) =>
      node(self, {
        'dct:type': licenceType === undefined ? [] : [official.licenceType(licenceType)],
        'skos:exactMatch': exactMatch === undefined ? [] : [iri(exactMatch)],
      }),
    );
}
