import type { GraphNode } from '../graph-node.ts';
import { textOf, valuesOf } from '../node-values.ts';
import type { Name } from '../prefixes.ts';

export interface Extra {
  readonly key: string;
  readonly value: string;
}

/** What CKAN has no field for, under the names by which GovData's harvester reads and writes it (harvest.md §5). */
export function extrasOf(dataset: GraphNode): readonly Extra[] {
  const [publisher] = dataset.nodes('dct:publisher');
  const [period] = dataset.nodes('dct:temporal');
  const [contact] = dataset.nodes('dcat:contactPoint');
  const { iri } = dataset;
  return present({
    uri: iri,
    identifier: textOf(dataset, 'dct:identifier'),
    guid: iri,
    ...mapped(plain, (property) => textOf(dataset, property)),
    ...mapped(lists, (property) => asList(valuesOf(dataset, property))),
    publisher_uri: publisher?.iri,
    publisher_name: textOf(publisher, 'foaf:name'),
    contact_name: textOf(contact, 'vcard:fn'),
    contact_email: mailOf(contact),
    temporal_start: textOf(period, 'dcat:startDate'),
    temporal_end: textOf(period, 'dcat:endDate'),
  });
}

/** The address itself; RDF writes it as `mailto:` IRI. */
export function mailOf(contact: GraphNode | undefined): string | undefined {
  return textOf(contact, 'vcard:hasEmail')?.replace(/^mailto:/, '');
}

/** Keys are unique on the portal, and their order is ours. */
function present(values: Readonly<Record<string, string | undefined>>): readonly Extra[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [{ key, value }],
  );
}

const plain: Readonly<Record<string, Name>> = {
  issued: 'dct:issued',
  modified: 'dct:modified',
  frequency: 'dct:accrualPeriodicity',
  metadata_original_html: 'dcat:landingPage',
  politicalGeocodingLevelURI: 'dcatde:politicalGeocodingLevelURI',
};

/** Several values stand as JSON in one text. */
const lists: Readonly<Record<string, Name>> = {
  theme: 'dcat:theme',
  language: 'dct:language',
  contributorID: 'dcatde:contributorID',
  politicalGeocodingURI: 'dcatde:politicalGeocodingURI',
};

function asList(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : JSON.stringify(values);
}

function mapped(
  properties: Readonly<Record<string, Name>>,
  read: (property: Name) => string | undefined,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, read(property)]));
}
