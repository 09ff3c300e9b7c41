import { expand } from './prefixes.ts';
import type { Term, Triple } from './triple.ts';

/** Canonical N-Triples: one line per triple, the text over which a hash is taken. */
export function nTriple({ subject, predicate, object }: Triple): string {
  return `${name(subject)} <${predicate}> ${written(object)} .\n`;
}

function written(term: Term): string {
  if (term.kind === 'iri') return name(term.value);
  const quoted = `"${term.value.replace(/["\\\n\r\t\u{7F}]/gu, (character) => escapes.get(character) ?? character)}"`;
  if (term.language !== '') return `${quoted}@${term.language}`;
  return term.datatype === expand('xsd:string') ? quoted : `${quoted}^^<${term.datatype}>`;
}

/** A blank node has its label; only foreign graphs have any. */
function name(node: string): string {
  return node.startsWith('_:') ? node : `<${node}>`;
}

/** Other control characters never get into a literal of ours (printable.ts). */
const escapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\u{7F}', '\\u007F'],
]);
