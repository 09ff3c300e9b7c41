import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './imports.ts';
import { repository } from './repository.ts';

/** A call of `issue(code, place, details)` as it stands in the source. */
export interface IssueCall {
  readonly file: string;
  readonly code: string;
  /** Keys that are surely given as place; null where the text does not tell. */
  readonly place: ReadonlySet<string> | null;
  readonly details: ReadonlySet<string> | null;
}

/** All calls of `issue` whose code is written out. */
export function issueCalls(): readonly IssueCall[] {
  return sourceFiles(['schemas', 'indicators', 'output', 'catalog', 'pipelines'])
    .filter((file) => file !== 'schemas/issues.ts')
    .flatMap((file) => {
      const text = readFileSync(join(repository, file), 'utf8');
      return [...text.matchAll(/\bissue\(\s*'/g)].map((match) => {
        const [code = '', place = '{}', details = '{}'] = argumentsAt(text, match.index + 'issue('.length);
        return {
          file,
          code: code.slice(1, -1),
          place: keysOf(place, text, match.index),
          details: keysOf(details, text, match.index),
        };
      });
    });
}

/** The keys of an object literal, or of the nearest constant of that name above; null if they cannot be seen. */
function keysOf(expression: string, text: string, before: number): ReadonlySet<string> | null {
  if (!expression.startsWith('{')) {
    const definition = text.lastIndexOf(`const ${expression} = {`, before);
    if (!/^\w+$/.test(expression) || definition < 0) return null;
    const [literal = ''] = argumentsAt(text, definition + `const ${expression} = `.length);
    return keysOf(literal, text, definition);
  }
  const keys = new Set<string>();
  for (const entry of argumentsAt(expression, 1)) {
    if (entry.startsWith('...')) {
      const spread = keysOf(entry.slice(3), text, before);
      if (spread === null) return null;
      for (const key of spread) keys.add(key);
    } else keys.add(/^\w+/.exec(entry)?.[0] ?? '');
  }
  return keys;
}

/** The comma-separated expressions from a position up to the bracket (or semicolon) that ends them. */
function argumentsAt(text: string, start: number): readonly string[] {
  const found: string[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (`'"\``.includes(letter)) at = text.indexOf(letter, at + 1);
    else if ('([{'.includes(letter)) depth += 1;
    const ends = depth === 0 && ')]};'.includes(letter);
    if (ends || (depth === 0 && letter === ',')) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
    if (ends) break;
    if (')]}'.includes(letter)) depth -= 1;
  }
  return found.filter((one) => one !== '');
}
