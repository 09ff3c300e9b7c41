import { DataFactory, Writer } from 'n3';
import { prefixes } from './prefixes.ts';
import { sorted } from './sorted.ts';
import type { Graph, Term } from './triple.ts';

/** Turtle, for people and for whoever prefers it to XML. */
export function writeTurtle(graph: Graph): string {
  const writer = new Writer({ prefixes });
  for (const { subject, predicate, object } of sorted(graph)) {
    writer.addQuad(quad(namedNode(subject), namedNode(predicate), termOf(object)));
  }
  let turtle = '';
  writer.end((error, text) => {
    if (error) throw error;
    turtle = text;
  });
  return turtle;
}

const { namedNode, literal, quad } = DataFactory;

function termOf(term: Term) {
  if (term.kind === 'iri') return namedNode(term.value);
  return literal(term.value, term.language === '' ? namedNode(term.datatype) : term.language);
}
