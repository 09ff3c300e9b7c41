import type { Issue } from '../schemas/issues.ts';
import type { Style, Terminal } from './effects/logger.ts';
import type { Language } from './language.ts';

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
  const line = { de: 'Zeile', en: 'line' }[language];
  const place = issue.record === null ? issue.file : `${issue.file}, ${line} ${issue.record}`;
  const head = terminal.paint(style, `${word[language]} [${issue.code}]`);
  return [
    `${head} ${terminal.paint('bold', place)}: ${issue.sentence[language]}`,
    ...(issue.severity === 'info' ? [] : [`  → ${issue.cure[language]}`]),
  ];
}
