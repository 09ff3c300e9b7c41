import { expand } from './prefixes.ts';
import type { Term, Triple } from './triple.ts';

/** Canonical N-Triples: one line per triple, the text over which a hash is taken. */
export function nTriple({ subject, predicate, object }: Triple): string {
  return `<${subject}> <${predicate}> ${written(object)} .\n`;
}

function written(term: Term): string {
  if (term.kind === 'iri') return `<${term.value}>`;
  const quoted = `"${term.value.replace(/["\\\n\t\u{7F}]/gu, (character) => escapes.get(character) ?? character)}"`;
  if (term.language !== '') return `${quoted}@${term.language}`;
  return term.datatype === expand('xsd:string') ? quoted : `${quoted}^^<${term.datatype}>`;
}

/** Other control characters never get into a literal (triple.ts). */
const escapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\u{7F}', '\\u007F'],
]);
