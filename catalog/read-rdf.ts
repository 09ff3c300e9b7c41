import type { Quad } from 'n3';
import { type Issue, issue } from '../schemas/issues.ts';
import { parseRdf, RemoteContext } from './parse-rdf.ts';
import type { Graph, Term } from './triple.ts';

/** A graph, or why there is none: half a file is never taken for the whole. */
export type Reading =
  | { readonly graph: Graph; readonly issue: null }
  | { readonly graph: null; readonly issue: Issue };

/** Text as it was published, ours or foreign, as plain data; `file` is where it came from. The triples keep their order. */
export async function readRdf(text: string, mediaType: string, file: string): Promise<Reading> {
  try {
    const quads = await parseRdf(text, mediaType);
    return { graph: quads.map(tripleOf), issue: null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { graph: null, issue: issueOf(error, mediaType, file) };
  }
}

/** Turtle that we wrote and that is known to be intact: whatever is wrong with it is our bug. */
export async function readOwnTurtle(text: string): Promise<Graph> {
  const { graph, issue: broken } = await readRdf(text, 'text/turtle', 'catalog');
  if (graph === null) throw new Error(broken.sentence.en);
  return graph;
}

function tripleOf({ subject, predicate, object }: Quad): Graph[number] {
  return { subject: nameOf(subject), predicate: nameOf(predicate), object: termOf(object) };
}

function termOf(object: Quad['object']): Term {
  if (object.termType !== 'Literal') return { kind: 'iri', value: nameOf(object) };
  const { value, language, datatype } = object;
  return { kind: 'literal', value, language, datatype: datatype.value };
}

function nameOf(node: Quad['subject']): string {
  return node.termType === 'BlankNode' ? `_:${node.value}` : node.value.replace(noIri, encodeURIComponent);
}

/** Characters that an IRI cannot have; some parsers pass them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
const noIri = /[\u{0}-\u{20}<>"{}|^`\\]/gu;

function issueOf(error: Error, mediaType: string, file: string): Issue {
  if (error instanceof RemoteContext) return issue('rdf-remote-context', { file, value: error.address });
  const reason = error.message.replace(/\s+/g, ' ').replace(/\.$/, '');
  return issue('rdf-broken', { file, record: lineOf(error), value: mediaType }, { reason });
}

/** `… on line 5`, `3:48: …`, `Line 3 column 41: …`, `… (line 2 column 5)`: each parser has its own way. */
function lineOf({ message }: Error): number | null {
  const found = /\bline (\d+)/i.exec(message) ?? /^(\d+):\d+: /.exec(message);
  return found === null ? null : Number(found[1]);
}
