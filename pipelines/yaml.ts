import { isCollection, LineCounter, type Node, parseDocument } from 'yaml';
import { type Issue, issue } from '../schemas/issues.ts';
import type { LineOf } from '../schemas/validator.ts';

export interface YamlFile {
  readonly value: unknown;
  readonly lineOf: LineOf;
  readonly issues: readonly Issue[];
}

/** Reads YAML text and remembers where everything stands, so that an issue can name its line. */
export function parseYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const issues = [...document.errors, ...document.warnings].map((error) =>
    issue(
      'yaml-syntax',
      { file, record: lineAt(error.pos[0]) },
      reasonsOf(error.code, firstLine(error.message)),
    ),
  );
  return {
    value: issues.length > 0 ? null : document.toJS(),
    issues,
    lineOf: (pointer) => {
      const path = pointer
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      const offset = startOf(document.contents, path);
      return offset === null ? null : lineAt(offset);
    },
  };
}

/** Where the key (or item) at `path` begins; the deepest existing ancestor if it does not exist. */
function startOf(node: Node | null, path: readonly string[]): number | null {
  const [step, ...rest] = path;
  if (step === undefined || !isCollection(node)) return node?.range?.[0] ?? null;
  for (const [index, item] of node.items.entries()) {
    const pair = item as { key?: Node & { value?: unknown }; value?: Node | null };
    if (pair.key !== undefined && String(pair.key?.value) === step) {
      const deeper = rest.length > 0 ? startOf(pair.value ?? null, rest) : null;
      return deeper ?? pair.key.range?.[0] ?? null;
    }
    if (pair.key === undefined && String(index) === step) return startOf(item as Node, rest);
  }
  return node.range?.[0] ?? null;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/[.:]$/, '');
}

/** The parser speaks English; what a person gets wrong in YAML is said in German too. */
function reasonsOf(code: string, message: string): { readonly reason: string; readonly reasonen: string } {
  return { reason: german.get(code) ?? message, reasonen: message };
}

const german: ReadonlyMap<string, string> = new Map([
  [
    'BAD_INDENT',
    'eine Zeile ist nicht so eingerückt wie ihre Nachbarn, oder eine Klammer ist nicht geschlossen',
  ],
  ['TAB_AS_INDENT', 'mit Tabulator eingerückt statt mit Leerzeichen'],
  ['DUPLICATE_KEY', 'dasselbe Wort steht zweimal auf einer Ebene'],
  ['MISSING_CHAR', 'ein Zeichen fehlt, meist ein Anführungszeichen, eine Klammer oder ein Doppelpunkt'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    'zwei Doppelpunkte in einer Zeile; ein Text mit Doppelpunkt gehört in Anführungszeichen',
  ],
  ['MULTILINE_IMPLICIT_KEY', 'hinter einem Wort fehlt der Doppelpunkt'],
  ['BAD_SCALAR_START', 'ein Text beginnt mit einem Sonderzeichen und gehört in Anführungszeichen'],
  ['BAD_DQ_ESCAPE', 'ein Rückstrich in Anführungszeichen; einfache Anführungszeichen verwenden'],
  ['BLOCK_IN_FLOW', 'eine Aufzählung mit Strichen steht in einer Klammer'],
  ['UNEXPECTED_TOKEN', 'hier steht etwas, das hier nicht stehen kann'],
  ['MULTIPLE_DOCS', 'die Trennlinie --- gehört nicht in die Datei'],
]);
