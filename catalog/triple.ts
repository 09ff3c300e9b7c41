import type { Language } from '../schemas/language.ts';
import { expand, type Name } from './prefixes.ts';
import { printable } from './printable.ts';

export interface Iri {
  readonly kind: 'iri';
  readonly value: string;
}

export interface Literal {
  readonly kind: 'literal';
  readonly value: string;
  /** `de`, `en`, or empty. */
  readonly language: string;
  readonly datatype: string;
}

/** Nothing of ours is a blank node. One in a foreign catalog is an Iri whose value is `_:` and a label. */
export type Term = Iri | Literal;

export interface Triple {
  /** An IRI, or `_:` and the label of a blank node. */
  readonly subject: string;
  readonly predicate: string;
  readonly object: Term;
}

/** The catalog as plain data: sorted, each triple once, no blank nodes (harvest.md H15). A foreign one is as it was written. */
export type Graph = readonly Triple[];

/** What is said about one subject. A property with no values is not written. */
export function node(
  subject: string,
  properties: { readonly [name: Name]: readonly Term[] },
): readonly Triple[] {
  return Object.entries(properties).flatMap(([name, objects]) =>
    objects.map((object) => ({ subject, predicate: expand(name as Name), object })),
  );
}

export function iri(value: string): Iri {
  return { kind: 'iri', value };
}

export function name(value: Name): Iri {
  return iri(expand(value));
}

/** A text with its language, or without one when it is a name or an identifier. */
export function text(value: string, language: Language | '' = ''): Literal {
  const datatype = expand(language === '' ? 'xsd:string' : 'rdf:langString');
  return { kind: 'literal', value: printable(value), language, datatype };
}

export function bilingual(value: { readonly de: string; readonly en: string }): readonly Literal[] {
  return [text(value.de, 'de'), text(value.en, 'en')];
}

export function typed(value: string | number, datatype: Name): Literal {
  return { kind: 'literal', value: String(value), language: '', datatype: expand(datatype) };
}
