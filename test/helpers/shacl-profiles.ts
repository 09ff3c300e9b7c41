/**
 * The shapes as each validator puts them together, and what it loads beside the data (PROVENANCE.md there). The German
 * validators know no DCAT ontology, the European one does: only for the latter a catalog is a dataset, too.
 */
export const profiles = {
  'DCAT-AP.de 3.0': {
    shapes: [
      'dcat-ap-3.0.0/dcat-ap-SHACL.ttl',
      'dcat-ap-de-3.0/dcat-ap-SHACL-DE.ttl',
      'dcat-ap-de-3.0/dcat-ap-de-controlledvocabularies.ttl',
      'dcat-ap-de-3.0/dcat-ap-de-deprecated.ttl',
      'dcat-ap-de-3.0/dcat-ap-spec-german-additions.ttl',
    ],
    beside: ['ontologies/foaf_0_1.rdf', 'ontologies/vcard.ttl', 'ontologies/org.ttl', 'vocabularies'],
  },
  'DCAT-AP.de 2.0 conventions': {
    shapes: ['dcat-ap-de-2.0-conventions/dcat-ap-konventionen.ttl'],
    beside: ['vocabularies'],
  },
  'GovData dashboard': { shapes: ['govdata-mqa/db-shapes.ttl'], beside: ['vocabularies/dcat-ap-de'] },
  'DCAT-AP 3.0.0': {
    shapes: ['dcat-ap-3.0.0/dcat-ap-SHACL.ttl'],
    beside: ['ontologies', 'vocabularies/eu', 'vocabularies/adms', 'vocabularies/spdx'],
  },
  'DCAT-AP 3.0.1': {
    shapes: [
      'dcat-ap-3.0.1/shapes.ttl',
      'dcat-ap-3.0.1/shapes_recommended.ttl',
      'dcat-ap-3.0.1/range.ttl',
      'dcat-ap-3.0.1/mdr-vocabularies.shape.ttl',
      'dcat-ap-3.0.1/deprecateduris.ttl',
      'dcat-ap-3.0.1/individual/dcat-ap-SHACL.ttl',
      'dcat-ap-3.0.1/individual/ranges.ttl',
    ],
    beside: ['ontologies', 'vocabularies/eu', 'vocabularies/adms', 'vocabularies/spdx'],
  },
  'DCAT-AP HVD 3.0.0': {
    shapes: [
      'dcat-ap-hvd-3.0.0/hvd-SHACL-base.ttl',
      'dcat-ap-hvd-3.0.0/hvd-SHACL-ranges.ttl',
      'dcat-ap-hvd-3.0.0/hvd-SHACL-usagenotes.ttl',
    ],
    beside: ['vocabularies/eu'],
  },
} as const;

export type Profile = keyof typeof profiles;
