import type { Language } from '../../schemas/language.ts';
import type { Clock } from '../effects/clock.ts';
import type { Terminal } from '../effects/logger.ts';
import { issueLines } from '../issue-lines.ts';
import { berlinText } from './berlin-time.ts';
import type { Tell } from './schedule-events.ts';

/** Writes one line per event, with the time on the wall, and beneath it what there is to cure. */
export function tellOn(terminal: Terminal, clock: Clock, language: Language): Tell {
  return ({ text, issues = [] }) => {
    terminal.line(`${berlinText(clock.now())}  ${text[language]}`);
    for (const issue of issues) for (const line of issueLines(issue, language, terminal)) terminal.line(line);
  };
}
