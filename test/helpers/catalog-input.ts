import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CatalogInput, City, DatasetInput, DatasetSource, Entries } from '../../catalog/input.ts';
import type { Indicator, Publisher } from '../../schemas/types.ts';

/** Our own publisher and vocabularies with three indicators: city level, districts and a ratio of two sources. */
export function catalogInput(changes: Partial<CatalogInput> = {}): CatalogInput {
  return {
    publisher: read<Publisher>('publisher.yaml'),
    licences: vocabulary('licences'),
    themes: vocabulary('themes'),
    fileTypes: vocabulary('file-types'),
    frequencies: vocabulary('frequencies'),
    offices: vocabulary('publishers'),
    release: { released: '2026-11-21T04:10:00Z', sample: false },
    cities,
    datasets: [
      datasetInput('population-total', population, [sources.population, sources.census], {
        unit: { de: 'Personen', en: 'persons' },
      }),
      datasetInput('unemployment-rate', unemployment, [sources.unemployment]),
      datasetInput('turnout-federal-election', turnout, [sources.election], {
        hasDistricts: true,
        resolution: null,
      }),
    ],
    ...changes,
  };
}

/** So many datasets, each with an id and files of its own. */
export function manyDatasets(count: number): CatalogInput {
  const input = catalogInput();
  const datasets = Array.from({ length: count }, (_, index): DatasetInput => {
    const pattern = input.datasets[index % input.datasets.length] as DatasetInput;
    const id = `indicator-${String(index).padStart(4, '0')}`;
    const files = pattern.files.map((file) => ({ ...file, path: `data/${id}.${file.format}` }));
    return { ...pattern, id, files };
  });
  return { ...input, datasets };
}

export function datasetInput(
  id: string,
  indicator: Indicator,
  from: readonly DatasetSource[],
  changes: Partial<DatasetInput> = {},
): DatasetInput {
  return {
    id,
    indicator,
    unit: { de: 'Prozent', en: 'percent' },
    cities: cities.map((city) => city.id),
    hasDistricts: false,
    from: '2015-01-01',
    until: '2025-12-31',
    resolution: 'P1Y',
    files: [
      { format: 'csv', path: `data/${id}.csv`, bytes: 48213, sha256: 'ab'.repeat(32), rows: 1234 },
      { format: 'parquet', path: `data/${id}.parquet`, bytes: 12007, sha256: 'cd'.repeat(32), rows: 1234 },
    ],
    sources: from,
    latest: cities.map(({ name }) => ({
      city: name,
      period: '2025',
      day: '2025-12-31',
      value: name === 'Trier' ? null : 1234.5,
      notes: name === 'Trier' ? [{ de: 'liegt nicht vor', en: 'not available' }] : [],
    })),
    quality: {
      cities: cities.map(({ name }) => ({
        name,
        class: name === 'Trier' ? 'B' : 'A',
        label: name === 'Trier' ? classes.B : classes.A,
        score: name === 'Trier' ? 80 : 87.5,
      })),
      deviations: { de: 'Trier: Ohne Stadtteile.', en: 'Trier: Without districts.' },
      rows: 1234,
      missing: [
        { status: 'L', label: { de: 'liegt nicht vor', en: 'not available' }, count: 3 },
        { status: 'O', label: { de: 'geheim', en: 'secret' }, count: 12 },
      ],
    },
    withdrawn: null,
    previous: null,
    ...changes,
  };
}

const classes = {
  A: { de: 'vergleichbar', en: 'comparable' },
  B: { de: 'vergleichbar, kleine Abweichungen', en: 'comparable, small deviations' },
} as const;

export const cities: readonly City[] = [
  { id: '07111000', name: 'Koblenz', ars: '071110000000', place: 'DEU_KOB' },
  { id: '07211000', name: 'Trier', ars: '072110000000', place: 'DEU_TRI' },
  { id: '07314000', name: 'Ludwigshafen am Rhein', ars: '073140000000', place: 'DEU_LWR' },
  { id: '07315000', name: 'Mainz', ars: '073150000000', place: 'DEU_MAI' },
];

