import { bySubject } from './by-subject.ts';
import { pieces } from './pieces.ts';
import { expand, prefixes, shorten } from './prefixes.ts';
import { sorted } from './sorted.ts';
import type { Graph, Triple } from './triple.ts';

/** RDF/XML, the form in which open.rlp.de collects: one element per subject, named after its class. */
export function writeRdfXml(graph: Graph): Iterable<string> {
  return pieces(documentOf(graph));
}

function* documentOf(graph: Graph): Generator<string> {
  const namespaces = Object.entries(prefixes).map(([prefix, iri]) => `\n    xmlns:${prefix}="${iri}"`);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${namespaces.join('')}>\n`;
  for (const [subject, triples] of bySubject(sorted(graph))) yield writeNode(subject, triples);
  yield '</rdf:RDF>\n';
}

function writeNode(subject: string, triples: readonly Triple[]): string {
  const typing = triples.find(
    ({ predicate, object }) => predicate === expand('rdf:type') && shorten(object.value) !== null,
  );
  const element = (typing && shorten(typing.object.value)) ?? 'rdf:Description';
  const properties = triples.filter((triple) => triple !== typing).map(writeProperty);
  if (properties.length === 0) return `  <${element} rdf:about="${escaped(subject)}"/>\n`;
  return `  <${element} rdf:about="${escaped(subject)}">\n${properties.join('')}  </${element}>\n`;
}

function writeProperty({ predicate, object }: Triple): string {
  const element = shorten(predicate);
  if (element === null)
    throw new Error(`RDF/XML needs a prefix for ${predicate}: add it to catalog/prefixes.ts.`);
  if (object.kind === 'iri') return `    <${element} rdf:resource="${escaped(object.value)}"/>\n`;
  const { value, language, datatype } = object;
  const plain = datatype === expand('xsd:string');
  const about =
    language !== '' ? ` xml:lang="${language}"` : plain ? '' : ` rdf:datatype="${escaped(datatype)}"`;
  return `    <${element}${about}>${escaped(value)}</${element}>\n`;
}

/** Enough for content and for attributes alike. */
function escaped(value: string): string {
  return value.replace(/[&<>"]/g, (character) => entities.get(character) ?? character);
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
