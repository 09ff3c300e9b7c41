// n3 2 ships no types and @types/n3 stops at 1: declared here is what we call, and nothing more.
declare module 'n3' {
  export interface NamedNode {
    readonly termType: 'NamedNode';
    readonly value: string;
  }
  export interface BlankNode {
    readonly termType: 'BlankNode';
    readonly value: string;
  }
  export interface Literal {
    readonly termType: 'Literal';
    readonly value: string;
    readonly language: string;
    readonly datatype: NamedNode;
  }
  export interface Quad {
    readonly subject: NamedNode | BlankNode;
    readonly predicate: NamedNode;
    readonly object: NamedNode | BlankNode | Literal;
  }

  export const DataFactory: {
    namedNode(iri: string): NamedNode;
    literal(value: string, languageOrDatatype: string | NamedNode): Literal;
    quad(subject: NamedNode, predicate: NamedNode, object: NamedNode | Literal): Quad;
  };

  export class Writer {
    constructor(
      stream: { write(text: string): void; end(): void },
      options: { readonly prefixes: Readonly<Record<string, string>> },
    );
    addQuad(quad: Quad): void;
    end(): void;
  }

  export class Parser {
    constructor(options?: { readonly baseIRI?: string; readonly format?: string });
    parse(text: string): Quad[];
  }

  // Only the tests store.
  export class Store {
    constructor(quads: readonly Quad[]);
  }
}
