import { type Html, html } from '../../../catalog/pages/html.ts';
import { table } from '../../../catalog/pages/table.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { numberInWords } from '../../explain/in-words.ts';

/** What of the files did not reach the tables, or no district: counted by reason. */
export function droppedSection({ sources }: Report, language: Language): Html | null {
  const rows = sources.flatMap(({ id, dropped }) => dropped.map((one) => ({ id, ...one })));
  if (rows.length === 0) return null;
  const own = words[language];
  return html`<h2>${own.title}</h2>
${table(
  own.caption,
  [{ heading: own.source }, { heading: own.count, isNumber: true }, { heading: own.why }],
  rows.map(({ id, count, sentence }) => [
    html`<code>${id}</code>`,
    numberInWords(String(count), language),
    sentence[language],
  ]),
)}`;
}

const words = {
  de: {
    title: 'Ausgelassen oder nicht zugeordnet',
    caption: 'Aus der zuletzt gelesenen Datei jeder Quelle, nach Grund gezählt',
    source: 'Quelle',
    count: 'Anzahl',
    why: 'Was und warum',
  },
  en: {
    title: 'Left out, or assigned to no district',
    caption: 'Of the file of each source that was read last, counted by reason',
    source: 'Source',
    count: 'Count',
    why: 'What and why',
  },
} as const;
