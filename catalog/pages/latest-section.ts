import type { Language } from '../../schemas/language.ts';
import type { DatasetInput } from '../input.ts';
import { spelled } from '../spelled.ts';
import { type Html, html, nothing } from './html.ts';
import { table } from './table.ts';

/** The newest figure of each city, with all that must be known to read it. A missing one says why, and is never zero. */
export function latestSection({ latest, indicator, unit }: DatasetInput, language: Language): Html {
  if (latest.length === 0) return nothing;
  const own = words[language];
  const hasNotes = latest.some(({ notes }) => notes.length > 0);
  const columns = [
    { heading: own.city },
    { heading: own.period },
    { heading: unit[language], isNumber: true },
    ...(hasNotes ? [{ heading: own.notes }] : []),
  ];
  const rows = latest.map((figure) => [
    figure.city,
    figure.day === null ? figure.period : spelled.day(figure.day, language),
    figure.value === null ? '–' : spelled.number(figure.value, language, indicator.decimals),
    ...(hasNotes ? [figure.notes.map((note) => note[language]).join('; ')] : []),
  ]);
  return html`<h2>${own.heading}</h2>
${table(own.caption, columns, rows)}`;
}

const words = {
  de: {
    heading: 'Jüngste Werte',
    caption:
      'Je Stadt der jüngste veröffentlichte Wert, insgesamt; alle weiteren, auch was danach fehlt, stehen in den Dateien.',
    city: 'Stadt',
    period: 'Zeit',
    notes: 'Hinweise',
  },
  en: {
    heading: 'Latest figures',
    caption:
      'The latest published figure of each city, in total; all others, and what is missing since, are in the files.',
    city: 'City',
    period: 'Time',
    notes: 'Notes',
  },
} as const;
