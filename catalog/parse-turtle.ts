import { Parser } from 'n3';
import type { Graph, Term } from './triple.ts';

/** The way back from `writeTurtle`: what was published, as plain data. Throws on what is no Turtle. */
export function parseTurtle(text: string): Graph {
  return new Parser().parse(text).map(({ subject, predicate, object }) => ({
    subject: subject.value,
    predicate: predicate.value,
    object: termOf(object),
  }));
}

/** We publish no blank nodes, so whatever is not a literal is an IRI. */
function termOf(object: ReturnType<Parser['parse']>[number]['object']): Term {
  if (object.termType !== 'Literal') return { kind: 'iri', value: object.value };
  const { value, language, datatype } = object;
  return { kind: 'literal', value, language, datatype: datatype.value };
}
