import { type Html, html } from '../../../catalog/pages/html.ts';
import { table } from '../../../catalog/pages/table.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { numberInWords } from '../../in-words.ts';

/** What of the files did not reach the tables, or no district: counted by reason. */
export function droppedSection({ sources }: Report, language: Language): Html | null {
  const some = sources.filter(({ dropped }) => dropped.length > 0);
  if (some.length === 0) return null;
  const own = words[language];
  return html`<h2>${own.title}</h2>
${table(
  own.caption,
  [{ heading: own.source }, { heading: own.count, isNumber: true }, { heading: own.why }],
  some.map(({ id, dropped }) => [
    html`<code>${id}</code>`,
    numberInWords(String(dropped.reduce((sum, { count }) => sum + count, 0)), language),
    html`${dropped.map(({ sentence }, index) => html`${index === 0 ? '' : html`<br />`}${sentence[language]}`)}`,
  ]),
)}`;
}

const words = {
  de: {
    title: 'Ausgelassen oder nicht zugeordnet',
    caption: 'Aus der zuletzt gelesenen Datei jeder Quelle, nach Grund gezählt',
    source: 'Quelle',
    count: 'Zusammen',
    why: 'Was und warum',
  },
  en: {
    title: 'Left out, or assigned to no district',
    caption: 'Of the file of each source that was read last, counted by reason',
    source: 'Source',
    count: 'In all',
    why: 'What and why',
  },
} as const;