export const sources = {
  population: {
    id: 'regionalstatistik/population',
    title: 'Bevölkerung nach Geschlecht, Stichtag 31.12. (12411-01-01-4)',
    publisher: 'regionalstatistik',
    licence: 'dl-by-de/2.0',
    url: 'https://www.regionalstatistik.de/genesis/online?operation=table&code=12411-01-01-4',
  },
  census: {
    id: 'zensus/population',
    title: 'Personen: Zensus 2022 (1000A-0000)',
    publisher: 'zensus',
    licence: 'dl-by-de/2.0',
    url: 'https://ergebnisse.zensus2022.de/datenbank/online/table/1000A-0000',
  },
  unemployment: {
    id: 'regionalstatistik/unemployment',
    title: 'Arbeitslose nach ausgewählten Personengruppen, Jahresdurchschnitt (13211-02-05-4)',
    publisher: 'regionalstatistik',
    licence: 'dl-by-de/2.0',
    url: 'https://www.regionalstatistik.de/genesis/online?operation=table&code=13211-02-05-4',
  },
  election: {
    id: 'wahlen-rlp/federal-election-2025',
    title: 'Bundestagswahl 2025, endgültiges Ergebnis nach Wahlbezirken',
    publisher: 'wahlen-rlp',
    licence: 'officialWork',
    url: 'https://www.wahlen.rlp.de/bundestagswahl/ergebnisse',
  },
} as const satisfies Record<string, DatasetSource>;

const common = {
  unit: 'PCT',
  decimals: 1,
  frequency: 'ANNUAL',
  issued: '2026-11-21',
  comparability: { all: { D: 1, S: 1, R: 1, G: 1, T: 1 } },
  traps: [
    {
      de: 'Die Zensusbasis wechselt 2022; beide Reihen sind nicht vergleichbar.',
      en: 'The census basis changes in 2022; the two series do not compare.',
    },
  ],
} as const;

export const population: Indicator = {
  ...common,
  title: { de: 'Bevölkerung (Hauptwohnung)', en: 'Population (main residence)' },
  definition: {
    de: 'Personen mit alleiniger oder Hauptwohnung am Stichtag.',
    en: 'Persons with sole or main residence at the reference date.',
  },
  formula: { de: 'Zahl der Personen', en: 'Number of persons' },
  unit: 'PERS',
  decimals: 0,
  themes: ['SOCI', 'REGI'],
  keywords: { de: ['Bevölkerung', 'Einwohner'], en: ['population', 'inhabitants'] },
  traps: [...common.traps],
  value: { variable: 'population' },
};

export const unemployment: Indicator = {
  ...common,
  title: { de: 'Arbeitslosenquote', en: 'Unemployment rate' },
  definition: {
    de: 'Anteil der Arbeitslosen an allen zivilen Erwerbspersonen.',
    en: 'Share of the unemployed in the civilian labour force.',
  },
  formula: { de: 'Arbeitslose / Erwerbspersonen × 100', en: 'Unemployed / labour force × 100' },
  themes: ['ECON', 'REGI'],
  keywords: { de: ['Arbeitslosigkeit', 'Arbeitsmarkt'], en: ['unemployment', 'labour market'] },
  traps: [...common.traps],
  value: { variable: 'unemployment-rate-ba' },
};

export const turnout: Indicator = {
  ...common,
  title: { de: 'Wahlbeteiligung bei der Bundestagswahl', en: 'Turnout at the federal election' },
  definition: {
    de: 'Anteil der Wählenden an den Wahlberechtigten.',
    en: 'Share of voters among those entitled.',
  },
  formula: { de: 'Wählende / Wahlberechtigte × 100', en: 'Voters / entitled × 100' },
  themes: ['GOVE', 'REGI'],
  keywords: { de: ['Wahlbeteiligung', 'Bundestagswahl'], en: ['turnout', 'federal election'] },
  frequency: 'IRREG',
  traps: [],
  ratio: { of: [{ variable: 'voters' }], per: [{ variable: 'entitled' }], times: 100 },
};

function vocabulary(name: string): Entries {
  return read<{ entries: Entries }>(`vocabulary/${name}.yaml`).entries;
}

function read<Definition>(file: string): Definition {
  return parse(readFileSync(join(import.meta.dirname, '../../catalog', file), 'utf8'));
}
