import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { Table } from '../parsers/parser.ts';
import type { SourceDefinition } from '../project.ts';

/** A source whose file names its period once, above or below the table, as if the definition named it. */
export function withStatedPeriod(
  source: SourceDefinition,
  { preamble, footer }: Pick<Table, 'preamble' | 'footer'>,
): SourceDefinition {
  const { preamble: words, ...period } = source.map.period;
  if (words === undefined) return source;
  const stated = wordAfter(words, `${preamble}\n${footer}`);
  if (stated === null) throw new SourceError([issue('period-unstated', { file: source.id, value: words })]);
  return { ...source, map: { ...source.map, period: { ...period, const: stated } } };
}

/** `Stichtag: 31.12.2025;` → `31.12.2025` */
function wordAfter(words: string, text: string): string | null {
  const at = text.indexOf(words);
  if (at < 0) return null;
  const [, word] = /^[\s:;]*([0-9][^\s;,]*)/.exec(text.slice(at + words.length)) ?? [];
  return word?.replace(/[.)]+$/, '') ?? null;
}
