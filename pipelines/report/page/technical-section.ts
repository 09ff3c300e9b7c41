import { facts } from '../../../catalog/pages/facts.ts';
import { type Html, html } from '../../../catalog/pages/html.ts';
import { bareLink } from '../../../catalog/pages/link.ts';
import { spelled } from '../../../catalog/spelled.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { instantInWords } from '../../in-words.ts';

/** What is given away, what portals will do with it, and how long everything took. */
export function technicalSection(report: Report, language: Language): Html {
  const { published, harvest, began, made, state } = report;
  const own = words[language];
  const total = (Date.parse(made) - Date.parse(began)) / 1000;
  const release: readonly (readonly [string, Html | string])[] =
    published === null
      ? [[own.release, own.nothing]]
      : [
          [own.release, html`<code>${published.id}</code>, ${instantInWords(published.released, language)}`],
          ...(published.base === null ? [] : [[own.address, bareLink(`${published.base}/`)] as const]),
          [own.catalog, own.counts(published.datasets, published.files, published.pages)],
        ];
  return html`<h2>${own.title}</h2>
${facts([
  ...release,
  [own.portals, harvest === null ? own.same : harvest.sentence[language]],
  [own.duration, `${spelled.number(total, language, 1)} s${slowest(report, language)}`],
  [own.state, html`<code>data/${state}</code>`],
])}`;
}

function slowest({ sources }: Report, language: Language): string {
  const [first] = sources
    .filter(({ tonight }) => tonight)
    .toSorted((one, other) => (other.seconds ?? 0) - (one.seconds ?? 0));
  if (first?.seconds === undefined || first.seconds === null) return '';
  return `; ${words[language].slowest} ${first.id} (${spelled.number(first.seconds, language, 1)} s)`;
}

const words = {
  de: {
    title: 'Veröffentlichung und Technik',
    release: 'Veröffentlicht ist',
    nothing: 'noch nichts',
    address: 'Adresse',
    catalog: 'Katalog',
    counts: (datasets: number, files: number, pages: number) =>
      `${datasets} Datensätze auf ${pages} Seite${pages === 1 ? '' : 'n'}, ${files} Dateien`,
    portals: 'Portale',
    same: 'Für sie ist alles wie zuvor.',
    duration: 'Dauer',
    slowest: 'am längsten brauchte',
    state: 'Laufzustand',
  },
  en: {
    title: 'Release and technical details',
    release: 'Published is',
    nothing: 'nothing yet',
    address: 'Address',
    catalog: 'Catalog',
    counts: (datasets: number, files: number, pages: number) =>
      `${datasets} datasets on ${pages} page${pages === 1 ? '' : 's'}, ${files} files`,
    portals: 'Portals',
    same: 'For them everything is as before.',
    duration: 'Duration',
    slowest: 'the slowest was',
    state: 'Run state',
  },
} as const;
