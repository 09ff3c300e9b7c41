import { type Html, html, nothing } from '../../../catalog/pages/html.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { dayInWords, numberInWords } from '../../in-words.ts';
import { placeOf } from '../../issue-place.ts';

type Warning = Report['warnings'][number];

/** How many cases of one kind are read one by one. */
const shown = 8;

/** Warnings, alike ones together: first those of this night, then, folded, those that were told before. */
export function warningsSection({ warnings, made }: Report, language: Language): Html | null {
  if (warnings.length === 0) return null;
  const own = words[language];
  const fresh = warnings.filter(({ since }) => since === made);
  const known = warnings.filter(({ since }) => since !== made);
  return html`<h2>${own.title}</h2>
${fresh.length > 0 ? groups(fresh, false, language) : html`<p>${own.none}</p>`}
${known.length > 0 ? html`<details><summary>${own.known(numberInWords(String(known.length), language))}</summary>${groups(known, true, language)}</details>` : nothing}`;
}

function groups(warnings: readonly Warning[], isKnown: boolean, language: Language): Html {
  const alike = Map.groupBy(warnings, ({ issue }) => issue.code);
  return html`${[...alike.values()].map((group) => card(group, isKnown, language))}`;
}

function card(group: readonly Warning[], isKnown: boolean, language: Language): Html {
  const own = words[language];
  const [first] = group;
  if (first === undefined) return nothing;
  const rest = group.length - shown;
  return html`<section class="card"><h3>${numberInWords(String(group.length), language)} × ${first.issue.code}</h3>
<ul class="issues">${group.slice(0, shown).map((warning) => item(warning, isKnown, language))}</ul>
${rest > 0 ? html`<p>${own.more(numberInWords(String(rest), language))}</p>` : nothing}
<p class="cure">${first.issue.cure[language]}</p>
</section>
`;
}

function item({ since, issue }: Warning, isKnown: boolean, language: Language): Html {
  const day = isKnown ? ` (${words[language].since(dayInWords(since, language))})` : '';
  return html`<li><span class="place">${placeOf(issue, language)}:</span> ${issue.sentence[language]}${day}</li>`;
}

const words = {
  de: {
    title: 'Warnungen',
    none: 'Heute Nacht kam keine Warnung hinzu.',
    known: (count: string) => `${count} schon bekannte`,
    since: (day: string) => `seit ${day}`,
    more: (count: string) => `… und ${count} weitere dieser Art; alle stehen in report.json.`,
  },
  en: {
    title: 'Warnings',
    none: 'No warning was added this night.',
    known: (count: string) => `${count} known already`,
    since: (day: string) => `since ${day}`,
    more: (count: string) => `… and ${count} more of this kind; report.json has them all.`,
  },
} as const;
