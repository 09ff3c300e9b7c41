import type { Language } from '../../schemas/language.ts';
import type { CatalogInput, DatasetInput } from '../input.ts';
import { spelled } from '../spelled.ts';
import { type Html, html } from './html.ts';

/** The files to download, with what is needed to check that they arrived whole. */
export function filesSection({ files }: DatasetInput, { fileTypes }: CatalogInput, language: Language): Html {
  const own = words[language];
  const items = files.map(({ format, path, rows, bytes, sha256 }) => {
    const label = fileTypes[format]?.label[language] ?? format;
    return html`<li><a href="../${path}">${label}</a>: ${path}, ${spelled.number(rows, language)} ${own.rows}, ${spelled.size(bytes, language)}<br />
<small>SHA-256 <code>${sha256}</code></small></li>
`;
  });
  return html`<h2>${own.heading}</h2>
<p>${own.same}</p>
<ul>
${items}</ul>
<p>${own.changes} <a href="../data/revisions.csv">revisions.csv</a>${own.and} <a href="../data/corrections.csv">corrections.csv</a>.</p>
`;
}

const words = {
  de: {
    heading: 'Dateien',
    rows: 'Zeilen',
    changes: 'Jede spätere Änderung einer veröffentlichten Zahl steht in',
    and: ', jeder bekannte Fehler der Quellen in',
    same: 'Alle Dateien haben denselben Inhalt. Beim Einlesen der CSV-Datei (UTF-8, Komma, Dezimalpunkt) Gebietsschlüssel als Text behandeln, sonst verlieren sie die führende Null.',
  },
  en: {
    heading: 'Files',
    rows: 'rows',
    changes: 'Each later change of a published figure is in',
    and: ', each known error of the sources in',
    same: 'All files have the same content. When reading the CSV file (UTF-8, comma, decimal point), treat area codes as text, or they lose their leading zero.',
  },
} as const;
