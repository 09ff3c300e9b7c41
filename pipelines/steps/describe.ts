import { type Description, describe as describeGraph } from '../../catalog/graph.ts';
import type { CatalogInput, DatasetInput, LatestFigure, Quality } from '../../catalog/input.ts';
import type { Withdrawal } from '../../catalog/withdrawal.ts';
import { indicatorTable } from '../../indicators/indicator-sql.ts';
import { citiesOf } from '../../indicators/registry.ts';
import type { Release } from '../../schemas/types.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { Project } from '../project.ts';
import { latestOf } from './latest.ts';
import type { Distribution, Published } from './publish.ts';
import { qualityOf } from './quality.ts';

export interface Described {
  readonly input: CatalogInput;
  readonly description: Description;
}

interface Coverage {
  readonly cities: readonly string[];
  readonly districts: number;
  readonly from: string;
  readonly until: string;
  readonly sources: readonly string[];
}

/** What has been said of the datasets before. */
interface Past {
  readonly previous: Release | null;
  readonly withdrawn: ReadonlyMap<string, Withdrawal>;
}

/** Describes the published indicators as DCAT-AP.de. */
export async function describe(
  published: Published,
  project: Project,
  release: Past & { readonly released: string; readonly sample: boolean },
  warehouse: Warehouse,
): Promise<Described> {
  const { registry, publisher, vocabularies } = project;
  const datasets: DatasetInput[] = [];
  for (const [id, distributions] of published.indicators) {
    const coverage = await coverageOf(id, warehouse);
    const quality = await qualityOf(id, registry, warehouse);
    const latest = await latestOf(id, registry, warehouse);
    datasets.push(datasetOf(id, distributions, coverage, quality, latest, project, release));
  }
  const input: CatalogInput = {
    publisher,
    licences: vocabularies.get('licences') ?? {},
    themes: vocabularies.get('themes') ?? {},
    fileTypes: vocabularies.get('file-types') ?? {},
    frequencies: vocabularies.get('frequencies') ?? {},
    offices: vocabularies.get('publishers') ?? {},
    release,
    cities: citiesOf(registry).map(({ id, name, ars = '', place = '' }) => ({ id, name, ars, place })),
    datasets,
  };
  return { input, description: describeGraph(input) };
}

function datasetOf(
  id: string,
  distributions: readonly Distribution[],
  coverage: Coverage,
  quality: Quality,
  latest: readonly LatestFigure[],
  { registry, sources }: Project,
  { previous, withdrawn }: Past,
): DatasetInput {
  const indicator = registry.indicators.get(id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  const unit = registry.units.codes.find(({ code }) => code === indicator.unit);
  const before = previous?.datasets.find((dataset) => dataset.id === id);
  return {
    id,
    indicator,
    unit: unit?.label ?? { de: indicator.unit, en: indicator.unit },
    cities: coverage.cities,
    hasDistricts: coverage.districts > 0,
    from: coverage.from,
    until: coverage.until,
    resolution: indicator.frequency === 'ANNUAL' ? 'P1Y' : null,
    files: distributions.map(({ format, path, bytes, sha256, rows }) => ({
      format,
      path,
      bytes,
      sha256,
      rows: rows ?? 0,
    })),
    sources: coverage.sources.map((source) => {
      const definition = sources.get(source);
      if (!definition) throw new Error(`${id} rests on ${source}, which is no source`);
      const { title, publisher, licence, request } = definition;
      return { id: source, title: title.de, publisher, licence, url: request.url };
    }),
    latest,
    quality,
    withdrawn: withdrawn.get(id) ?? null,
    previous: before ? { fingerprint: before.fingerprint, modified: before.modified } : null,
  };
}

/**
 * Space, time and sources of an indicator, from its figures. A year without a day counts from its first to its last;
 * rows without a figure do not widen what is covered.
 */
async function coverageOf(id: string, warehouse: Warehouse): Promise<Coverage> {
  const [row] = await warehouse.rows<Coverage>(`SELECT
  list_sort(list(DISTINCT ref_area) FILTER (WHERE area_level = 'city')) AS cities,
  count(DISTINCT ref_area) FILTER (WHERE area_level NOT IN ('city', 'group')) AS districts,
  min(coalesce(ref_date::VARCHAR, left(time_period, 4) || '-01-01')) AS "from",
  max(coalesce(ref_date::VARCHAR, left(time_period, 4) || '-12-31')) AS until,
  list_sort(list_distinct(flatten(list(string_split(source, ' '))))) AS sources
FROM ${indicatorTable(id)}
WHERE obs_value IS NOT NULL OR NOT EXISTS (SELECT 1 FROM ${indicatorTable(id)} WHERE obs_value IS NOT NULL)`);
  if (!row) throw new Error(`no rows of ${id}`);
  return row;
}
