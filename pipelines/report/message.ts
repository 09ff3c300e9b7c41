import { type Html, html, nothing } from '../../catalog/pages/html.ts';
import type { Language } from '../../schemas/language.ts';
import type { Report, Sent } from '../../schemas/types.ts';
import { instantInWords, numberInWords } from '../in-words.ts';
import { placeOf } from '../issue-place.ts';
import { alike } from './alike.ts';

/** A report as it is sent: the short of it, and the page for whoever wants more. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly report: Report;
  /** report.html */
  readonly page: string;
}

interface Part {
  readonly title: string | null;
  readonly lines: readonly string[];
}

/** How many issues of a source, and changes, are told in a message. */
const shown = 5;

/** The morning report in short: mail programs show it in a preview, so the light and the sentence come first. */
export function messageOf(
  report: Report,
  page: string,
  unsent: Sent['channels'][string]['unsent'],
  language: Language,
): Message {
  const parts = [
    { title: null, lines: [report.summary[language], ...report.reasons.map((reason) => reason[language])] },
    ...todoParts(report, language),
    ...changeParts(report, language),
    ...unsentParts(unsent, language),
    { title: null, lines: [words[language].whole] },
  ];
  return {
    subject: `Quartett ${words[language][report.light]}: ${report.summary[language]}`,
    text: `${parts.map(partText).join('\n\n')}\n`,
    html: mailPage(parts, report, language).html,
    report,
    page,
  };
}

function todoParts({ stopped, held }: Report, language: Language): readonly Part[] {
  const own = words[language];
  const issueLines = (issues: Report['stopped'], more: number) => [
    ...alike(issues.slice(0, shown)).flatMap(({ first, all }) => [
      ...all.map((issue) => `${placeOf(issue, language)}: ${issue.sentence[language]}`),
      `→ ${first.cure[language]}`,
    ]),
    ...(more > 0 ? [own.more(more)] : []),
  ];
  return [
    ...(stopped.length > 0
      ? [{ title: own.stopped, lines: issueLines(stopped, stopped.length - shown) }]
      : []),
    ...held.map(({ source, title, issues, more, commands }) => ({
      title: `${title[language]} (${source})`,
      lines: [
        ...issueLines(issues, more + Math.max(0, issues.length - shown)),
        ...commands.map((one) => `$ ${one}`),
      ],
    })),
  ];
}

function changeParts({ changes }: Report, language: Language): readonly Part[] {
  const own = words[language];
  const largest = (changes?.largest ?? []).slice(0, shown);
  if (changes === null || largest.length === 0) return [];
  const rest = changes.changed - largest.length;
  const lines = largest.map(
    ({ title, place, becomes }) => `${title[language]}, ${place[language]}: ${becomes[language]}`,
  );
  return [{ title: own.changes, lines: [...lines, ...(rest > 0 ? [own.more(rest)] : [])] }];
}

function unsentParts(unsent: Sent['channels'][string]['unsent'], language: Language): readonly Part[] {
  if (unsent.length === 0) return [];
  const lines = unsent.map(({ made, summary }) => `${instantInWords(made, language)}: ${summary[language]}`);
  return [{ title: words[language].unsent, lines }];
}

function partText({ title, lines }: Part): string {
  return [...(title === null ? [] : [title, '-'.repeat(Math.min(title.length, 70))]), ...lines].join('\n');
}

/** Plain enough for any mail program; the whole report is attached. */
function mailPage(parts: readonly Part[], { light }: Report, language: Language): Html {
  return html`<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8" /><title>Quartett</title></head>
<body style="font: 15px/1.5 sans-serif; max-width: 46em">
<p style="font-size: 20px; font-weight: bold; padding: 8px 12px; border-left: 8px solid ${colours[light]}">${words[language][light]}</p>
${parts.map(
  ({
    title,
    lines,
  }) => html`${title === null ? nothing : html`<h2 style="font-size: 16px; margin: 20px 0 4px">${title}</h2>`}
${lines.map((line) => (line.startsWith('$ ') ? html`<p style="margin: 4px 0"><code>${line.slice(2)}</code></p>` : html`<p style="margin: 4px 0">${line}</p>`))}`,
)}
</body></html>
`;
}

const colours: Readonly<Record<Report['light'], string>> = {
  green: '#14652f',
  yellow: '#e0a100',
  red: '#b3202c',
};

const words = {
  de: {
    green: 'Grün',
    yellow: 'Gelb',
    red: 'Rot',
    stopped: 'Das hat die Veröffentlichung verhindert',
    changes: 'Die größten Änderungen',
    unsent: 'Diese Berichte gingen nicht hinaus',
    more: (count: number) => `… und ${numberInWords(String(count), 'de')} weitere`,
    whole: 'Alles Weitere steht im Bericht (report.html).',
  },
  en: {
    green: 'green',
    yellow: 'yellow',
    red: 'red',
    stopped: 'This has prevented the release',
    changes: 'The largest changes',
    unsent: 'These reports were not sent',
    more: (count: number) => `… and ${numberInWords(String(count), 'en')} more`,
    whole: 'Everything else stands in the report (report.html).',
  },
} as const;
