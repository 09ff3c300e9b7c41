import { expect, test } from 'vitest';
import { describe as describeCatalog } from '../../../catalog/graph.ts';
import type { CatalogInput, DatasetInput } from '../../../catalog/input.ts';
import { datasetPage } from '../../../catalog/pages/dataset-page.ts';
import { indexPage } from '../../../catalog/pages/index-page.ts';
import type { Indicator } from '../../../schemas/types.ts';
import { catalogInput, datasetInput, population, sources, turnout } from '../../helpers/catalog-input.ts';
import { elementsOf, readPage, rowsOf, textOf } from '../../helpers/read-page.ts';

const input = catalogInput();

test('The page says what the figures are, and of what, when and how often', () => {
  const text = textOf(readPage(pageOf(input, 0)));
  for (const said of [
    'Bevölkerung (Hauptwohnung)',
    'Personen mit alleiniger oder Hauptwohnung am Stichtag.',
    'Zahl der Personen',
    'Koblenz, Trier, Ludwigshafen am Rhein, Mainz',
    '1. Januar 2015 – 31. Dezember 2025',
    'jährlich',
    'Die Zensusbasis wechselt 2022',
    'The census basis changes in 2022',
    'Projekt Quartett, Redaktion',
  ]) {
    expect(text).toContain(said);
  }
});

test('Files bear format, size, rows and checksum, and are linked below any prefix', () => {
  const page = readPage(pageOf(input, 0));
  const [csv] = elementsOf(page, 'li').filter((item) => textOf(item).includes('population-total.csv'));
  expect(csv && textOf(csv)).toBe(
    `CSV: data/population-total.csv, 1.234 Zeilen, 48\u00a0kB\nSHA-256 ${'ab'.repeat(32)}`,
  );
  const links = elementsOf(page, 'a').map(({ attributes }) => attributes.href);
  expect(links).toContain('../data/population-total.csv');
  expect(links).toContain('../data/population-total.parquet');
  for (const form of ['rdf', 'ttl', 'jsonld']) expect(links).toContain(`population-total.${form}`);
});

test('Sources and citation stand there ready to copy', () => {
  const quotes = elementsOf(readPage(pageOf(input, 0)), 'blockquote').map((quote) => textOf(quote).trim());
  expect(quotes[0]).toContain('Statistische Ämter des Bundes und der Länder, Deutschland: Bevölkerung');
  expect(quotes[1]).toBe(
    'Projekt Quartett der Städte Koblenz, Ludwigshafen am Rhein, Mainz und Trier: Bevölkerung (Hauptwohnung). ' +
      'Stand 21. November 2026. https://quartett.example.org/dataset/population-total',
  );
  expect(quotes[3]).toContain('As of 21 November 2026.');
});

test('An official work asks for no name, and the page does not say that it does', () => {
  const headings = elementsOf(readPage(pageOf(input, 2)), 'h3').map(textOf);
  expect(headings).toContain('So nennen Sie die Quellen (keine Pflicht, aber guter Brauch)');
  expect(headings).not.toContain('So nennen Sie die Quellen');
});

test('A city without a figure has a dash and the reason, never a zero', () => {
  const [table] = elementsOf(readPage(pageOf(input, 0)), 'table');
  expect(table && rowsOf(table)).toEqual([
    ['Koblenz', '31. Dezember 2025', '1.235', ''],
    ['Trier', '31. Dezember 2025', '–', 'liegt nicht vor'],
    ['Ludwigshafen am Rhein', '31. Dezember 2025', '1.235', ''],
    ['Mainz', '31. Dezember 2025', '1.235', ''],
  ]);
});

test('Without a total there is no table of the latest figures', () => {
  const dataset = { ...firstOf(input), latest: [] };
  expect(pageOf({ ...input, datasets: [dataset] }, 0)).not.toContain('Jüngste Werte');
});

test('Classes and missing figures are explained in words', () => {
  const [, classes, missing] = elementsOf(readPage(pageOf(input, 0)), 'table');
  expect(classes && rowsOf(classes)[1]).toEqual(['Trier', 'B: vergleichbar, kleine Abweichungen', '80,0']);
  expect(missing && rowsOf(missing)).toEqual([
    ['liegt nicht vor', '3'],
    ['geheim', '12'],
  ]);
  expect(missing && textOf(missing)).toContain('Von 1.234 Werten fehlen 15');
});

