import type { Language } from '../../schemas/language.ts';
import { attribution } from '../attribution.ts';
import type { DatasetDescription } from '../graph.ts';
import type { CatalogInput, DatasetInput } from '../input.ts';
import { licenceOf } from '../licence.ts';
import { citation } from './citation.ts';
import { type Html, html, nothing } from './html.ts';
import { link } from './link.ts';

/** Under which licence, and what a user has to write below a table: ready to copy. */
export function useSection(
  dataset: DatasetInput,
  input: CatalogInput,
  description: DatasetDescription,
  language: Language,
): Html {
  const id = licenceOf(dataset.sources, input.licences);
  const licence = id === null ? undefined : input.licences[id];
  const own = words[language];
  return html`<h2>${own.heading}</h2>
${licence === undefined ? nothing : html`<p>${link(licence.page ?? licence.iri, licence.label[language])}.</p>\n`}<h3>${licence?.byText ? own.must : own.please}</h3>
<blockquote><p lang="de">${attribution(dataset.sources, input)}</p></blockquote>
<h3>${own.cite}</h3>
<blockquote><p>${citation(dataset, description, input)[language]}</p></blockquote>
`;
}

const words = {
  de: {
    heading: 'Lizenz',
    must: 'So nennen Sie die Quellen',
    please: 'So nennen Sie die Quellen (keine Pflicht, aber guter Brauch)',
    cite: 'So zitieren Sie den Datensatz',
  },
  en: {
    heading: 'Licence',
    must: 'How to name the sources',
    please: 'How to name the sources (no duty, but good manners)',
    cite: 'How to cite the dataset',
  },
} as const;
