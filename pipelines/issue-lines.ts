import type { Issue } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import type { Style, Terminal } from './effects/logger.ts';
import { placeOf } from './issue-place.ts';

const words: Readonly<
  Record<Issue['severity'], { readonly de: string; readonly en: string; readonly style: Style }>
> = {
  error: { de: 'Fehler', en: 'Error', style: 'red' },
  warning: { de: 'Warnung', en: 'Warning', style: 'yellow' },
  info: { de: 'Hinweis', en: 'Note', style: 'dim' },
};

/** Two lines for an issue: where and what, then what to do. */
export function issueLines(issue: Issue, language: Language, terminal: Terminal): readonly string[] {
  const { style, ...word } = words[issue.severity];
  const sentence = issue.sentence[language];
  const place = placeOf(issue, language);
  const head = terminal.paint(style, `${word[language]} [${issue.code}]`);
  return [
    `${head} ${terminal.paint('bold', place)}: ${sentence}`,
    ...(issue.severity === 'info' ? [] : [`  → ${issue.cure[language]}`]),
  ];
}
