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
    issue('yaml-syntax', { file, record: lineAt(error.pos[0]) }, { reason: firstLine(error.message) }),
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
