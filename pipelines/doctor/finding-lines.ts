import { isError } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import type { Terminal } from '../effects/logger.ts';
import { issueLines } from '../issue-lines.ts';
import type { Finding } from './finding.ts';

/** ✔ fine, ! to be looked at, ✘ wrong; and beneath it what helps. */
export function findingLines(
  { check, found, issues }: Finding,
  language: Language,
  terminal: Terminal,
): readonly string[] {
  const [mark, style] = issues.some(isError)
    ? (['✘', 'red'] as const)
    : issues.length > 0
      ? (['!', 'yellow'] as const)
      : (['✔', 'green'] as const);
  const line = `${terminal.paint(style, mark)} ${check[language].padEnd(22)}  ${found[language]}`;
  return [
    line,
    ...issues.flatMap((issue) => issueLines(issue, language, terminal)).map((text) => `  ${text}`),
  ];
}
