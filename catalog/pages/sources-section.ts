import type { Language } from '../../schemas/language.ts';
import type { CatalogInput, DatasetInput } from '../input.ts';
import { type Html, html, nothing } from './html.ts';
import { link } from './link.ts';
import { table } from './table.ts';

/** Which tables of which offices the figures rest on. */
export function sourcesSection(
  { sources }: DatasetInput,
  { offices, licences }: CatalogInput,
  language: Language,
): Html {
  if (sources.length === 0) return nothing;
  const own = words[language];
  const rows = sources.map(({ title, publisher, licence, url }) => {
    const office = offices[publisher];
    const terms = licences[licence];
    return [
      link(url, title),
      office === undefined ? publisher : link(office.iri, office.label[language]),
      terms === undefined ? licence : link(terms.page ?? terms.iri, terms.label[language]),
    ];
  });
  const columns = [{ heading: own.table }, { heading: own.office }, { heading: own.licence }];
  return html`<h2>${own.heading}</h2>
${table(own.caption, columns, rows)}`;
}

const words = {
  de: {
    heading: 'Quellen',
    caption: 'Die Tabellen, aus denen die Zahlen stammen; wir haben sie umgerechnet.',
    table: 'Tabelle',
    office: 'Herausgeber',
    licence: 'Lizenz',
  },
  en: {
    heading: 'Sources',
    caption: 'The tables from which the figures come; we have converted them.',
    table: 'Table',
    office: 'Publisher',
    licence: 'Licence',
  },
} as const;
