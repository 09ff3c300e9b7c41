import type { Language } from '../../schemas/language.ts';
import type { Bilingual } from '../../schemas/types.ts';
import type { DatasetDescription } from '../graph.ts';
import type { CatalogInput, DatasetInput } from '../input.ts';
import { serializations } from '../serializations.ts';
import { spelled } from '../spelled.ts';
import { withdrawalNote } from '../withdrawal-note.ts';
import { facts } from './facts.ts';
import { filesSection } from './files-section.ts';
import { frame } from './frame.ts';
import { type Html, html, nothing } from './html.ts';
import { latestSection } from './latest-section.ts';
import { bareLink, link, mailLink } from './link.ts';
import { qualitySection } from './quality-section.ts';
import { sourcesSection } from './sources-section.ts';
import { useSection } from './use-section.ts';

/** What the address of a dataset shows to a person: all that the catalog says about it, and the figures' worth. */
export function datasetPage(
  dataset: DatasetInput,
  input: CatalogInput,
  description: DatasetDescription,
): string {
  const { id, indicator } = dataset;
  return frame(
    {
      title: indicator.title,
      root: '../',
      alternates: serializations.map(({ extension, mediaType }) => ({
        href: `${id}.${extension}`,
        mediaType,
      })),
      content: (
        language,
      ) => html`${warning(dataset, language)}<p class="lead">${indicator.definition[language]}</p>
${overview(dataset, input, description, language)}
${traps(indicator.traps, language)}
${latestSection(dataset, language)}
${filesSection(dataset, input, language)}
${useSection(dataset, input, description, language)}
${qualitySection(dataset.quality, language)}
${sourcesSection(dataset, input, language)}
${machines(id, input, language)}
${contact(input, language)}`,
    },
    input,
  );
}

function warning({ withdrawn }: DatasetInput, language: Language): Html {
  if (withdrawn === null) return nothing;
  return html`<p class="warning">${withdrawalNote(withdrawn)[language]}</p>\n`;
}

function overview(
  { indicator, unit, cities, hasDistricts, from, until }: DatasetInput,
  input: CatalogInput,
  { iri, modified }: DatasetDescription,
  language: Language,
): Html {
  const own = words[language];
  const names = input.cities.filter(({ id }) => cities.includes(id)).map(({ name }) => name);
  const themes = indicator.themes.map((theme) => input.themes[theme]?.label[language] ?? theme);
  return facts([
    [own.formula, indicator.formula[language]],
    [own.unit, unit[language]],
    [own.areas, `${names.join(', ')}${hasDistricts ? own.districts : ''}`],
    [own.period, [...new Set([from, until])].map((day) => spelled.day(day, language)).join(' – ')],
    [own.frequency, input.frequencies[indicator.frequency]?.label[language] ?? indicator.frequency],
    [own.modified, html`<time datetime="${modified}">${spelled.day(modified, language)}</time>`],
    [own.themes, themes.join(', ')],
    [own.address, bareLink(iri)],
  ]);
}

function traps(sentences: readonly Bilingual[], language: Language): Html {
  if (sentences.length === 0) return nothing;
  return html`<h2>${words[language].traps}</h2>
<ul>${sentences.map((sentence) => html`<li>${sentence[language]}</li>`)}</ul>
`;
}

function machines(id: string, { fileTypes }: CatalogInput, language: Language): Html {
  const own = words[language];
  const forms = serializations.map(
    (form) =>
      html`<li><a href="${id}.${form.extension}">${fileTypes[form.id]?.label[language] ?? form.extension}</a></li>`,
  );
  return html`<h2>${own.machines}</h2>
<p>${own.same}</p>
<ul>${forms}</ul>
<p><a href="../index.html">${own.list}</a></p>
`;
}

function contact({ publisher }: CatalogInput, language: Language): Html {
  const { name, email, url } = publisher.contact;
  return html`<h2>${words[language].contact}</h2>
<p>${url === undefined ? name : link(url, name)}, ${mailLink(email)}. ${words[language].wrong}</p>`;
}

const words = {
  de: {
    formula: 'Berechnung',
    unit: 'Einheit',
    areas: 'Städte',
    districts: '; auch nach Stadtteilen',
    period: 'Zeitraum',
    frequency: 'Neue Zahlen',
    modified: 'Zuletzt geändert',
    themes: 'Themen',
    address: 'Dauerhafte Adresse',
    traps: 'Zu beachten',
    machines: 'Für Programme',
    same: 'Dieselbe Beschreibung nach DCAT-AP.de 3.0:',
    list: 'Alle Datensätze und der ganze Katalog',
    contact: 'Fragen und Hinweise',
    wrong: 'Wer einen Fehler findet, hilft allen, wenn er ihn uns schreibt.',
  },
  en: {
    formula: 'Computation',
    unit: 'Unit',
    areas: 'Cities',
    districts: '; also by district',
    period: 'Period',
    frequency: 'New figures',
    modified: 'Last changed',
    themes: 'Subjects',
    address: 'Permanent address',
    traps: 'Please note',
    machines: 'For programs',
    same: 'The same description as DCAT-AP.de 3.0:',
    list: 'All datasets and the whole catalog',
    contact: 'Questions and remarks',
    wrong: 'If you find an error, please write to us: it helps everybody.',
  },
} as const;
