import { type Session, sourceOf } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { letterText } from './letter-text.ts';

/** `letter`: what to send to a publisher about the errors in one source. Always German, as the offices are. */
export function writeLetter(id: string, { project, effects, language }: Session): number {
  const source = sourceOf(id, project);
  const { terminal, clock } = effects;
  if (source.corrections.length === 0) {
    terminal.line(nothing[language].replace('{source}', source.id));
    return exitCodes.fine;
  }
  for (const line of letterText(source, project, clock.now())) terminal.line(line);
  return exitCodes.fine;
}

const nothing = {
  de: 'Für {source} ist keine Korrektur bekannt; es gibt nichts zu schreiben.',
  en: 'No correction is known for {source}; there is nothing to write.',
};
