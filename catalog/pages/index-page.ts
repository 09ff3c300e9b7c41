import type { Language } from '../../schemas/language.ts';
import type { Description } from '../graph.ts';
import type { CatalogInput, DatasetInput } from '../input.ts';
import { iris } from '../iri.ts';
import { serializations } from '../serializations.ts';
import { spelled } from '../spelled.ts';
import { facts } from './facts.ts';
import { frame } from './frame.ts';
import { type Html, html } from './html.ts';
import { link } from './link.ts';

/** The list of all datasets by subject, and where programs find the same. */
export function indexPage(input: CatalogInput, { datasets }: Pick<Description, 'datasets'>): string {
  const { publisher } = input;
  const changed = datasets.map(({ modified }) => modified).sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  return frame(
    {
      title: publisher.title,
      root: '',
      alternates: [
        ...serializations.map(({ extension, mediaType }) => ({ href: `catalog.${extension}`, mediaType })),
        { href: 'releases.atom', mediaType: 'application/atom+xml' },
      ],
      content: (language) => html`<p class="lead">${publisher.description[language]}</p>
${overview(input, changed, language)}
${bySubject(input).map(([theme, ofTheme]) => subject(theme, ofTheme, input, language))}
${machines(input, language)}`,
    },
    input,
  );
}

function overview(
  { publisher, licences, cities, datasets }: CatalogInput,
  changed: string | undefined,
  language: Language,
): Html {
  const own = words[language];
  const licence = licences[publisher.licence];
  const terms =
    licence === undefined ? publisher.licence : link(licence.page ?? licence.iri, licence.label[language]);
  return facts([
    [own.datasets, String(datasets.length)],
    [own.cities, cities.map(({ name }) => name).join(', ')],
    ...(changed === undefined
      ? []
      : [[own.changed, html`<time datetime="${changed}">${spelled.day(changed, language)}</time>`] as const]),
    [own.licence, html`${own.ofFigures} ${own.ofDescriptions}: ${terms}.`],
  ]);
}

/** Each dataset once, below its first subject; the others, such as “regions and cities”, would repeat nearly all. */
function bySubject({
  datasets,
  themes,
}: CatalogInput): readonly (readonly [string, readonly DatasetInput[]])[] {
  const found = Map.groupBy(datasets, ({ indicator }) => indicator.themes[0] ?? '');
  const order = Object.keys(themes);
  return [...found].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
}

function subject(
  theme: string,
  datasets: readonly DatasetInput[],
  { themes }: CatalogInput,
  language: Language,
): Html {
  const sorted = datasets.toSorted((a, b) =>
    a.indicator.title[language].localeCompare(b.indicator.title[language], language),
  );
  return html`<h2>${themes[theme]?.label[language] ?? theme}</h2>
<ul>
${sorted.map((dataset) => entry(dataset, language))}</ul>
`;
}

function entry({ id, indicator, unit, from, until, withdrawn }: DatasetInput, language: Language): Html {
  const years = [...new Set([from.slice(0, 4), until.slice(0, 4)])].join('–');
  return html`<li><a href="dataset/${id}.html">${indicator.title[language]}</a>, ${years}, ${unit[language]}${withdrawn === null ? '' : words[language].withdrawn}<br />
<small>${indicator.definition[language]}</small></li>
`;
}

function machines({ publisher, release, fileTypes }: CatalogInput, language: Language): Html {
  const own = words[language];
  const base = iris.base(publisher.base, release.sample);
  const forms = (file: string) =>
    serializations.map(({ id, extension }, index) => {
      const label = fileTypes[id]?.label[language] ?? extension;
      return html`${index === 0 ? '' : ', '}<a href="${file}.${extension}">${label}</a>`;
    });
  return html`<h2>${own.machines}</h2>
<p>${own.harvest}</p>
${facts([
  [own.register, html`<code>${base}/catalog.rdf</code>`],
  [own.feed, html`${forms('catalog')}`],
  [own.full, html`${forms('catalog-full')}`],
  [own.news, html`<a href="releases.atom">releases.atom</a>: ${own.each}`],
  [own.listing, html`<a href="release.json">release.json</a>: ${own.every}`],
])}`;
}

const words = {
  de: {
    datasets: 'Datensätze',
    withdrawn: ' – zurückgezogen',
    cities: 'Städte',
    changed: 'Zuletzt geändert',
    licence: 'Lizenz',
    ofFigures: 'Die Lizenz der Zahlen steht bei jedem Datensatz.',
    ofDescriptions: 'Für die Beschreibungen gilt',
    machines: 'Für Portale und Programme',
    harvest:
      'Der Katalog folgt DCAT-AP.de 3.0. Er ändert sich höchstens einmal am Tag, meist seltener: Einmal täglich abholen genügt, und wer ETag oder Last-Modified mitschickt, erhält nur Neues. Große Kataloge sind in Seiten geteilt (hydra:nextPage). Adressen und Kennungen bleiben; ein Datensatz, den wir zurückziehen, steht noch 30 Tage als zurückgezogen darin.',
    register: 'Adresse für Portale',
    feed: 'Katalog',
    full: 'mit Angaben zur Qualität',
    news: 'Neuigkeiten',
    each: 'jede Veröffentlichung und was sie brachte, für Leseprogramme (Atom)',
    listing: 'Alle Dateien',
    every: 'jede Datei dieser Veröffentlichung mit Größe und Prüfsumme',
  },
  en: {
    datasets: 'Datasets',
    withdrawn: ' – withdrawn',
    cities: 'Cities',
    changed: 'Last changed',
    licence: 'Licence',
    ofFigures: 'The licence of the figures is named with each dataset.',
    ofDescriptions: 'The descriptions are under',
    machines: 'For portals and programs',
    harvest:
      'The catalog follows DCAT-AP.de 3.0. It changes at most once a day, mostly less often: fetching it daily is enough, and whoever sends ETag or Last-Modified gets only what is new. Large catalogs are divided into pages (hydra:nextPage). Addresses and identifiers stay; a dataset that we withdraw stays in it as withdrawn for another 30 days.',
    register: 'Address for portals',
    feed: 'Catalog',
    full: 'with statements of quality',
    news: 'News',
    each: 'every release and what it brought, for feed readers (Atom)',
    listing: 'All files',
    every: 'every file of this release with size and checksum',
  },
} as const;
