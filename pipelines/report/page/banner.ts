import { type Html, html, nothing } from '../../../catalog/pages/html.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { instantInWords, numberInWords } from '../../in-words.ts';

/** The light, the night in one sentence, and its numbers: what a person reads who has ten seconds. */
export function banner(report: Report, language: Language): Html {
  const { light, reasons, summary, made } = report;
  const own = words[language];
  return html`<h1>${own.title}</h1>
<p class="when">${weekday(made, language)}, ${instantInWords(made, language)}</p>
<div class="light ${light}">
${shapes[light]}
<p class="word">${own[light]}</p>
<p class="summary">${summary[language]}</p>
${reasons.length > 0 ? html`<ul>${reasons.map((reason) => html`<li>${reason[language]}</li>`)}</ul>` : nothing}
</div>
${report.sample ? html`<p class="warning">${own.sample}</p>` : nothing}
${numbers(report, language)}`;
}

function numbers({ sources, held, changes, warnings, made }: Report, language: Language): Html {
  const own = words[language];
  const count = (number: number) => numberInWords(String(number), language);
  const fresh = sources.filter(({ tonight, state }) => tonight && state === 'accepted').length;
  const items: readonly (readonly [number, string])[] = [
    [fresh, fresh === 1 ? own.newSource : own.newSources],
    [held.length, held.length === 1 ? own.heldSource : own.heldSources],
    [changes?.changed ?? 0, own.changed],
    [changes?.added ?? 0, own.added],
    [warnings.filter(({ since }) => since === made).length, own.warnings],
  ];
  if (items.every(([number]) => number === 0)) return nothing;
  return html`<ul class="numbers">
${items.map(([number, label]) => html`<li><strong>${count(number)}</strong>${label}</li>\n`)}</ul>`;
}

function weekday(instant: string, language: Language): string {
  return new Intl.DateTimeFormat({ de: 'de-DE', en: 'en-GB' }[language], {
    weekday: 'long',
    timeZone: 'Europe/Berlin',
  }).format(new Date(instant));
}

/** A tick, an exclamation mark, a cross: told apart without colours, too. */
const shapes: Readonly<Record<Report['light'], Html>> = {
  green: html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="currentColor" /><path d="M6.5 12.5l3.8 3.8 7.2-8" fill="none" stroke="#fff" stroke-width="2.6" /></svg>`,
  yellow: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 1.5 23.5 22H.5z" fill="currentColor" /><path d="M12 8.5v7M12 17.2v2.4" stroke="#fff" stroke-width="2.4" /></svg>`,
  red: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" fill="currentColor" /><path d="M7.8 7.8l8.4 8.4M16.2 7.8l-8.4 8.4" stroke="#fff" stroke-width="2.6" /></svg>`,
};

const words = {
  de: {
    title: 'Morgenbericht',
    green: 'Grün: nichts zu tun',
    yellow: 'Gelb: bitte ansehen',
    red: 'Rot: bitte handeln',
    sample:
      'Diese Nacht lief auf einem Spiegel; die Zahlen sind ein Muster und nicht zur Verwendung bestimmt.',
    newSource: 'Quelle mit neuem Stand',
    newSources: 'Quellen mit neuem Stand',
    heldSource: 'Quelle ohne brauchbaren Stand',
    heldSources: 'Quellen ohne brauchbaren Stand',
    changed: 'geänderte Zahlen',
    added: 'neue Zahlen',
    warnings: 'neue Warnungen',
  },
  en: {
    title: 'Morning report',
    green: 'Green: nothing to do',
    yellow: 'Yellow: please look',
    red: 'Red: please act',
    sample: 'This night ran on a mirror; its figures are a sample and not for use.',
    newSource: 'source with new data',
    newSources: 'sources with new data',
    heldSource: 'source without usable data',
    heldSources: 'sources without usable data',
    changed: 'changed figures',
    added: 'new figures',
    warnings: 'new warnings',
  },
} as const;
