import { bySubject } from './by-subject.ts';
import { pieces } from './pieces.ts';
import { expand, prefixes, shorten } from './prefixes.ts';
import { sorted } from './sorted.ts';
import type { Graph, Term, Triple } from './triple.ts';

/**
 * JSON-LD with its context inside: a harvester that cannot fetch a remote one loses the whole catalog (harvest.md H21).
 * Prefixes are all the context holds, so that 1.0 and 1.1 processors read the same. One node per line.
 */
export function writeJsonLd(graph: Graph): Iterable<string> {
  return pieces(documentOf(graph));
}

function* documentOf(graph: Graph): Generator<string> {
  yield `{"@context": ${JSON.stringify(prefixes)},\n"@graph": [`;
  let before = '\n';
  for (const [subject, triples] of bySubject(sorted(graph))) {
    yield before + JSON.stringify(nodeOf(subject, triples));
    before = ',\n';
  }
  yield '\n]}\n';
}

type Value = string | { readonly [key: string]: string };

function nodeOf(
  subject: string,
  triples: readonly Triple[],
): Readonly<Record<string, string | readonly Value[]>> {
  const byProperty = Map.groupBy(triples, ({ predicate }) => predicate);
  const properties = [...byProperty].map(([predicate, said]) =>
    predicate === expand('rdf:type')
      ? (['@type', said.map(({ object }) => short(object.value))] as const)
      : ([short(predicate), said.map(({ object }) => objectOf(object))] as const),
  );
  return { '@id': subject, ...Object.fromEntries(properties) };
}

function objectOf(term: Term): Value {
  if (term.kind === 'iri') return { '@id': term.value };
  if (term.language !== '') return { '@value': term.value, '@language': term.language };
  if (term.datatype === expand('xsd:string')) return { '@value': term.value };
  return { '@value': term.value, '@type': short(term.datatype) };
}

function short(iri: string): string {
  return shorten(iri) ?? iri;
}
