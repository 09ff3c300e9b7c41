import { DataFactory, Writer } from 'n3';
import { pieces } from './pieces.ts';
import { prefixes } from './prefixes.ts';
import { sorted } from './sorted.ts';
import type { Graph, Term } from './triple.ts';

/** Turtle, for people and for whoever prefers it to XML. */
export function writeTurtle(graph: Graph): Iterable<string> {
  return pieces(documentOf(graph));
}

function* documentOf(graph: Graph): Generator<string> {
  let text = '';
  const stream = {
    write: (written: string) => {
      text += written;
    },
    end: () => {},
  };
  const writer = new Writer(stream, { prefixes });
  for (const { subject, predicate, object } of sorted(graph)) {
    writer.addQuad(quad(namedNode(subject), namedNode(predicate), termOf(object)));
    yield text;
    text = '';
  }
  writer.end();
  yield text;
}

const { namedNode, literal, quad } = DataFactory;

function termOf(term: Term) {
  if (term.kind === 'iri') return namedNode(term.value);
  return literal(term.value, term.language === '' ? namedNode(term.datatype) : term.language);
}
