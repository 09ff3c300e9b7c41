import { type Issue, isError, isJudgement } from '../../schemas/issues.ts';
import type { Outcome } from '../collect.ts';
import { instantInWords } from '../in-words.ts';
import type { Project, SourceDefinition } from '../project.ts';
import { wrap } from '../wrap.ts';
import { cureForOffice } from './cures-for-offices.ts';

/** What fits on a sheet and in a mail. */
const width = 78;

/**
 * What the office that delivered a file reads beside it: what became of it, what is wrong and what to do. Always German,
 * as the offices are, and without a word of our definitions.
 */
export function reportText(
  name: string,
  { state, issues, observations }: Outcome,
  source: SourceDefinition,
  { publisher }: Pick<Project, 'publisher'>,
  now: Date,
): string {
  const told = issues.filter(({ code, severity }) => severity !== 'info' && !aboutUs.includes(code));
  const lines = [
    ...verdicts[state === 'accepted' || state === 'unchanged' ? state : 'rejected'],
    '',
    `Datei:    ${name}`,
    `Quelle:   ${source.title.de} (${source.id})`,
    `Geprüft:  ${instantInWords(now.toISOString(), 'de')}`,
    ...(state === 'accepted' ? [`Zahlen:   ${observations}`] : []),
    ...told.flatMap((issue, index) => ['', ...item(index + 1, issue)]),
    ...(state === 'rejected' ? ['', ...nextStep(told)] : []),
    '',
    `Fragen an: ${publisher.contact.name}, ${publisher.contact.email}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** What stays published is our concern, and said above. */
const aboutUs: readonly string[] = ['stale', 'never-collected'];

const verdicts: Readonly<Record<'accepted' | 'unchanged' | 'rejected', readonly string[]>> = {
  accepted: ['Lieferung angenommen', '', 'Die Zahlen werden mit der nächsten Veröffentlichung sichtbar.'],
  unchanged: [
    'Lieferung schon bekannt',
    '',
    'Dieselben Zahlen sind früher angenommen worden; geändert hat sich nichts.',
    ...wrap(
      'Soll sie eine spätere Lieferung ersetzen, bitte in der ersten Zeile den Anlass vermerken und noch einmal ablegen.',
      width,
    ),
  ],
  rejected: [
    'Lieferung abgewiesen',
    '',
    'Aus dieser Datei wurde nichts übernommen. Was bisher galt, gilt weiter.',
  ],
};

function item(number: number, issue: Issue): readonly string[] {
  const { severity, record, column, value, sentence } = issue;
  const place = [
    ...(record === null ? [] : [`Zeile ${record}`]),
    ...(column === null ? [] : [`Spalte „${column}“`]),
    ...(value === null || value === '' ? [] : [`Wert „${value}“`]),
  ].join(', ');
  const head = `${number}. ${severity === 'error' ? 'Fehler' : 'Hinweis'}${place === '' ? '' : `: ${place}`}`;
  return [
    ...indented(head, '', '   '),
    ...indented(sentence.de, '   ', '   '),
    ...indented(cureForOffice(issue), '   → ', '     '),
  ];
}

function nextStep(issues: readonly Issue[]): readonly string[] {
  const steps = [
    'Was zu tun ist: Datei berichtigen und unter demselben oder neuem Namen wieder ablegen, im Lieferordner selbst, nicht hier. In der nächsten Nacht wird sie geprüft.',
    ...(issues.filter(isError).every(isJudgement)
      ? [
          'Stimmt die Datei, wie sie ist, genügt eine Nachricht an uns: Dann übernehmen wir sie so („quartett accept“).',
        ]
      : []),
  ];
  return steps.flatMap((step) => wrap(step, width));
}

function indented(text: string, first: string, others: string): readonly string[] {
  return wrap(text, width - others.length).map((line, index) => `${index === 0 ? first : others}${line}`);
}