test('A sample says so above all else, on every page and in both languages', () => {
  const sample = { ...input, release: { ...input.release, sample: true } };
  for (const text of [pageOf(sample, 0), indexPage(sample, describeCatalog(sample))]) {
    const page = readPage(text);
    expect(elementsOf(page, 'h1').map((heading) => textOf(heading).slice(0, 6))).toEqual([
      'MUSTER',
      'SAMPLE',
    ]);
    expect(textOf(page)).toContain('Bitte die Zahlen nicht verwenden.');
    expect(textOf(page)).toContain('Please do not use the figures.');
  }
  expect(pageOf(input, 0)).not.toContain('MUSTER');
});

test('What others wrote stays text: no script, no address that runs', () => {
  const text = `"><script>alert('x')</script>&amp;</title>\u0000`;
  const both = { de: text, en: text };
  const indicator: Indicator = {
    ...population,
    title: both,
    definition: both,
    formula: both,
    traps: [both],
    themes: [text],
  };
  const source = { ...sources.census, title: text, url: `javascript:alert('x')` };
  const dataset: DatasetInput = {
    ...datasetInput('population-total', indicator, [source]),
    unit: both,
    latest: [{ city: text, period: text, day: null, value: null, notes: [both] }],
    quality: {
      cities: [{ name: text, class: text, label: both, score: 0 }],
      deviations: both,
      rows: 1,
      missing: [{ status: text, label: both, count: 1 }],
    },
  };
  const hostile: CatalogInput = {
    ...input,
    publisher: {
      ...input.publisher,
      name: text,
      title: both,
      description: both,
      homepage: 'javascript:alert(1)',
      contact: { name: text, email: text, url: 'data:text/html,x' },
    },
    datasets: [dataset],
  };
  for (const page of [pageOf(hostile, 0), indexPage(hostile, describeCatalog(hostile))].map(readPage)) {
    expect(elementsOf(page, 'script')).toEqual([]);
    const addresses = elementsOf(page, 'a', 'link').map(({ attributes }) => attributes.href ?? '');
    expect(addresses.filter((address) => /^\s*(javascript|data|vbscript|file):/i.test(address))).toEqual([]);
    expect(textOf(page)).toContain(`"><script>alert('x')</script>&amp;</title>`);
  }
});

test('The list holds each dataset once in each language, below its first subject', () => {
  const page = readPage(indexPage(input, describeCatalog(input)));
  const links = elementsOf(page, 'a').map(({ attributes }) => attributes.href ?? '');
  expect(links.filter((link) => link.startsWith('dataset/')).sort()).toEqual(
    ['population-total', 'turnout-federal-election', 'unemployment-rate'].flatMap((id) => [
      `dataset/${id}.html`,
      `dataset/${id}.html`,
    ]),
  );
  const headings = elementsOf(page, 'h2').map(textOf);
  expect(headings.slice(0, 4)).toEqual([
    'Bevölkerung und Gesellschaft',
    'Wirtschaft und Finanzen',
    'Regierung und öffentlicher Sektor',
    'Für Portale und Programme',
  ]);
  expect(textOf(page)).toContain('https://quartett.example.org/catalog.rdf');
});

test('A dataset of one day names it once', () => {
  const day = { from: '2025-02-23', until: '2025-02-23' };
  const dataset = datasetInput('turnout-federal-election', turnout, [sources.election], day);
  expect(pageOf({ ...input, datasets: [dataset] }, 0)).toContain('<dd>23. Februar 2025</dd>');
});

function pageOf(of: CatalogInput, index: number): string {
  const [dataset, described] = [of.datasets[index], describeCatalog(of).datasets[index]];
  if (!dataset || !described) throw new Error(`no dataset ${index}`);
  return datasetPage(dataset, of, described);
}

function firstOf({ datasets }: CatalogInput): DatasetInput {
  const [first] = datasets;
  if (!first) throw new Error('no dataset');
  return first;
}
