import type { DatasetInput, LatestFigure } from '../input.ts';
import type { Language } from './frame.ts';
import { type Html, html, nothing } from './html.ts';
import { spelled } from './spelled.ts';
import { table } from './table.ts';

/** The newest figure of each city, with all that must be known to read it. A missing one says why, and is never zero. */
export function latestSection({ latest, indicator, unit }: DatasetInput, language: Language): Html {
  if (latest.length === 0) return nothing;
  const own = words[language];
  const columns = [
    { heading: own.city },
    { heading: own.period },
    { heading: unit[language], isNumber: true },
    { heading: own.notes },
  ];
  const rows = latest.map((figure) => [
    figure.city,
    periodOf(figure, language),
    figure.value === null ? '–' : spelled.number(figure.value, language, indicator.decimals),
    figure.notes.map((note) => note[language]).join('; '),
  ]);
  return html`<h2>${own.heading}</h2>
${table(own.caption, columns, rows)}`;
}

function periodOf({ period, day }: LatestFigure, language: Language): string {
  return day === null ? period : `${period} (${spelled.day(day, language)})`;
}

const words = {
  de: {
    heading: 'Jüngste Werte',
    caption: 'Je Stadt der jüngste veröffentlichte Wert, insgesamt; alle weiteren stehen in den Dateien.',
    city: 'Stadt',
    period: 'Zeitraum',
    notes: 'Hinweise',
  },
  en: {
    heading: 'Latest figures',
    caption: 'The latest published figure of each city, in total; all others are in the files.',
    city: 'City',
    period: 'Period',
    notes: 'Notes',
  },
} as const;
