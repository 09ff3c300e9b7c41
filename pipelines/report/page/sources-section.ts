import { type Html, html } from '../../../catalog/pages/html.ts';
import { table } from '../../../catalog/pages/table.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { dayIn, dayInWords } from '../../in-words.ts';

type Source = Report['sources'][number];

/** How old each source is, and what came of the last look. */
export function sourcesSection({ sources, made }: Report, language: Language): Html | null {
  if (sources.length === 0) return null;
  const own = words[language];
  const columns = [own.source, own.state, own.stand, own.succeeded, own.changed, own.schedule];
  return html`<h2>${own.title}</h2>
${table(
  own.caption,
  columns.map((heading) => ({ heading })),
  sources.map((source) => row(source, made, language)),
)}`;
}

function row(source: Source, made: string, language: Language): readonly (Html | string)[] {
  const { id, title, state, succeeded, changed, schedule, tonight } = source;
  const own = words[language];
  const kind = state === 'accepted' && tonight ? ' new' : isBad(state) ? ' bad' : '';
  const word = state === null ? own.never : own[state];
  return [
    html`${title[language]}<small>${id}</small>`,
    html`<span class="state${kind}">${word}</span>${tonight ? '' : html`<small>${own.notTonight}</small>`}`,
    dataDay(source, language),
    ago(succeeded, made, language),
    ago(changed, made, language),
    html`<code class="state">${schedule}</code>`,
  ];
}

function isBad(state: Source['state']): boolean {
  return state === 'rejected' || state === 'unreachable';
}

/** The day of a look says nothing of how old the data are. */
function dataDay({ stand, retrieved }: Source, language: Language): Html | string {
  if (stand !== null) return dayInWords(stand, language);
  if (retrieved === null) return '–';
  return html`–<small>${words[language].unstated(dayInWords(retrieved, language))}</small>`;
}

/** `21.11.2026, heute`: people count in days. */
function ago(instant: string | null, made: string, language: Language): Html | string {
  if (instant === null) return words[language].not;
  const days = Math.round((Date.parse(dayIn(made)) - Date.parse(dayIn(instant))) / 86_400_000);
  const age = days <= 0 ? words[language].today : words[language].ago(days);
  return html`${age}<small>${dayInWords(instant, language)}</small>`;
}

const words = {
  de: {
    title: 'Alle Quellen',
    caption: 'Wie alt jede Quelle ist. Zeitplan: Minute, Stunde, Tag, Monat, Wochentag, deutsche Zeit',
    source: 'Quelle',
    state: 'Letzter Abruf',
    stand: 'Stand der Daten',
    unstated: (day: string) => `nicht genannt, abgerufen ${day}`,
    succeeded: 'Zuletzt gelungen',
    changed: 'Zuletzt neu',
    schedule: 'Zeitplan',
    unchanged: 'unverändert',
    accepted: 'neu',
    absent: 'nicht im Spiegel',
    unreachable: 'nicht erreichbar',
    rejected: 'zurückgehalten',
    never: 'noch nie',
    notTonight: 'diesmal nicht abgerufen',
    not: 'noch nie',
    today: 'heute',
    ago: (days: number) => (days === 1 ? 'gestern' : `vor ${days} Tagen`),
  },
  en: {
    title: 'All sources',
    caption: 'How old each source is. Schedule: minute, hour, day, month, weekday, German time',
    source: 'Source',
    state: 'Last look',
    stand: 'Data as of',
    unstated: (day: string) => `not stated, fetched ${day}`,
    succeeded: 'Last success',
    changed: 'Last news',
    schedule: 'Schedule',
    unchanged: 'unchanged',
    accepted: 'new',
    absent: 'not in the mirror',
    unreachable: 'out of reach',
    rejected: 'held back',
    never: 'never yet',
    notTonight: 'not fetched this time',
    not: 'never yet',
    today: 'today',
    ago: (days: number) => (days === 1 ? 'yesterday' : `${days} days ago`),
  },
} as const;
