import { writeJsonLd } from './jsonld.ts';
import { writeRdfXml } from './rdfxml.ts';
import type { Graph } from './triple.ts';
import { writeTurtle } from './turtle.ts';

export interface Serialization {
  /** An id of catalog/vocabulary/file-types.yaml. */
  readonly id: string;
  readonly extension: string;
  /** To be sent exactly so: some harvesters compare the whole header, hence no charset (harvest.md H3). */
  readonly mediaType: string;
  /** The document in pieces. */
  readonly write: (graph: Graph) => Iterable<string>;
}

/** The same graph in every form a portal may ask for; the first is the one to register (harvest.md H1). */
export const serializations: readonly Serialization[] = [
  { id: 'rdf-xml', extension: 'rdf', mediaType: 'application/rdf+xml', write: writeRdfXml },
  { id: 'turtle', extension: 'ttl', mediaType: 'text/turtle', write: writeTurtle },
  { id: 'json-ld', extension: 'jsonld', mediaType: 'application/ld+json', write: writeJsonLd },
];
