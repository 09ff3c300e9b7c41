import { type Html, html, nothing } from '../../../catalog/pages/html.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { dayInWords, numberInWords } from '../../in-words.ts';
import { issueList } from './issue-list.ts';

/** What somebody has to do: what stopped the release first, then each source that was held back. */
export function todoSection({ stopped, held, made }: Report, language: Language): Html | null {
  if (stopped.length + held.length === 0) return null;
  const own = words[language];
  return html`<h2>${own.title}</h2>
${stopped.length > 0 ? stoppedCard(stopped, language) : nothing}
${held.map((one) => heldCard(one, made, language))}`;
}

/** How many of the reasons are read one by one. */
const shown = 20;

function stoppedCard(stopped: Report['stopped'], language: Language): Html {
  const own = words[language];
  const rest = stopped.length - shown;
  return html`<section class="card error"><h3>${own.stopped}</h3>
${issueList(stopped.slice(0, shown), language)}
${rest > 0 ? html`<p>${own.more(numberInWords(String(rest), language))}</p>` : nothing}
</section>
`;
}

function heldCard(held: Report['held'][number], made: string, language: Language): Html {
  const { source, title, state, since, stays, issues, more, commands } = held;
  const own = words[language];
  const old = since === made ? own.tonight : own.since(dayInWords(since, language));
  const data = stays === null ? own.none : staying(stays, language);
  return html`<section class="card${state === 'absent' ? '' : ' error'}"><h3>${title[language]}</h3>
<p><code>${source}</code> · ${own[state]} ${old}. ${data}</p>
${issueList(issues, language, source)}
${more > 0 ? html`<p>${own.more(numberInWords(String(more), language))}</p>` : nothing}
${commands.length > 0 ? html`<p>${held.overrulable ? own.overrule : own.next}${commands.map((command) => html`<code class="type">${command}</code>`)}</p>` : nothing}
</section>
`;
}

function staying(
  { stand, retrieved }: NonNullable<Report['held'][number]['stays']>,
  language: Language,
): string {
  const own = words[language];
  return stand === null
    ? own.fetched(dayInWords(retrieved, language))
    : own.stays(dayInWords(stand, language));
}

const words = {
  de: {
    title: 'Was ist zu tun?',
    stopped: 'Das hat die Veröffentlichung verhindert',
    rejected: 'Zurückgehalten',
    unreachable: 'Nicht erreichbar',
    absent: 'Nicht im Spiegel',
    tonight: 'seit heute',
    since: (day: string) => `seit dem ${day}`,
    none: 'Ihre Zahlen fehlen noch ganz.',
    stays: (day: string) => `Veröffentlicht bleibt der Stand vom ${day}.`,
    fetched: (day: string) => `Veröffentlicht bleibt, was am ${day} abgerufen wurde.`,
    more: (count: string) => `… und ${count} weitere Meldungen; „quartett preview“ zeigt alle.`,
    next: 'Nach dem Beheben prüfen mit',
    overrule: 'Die Datei ansehen; ist sie richtig, mit Grund übernehmen:',
  },
  en: {
    title: 'What is to be done?',
    stopped: 'This has prevented the release',
    rejected: 'Held back',
    unreachable: 'Out of reach',
    absent: 'Not in the mirror',
    tonight: 'since today',
    since: (day: string) => `since ${day}`,
    none: 'Its figures are missing altogether.',
    stays: (day: string) => `The data as of ${day} stay published.`,
    fetched: (day: string) => `What was fetched on ${day} stays published.`,
    more: (count: string) => `… and ${count} more issues; "quartett preview" shows them all.`,
    next: 'When it is cured, check with',
    overrule: 'Look at the file; if it is right, release it with a reason:',
  },
} as const;
