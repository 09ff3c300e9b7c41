import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, type Quad } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

/** Reads a file with a parser that we did not write, by its media type. */
export async function readRdf(text: string, mediaType: string): Promise<readonly Quad[]> {
  switch (mediaType) {
    case 'text/turtle':
      return new Parser().parse(text);
    case 'application/rdf+xml':
      return stream(new RdfXmlParser(), text);
    case 'application/ld+json':
      // Throws when a context lies elsewhere, because it has no way to fetch one.
      return stream(new JsonLdParser(), text);
    default:
      throw new Error(`No parser for ${mediaType}`);
  }
}

async function stream(parser: NodeJS.ReadWriteStream, text: string): Promise<readonly Quad[]> {
  const quads: Quad[] = [];
  return new Promise((resolve, reject) => {
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.write(text);
    parser.end();
  });
}
