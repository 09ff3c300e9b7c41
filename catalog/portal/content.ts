import { createHash } from 'node:crypto';
import { ofBytes } from '../fingerprint.ts';
import { expand, prefixes } from '../prefixes.ts';
import type { Term, Triple } from '../triple.ts';

/** What a dataset says and holds, in short: equal digests are equal contents, whatever dct:modified claims. */
export interface Content {
  /** Without sizes and checksums, which a new engine may change for the same figures. */
  readonly said: string;
  readonly held: string;
}

/** Of the dataset, of what lies below it with `#`, and of its blank nodes, whose labels differ from page to page. */
export function contentOf(dataset: string, subjects: ReadonlyMap<string, readonly Triple[]>): Content {
  const own = ownTriples(dataset, subjects).filter(({ predicate }) => !isAside(predicate));
  const lines = own.map((triple) => ({ line: lineOf(triple), isOfBytes: ofBytes.has(triple.predicate) }));
  return {
    said: digest(lines.filter(({ isOfBytes }) => !isOfBytes).map(({ line }) => line)),
    held: digest(lines.map(({ line }) => line)),
  };
}

function ownTriples(dataset: string, subjects: ReadonlyMap<string, readonly Triple[]>): readonly Triple[] {
  const reached = new Set([dataset]);
  const found: Triple[] = [];
  for (const subject of reached) {
    for (const triple of subjects.get(subject) ?? []) {
      found.push(triple);
      if (isOwn(triple.object, dataset)) reached.add(triple.object.value); // a Set is walked to its growing end
    }
  }
  return found;
}

function isOwn({ kind, value }: Term, dataset: string): boolean {
  return kind === 'iri' && (value.startsWith('_:') || value.startsWith(`${dataset}#`));
}

/** The date itself, and annotations of quality, which only the fuller graph has. */
function isAside(predicate: string): boolean {
  return predicate === modified || predicate.startsWith(prefixes.dqv);
}

const modified = expand('dct:modified');

function digest(lines: readonly string[]): string {
  const each = [...new Set(lines)].sort();
  return createHash('sha256').update(each.join('\n')).digest('hex').slice(0, 32);
}

function lineOf({ subject, predicate, object }: Triple): string {
  return [unlabelled(subject), predicate, ...wordsOf(object)].join('\0');
}

function wordsOf(term: Term): readonly string[] {
  return term.kind === 'iri' ? [unlabelled(term.value)] : ['', term.language, term.datatype, term.value];
}

function unlabelled(name: string): string {
  return name.startsWith('_:') ? '_:' : name;
}
