import { type Html, html, nothing } from '../../../catalog/pages/html.ts';
import { link } from '../../../catalog/pages/link.ts';
import { table } from '../../../catalog/pages/table.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { dayInWords, numberInWords } from '../../in-words.ts';
import { issueList } from './issue-list.ts';

type Changes = NonNullable<Report['changes']>;

/** What is new, and what has changed and by how much. */
export function changesSection(report: Report, language: Language): Html | null {
  const { changes, sources } = report;
  const fresh = sources.filter(({ tonight, state }) => tonight && state === 'accepted');
  if (report.outcome !== 'published') return null;
  const own = words[language];
  return html`<h2>${own.title}</h2>
${fresh.length > 0 ? html`<p>${own.fresh}</p><ul>${fresh.map((source) => freshItem(source, language))}</ul>` : html`<p>${own.noFresh}</p>`}
${changes === null ? html`<p>${own.first}</p>` : told(changes, report, language)}`;
}

function freshItem({ title, stand }: Report['sources'][number], language: Language): Html {
  const day = stand === null ? '' : ` (${words[language].stand} ${dayInWords(stand, language)})`;
  return html`<li>${title[language]}${day}</li>`;
}

function told(changes: Changes, report: Report, language: Language): Html {
  const own = words[language];
  const indicators = changes.tables.filter((one) => one.table === 'indicator');
  const variables = changes.tables.filter((one) => one.table === 'variable');
  const rest = changes.changed - changes.largest.length;
  if (changes.tables.length === 0)
    return html`<p>${own.nothing}</p>${issueList(changes.incomparable, language)}`;
  return html`${changes.largest.length > 0 ? largest(changes, report.published?.base ?? null, language) : nothing}
${rest > 0 ? html`<p>${own.rest(numberInWords(String(rest), language))} <code>npx quartett diff --all</code></p>` : nothing}
${indicators.length > 0 ? counts(own.byIndicator, indicators, language) : nothing}
${variables.length > 0 ? html`<details><summary>${own.variables(variables.length)}</summary>${counts(own.byVariable, variables, language)}</details>` : nothing}
${issueList(changes.incomparable, language)}`;
}

function largest({ largest: figures }: Changes, base: string | null, language: Language): Html {
  const own = words[language];
  const columns = [
    { heading: own.figure },
    { heading: own.old, isNumber: true },
    { heading: own.now, isNumber: true },
    { heading: own.difference, isNumber: true },
    { heading: own.because },
  ];
  return table(
    own.largest,
    columns,
    figures.map((figure) => row(figure, base, language)),
  );
}

function row(
  { id, title, place, old, now, difference, percent, because, explain }: Changes['largest'][number],
  base: string | null,
  language: Language,
): readonly (Html | string)[] {
  const name = base === null ? html`${title[language]}` : link(`${base}/dataset/${id}.html`, title[language]);
  const number = (value: string | null) => (value === null ? '–' : numberInWords(value, language));
  return [
    html`${place[language]}<small>${name}</small>`,
    number(old),
    number(now),
    difference === null
      ? '–'
      : html`${signed(difference, language)}${percent === null ? nothing : html`<small>${share(percent, language)}</small>`}`,
    html`${because[language]}<code class="type">${explain}</code>`,
  ];
}

/** Nothing has changed by nothing here: what is rounded to zero is below the last digit. */
function share(percent: string, language: Language): string {
  if (Number(percent) !== 0) return `${signed(percent, language)} %`;
  return { de: 'unter 0,1 %', en: 'below 0.1 %' }[language];
}

function signed(decimal: string, language: Language): string {
  return `${decimal.startsWith('-') || Number(decimal) === 0 ? '' : '+'}${numberInWords(decimal, language)}`;
}

function counts(caption: string, tables: Changes['tables'], language: Language): Html {
  const own = words[language];
  const kinds = ['revised', 'withdrawn', 'supplied', 'status', 'added'] as const;
  const count = (number: number) => (number === 0 ? '–' : numberInWords(String(number), language));
  return table(
    caption,
    [
      { heading: own.name },
      ...kinds.map((kind) => ({ heading: own[kind], isNumber: true })),
      { heading: own.periods },
    ],
    tables.map((one) => [
      html`${one.title[language]}<small>${one.id}, ${one.unit[language]}</small>`,
      ...kinds.map((kind) => count(one[kind])),
      one.periods || '–',
    ]),
  );
}

const words = {
  de: {
    title: 'Was ist neu, was hat sich geändert?',
    fresh: 'Neue Stände:',
    noFresh: 'Kein neuer Stand; geändert haben sich Definitionen, das Programm oder die Frische der Quellen.',
    stand: 'Stand',
    first: 'Es ist die erste Veröffentlichung; mit nichts zu vergleichen.',
    nothing: 'Keine einzige Zahl hat sich geändert.',
    largest: 'Die größten Änderungen; der Befehl darunter zeigt, woher eine Zahl kommt',
    rest: (count: string) => `Weitere ${count} geänderte Zahlen zeigt`,
    figure: 'Zahl',
    old: 'vorher',
    now: 'jetzt',
    difference: 'Differenz',
    because: 'Ursache',
    byIndicator: 'Zahlen je Indikator',
    byVariable: 'Zahlen je Variable',
    variables: (count: number) =>
      `Dieselben Änderungen in ${count === 1 ? 'einer Variable' : `${count} Variablen`}`,
    name: 'Name',
    revised: 'berichtigt',
    withdrawn: 'entfallen',
    supplied: 'nachgeliefert',
    status: 'nur Status',
    added: 'neu',
    periods: 'neue Zeiträume',
  },
  en: {
    title: 'What is new, what has changed?',
    fresh: 'New data:',
    noFresh: 'No new data; definitions, the program or the freshness of sources have changed.',
    stand: 'as of',
    first: 'This is the first release; there is nothing to compare it with.',
    nothing: 'Not a single figure has changed.',
    largest: 'The largest changes; the command beneath shows where a figure comes from',
    rest: (count: string) => `Another ${count} changed figures are shown by`,
    figure: 'Figure',
    old: 'before',
    now: 'now',
    difference: 'difference',
    because: 'Cause',
    byIndicator: 'Figures by indicator',
    byVariable: 'Figures by variable',
    variables: (count: number) =>
      `The same changes in ${count === 1 ? 'one variable' : `${count} variables`}`,
    name: 'Name',
    revised: 'revised',
    withdrawn: 'gone',
    supplied: 'supplied',
    status: 'status only',
    added: 'new',
    periods: 'new periods',
  },
} as const;
