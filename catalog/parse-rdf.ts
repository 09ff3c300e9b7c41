import { Parser, type Quad } from 'n3';
import { jsonNesting, xmlNesting } from './nesting.ts';

/** A context that lies elsewhere: reading RDF asks nobody for anything. */
export class RemoteContext extends Error {
  override readonly name = 'RemoteContext';
  readonly address: string;

  constructor(address: string) {
    super(`remote context ${address}`);
    this.address = address;
  }
}

/**
 * Reads RDF with parsers that we did not write, by media type; the larger two are loaded when they are needed. Throws
 * what the parser throws; `line` is of the error where the parser says one.
 *
 * @example await parseRdf('<https://a.example/x> a <https://a.example/Thing> .', 'text/turtle')
 */
export async function parseRdf(text: string, mediaType: string): Promise<readonly Quad[]> {
  const parse = parsers.get(mediaType);
  if (parse === undefined) throw new Error(`No parser for ${mediaType}`);
  return parse(text);
}

/** The media types that can be read: those that rdflib, and so CKAN, knows (harvest.md §2.1, no. 5). */
export function isRdf(mediaType: string): boolean {
  return parsers.has(mediaType);
}

type Parse = (text: string) => readonly Quad[] | Promise<readonly Quad[]>;

/** A relative address becomes a `file:` one, as in CKAN, which gives rdflib no base (harvest.md §2.1, no. 7). */
const baseIRI = 'file:///';

const parsers: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['application/rdf+xml', parseRdfXml],
  // Without the format, n3 reads whatever looks like one of its kin.
  ['text/turtle', (text) => new Parser({ baseIRI, format: 'text/turtle' }).parse(text)],
  ['text/n3', (text) => new Parser({ baseIRI, format: 'text/n3' }).parse(text)],
  ['application/n-triples', (text) => new Parser({ format: 'application/n-triples' }).parse(text)],
  ['application/ld+json', parseJsonLd],
]);

async function parseRdfXml(text: string): Promise<readonly Quad[]> {
  const { deepest, open } = xmlNesting(text);
  // The streaming parser waits for more where a file breaks off, and the half would pass for the whole.
  if (deepest === 0 || open > 0) throw new Error('no element found, or the last one is not closed');
  if (deepest > depth) throw new Error(tooDeep);
  const { RdfXmlParser } = await import('rdfxml-streaming-parser');
  // rdflib warns of an odd IRI and goes on.
  return collect(new RdfXmlParser({ baseIRI, trackPosition: true, validateUri: false }), text);
}

async function parseJsonLd(text: string): Promise<readonly Quad[]> {
  JSON.parse(text); // says the line; the streaming parser does not, and takes an empty text for an empty graph
  if (jsonNesting(text).deepest > depth) throw new Error(tooDeep);
  const { JsonLdParser } = await import('jsonld-streaming-parser');
  let remote: RemoteContext | null = null;
  const documentLoader = {
    load: (address: string): Promise<never> => {
      remote = new RemoteContext(address);
      return Promise.reject(remote);
    },
  };
  return collect(new JsonLdParser({ baseIRI, documentLoader }), text).catch((error: unknown) => {
    throw remote ?? error;
  });
}

/** No catalog needs a tenth of it. */
const depth = 100;
const tooDeep = `nested more than ${depth} levels deep`;

async function collect(parser: NodeJS.ReadWriteStream, text: string): Promise<readonly Quad[]> {
  const quads: Quad[] = [];
  return new Promise((resolve, reject) => {
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.write(text);
    parser.end();
  });
}
