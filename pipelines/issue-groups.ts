import { inShort } from '../catalog/portal/in-short.ts';
import type { Issue } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import type { Terminal } from './effects/logger.ts';
import { issueLines } from './issue-lines.ts';

/** Issues by rule, the gravest first: a rule that thousands of datasets break is read once. */
export function groupedLines(
  issues: readonly Issue[],
  language: Language,
  terminal: Terminal,
): readonly string[] {
  return grouped(issues).flatMap((group) => groupLines(group, language, terminal));
}

/** For rules of the standard the demand is part of the rule. */
function grouped(issues: readonly Issue[]): readonly (readonly Issue[])[] {
  const groups = Map.groupBy(issues, ({ code, value }) =>
    code === 'rule-broken' ? `${code} ${value}` : code,
  );
  const severities = ['error', 'warning', 'info'];
  const rank = ([first]: readonly Issue[]) => severities.indexOf(first?.severity ?? 'info');
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

/** One rule, broken once or two hundred times: the first case in full, and the names of four more. */
function groupLines(group: readonly Issue[], language: Language, terminal: Terminal): readonly string[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  const [sentence = '', ...cure] = issueLines(first, language, terminal);
  // Of datasets that are gone, the value is the name; the file is the same catalog for all.
  const nameOf = ({ file, value }: Issue) => (file === 'catalog' ? (value ?? file) : file);
  const names = [...new Set(others.map(nameOf))].filter((name) => name !== nameOf(first));
  const list = names.length === 0 ? '' : `: ${inShort(names, 4)}`;
  const rest = { de: `  und ${others.length} weitere${list}`, en: `  and ${others.length} more${list}` }[
    language
  ];
  return [sentence, ...(others.length === 0 ? [] : [rest]), ...cure];
}
