import { iris } from '../catalog/iri.ts';
import type { PortalDataset } from '../catalog/portal/dataset.ts';
import { packageNameOf } from '../catalog/portal/package-name.ts';
import type { Page } from '../catalog/portal/page.ts';
import { datasetsOf } from '../catalog/portal/view.ts';
import { readOwnTurtle } from '../catalog/read-rdf.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Release } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import { isUnchanged } from './steps/release-files.ts';
import type { StoredRelease } from './stored-releases.ts';

export interface HarvestedCatalog {
  /** By guid. */
  readonly datasets: ReadonlyMap<string, PortalDataset>;
  readonly issues: readonly Issue[];
}

/**
 * The datasets of a release as harvesters have found them in its Turtle pages. Where a page is missing or was changed,
 * release.json still tells which datasets there were, so that none of them can vanish unnoticed.
 */
export async function readCatalogOf(
  { release, folder }: StoredRelease,
  base: string,
  files: Files,
): Promise<HarvestedCatalog> {
  const datasets = new Map<string, PortalDataset>();
  for (const path of pagesIn(release)) {
    const page = await readOwnPage(path, release, folder, files);
    if (page === null) return { datasets: named(release, base), issues: [lost(`${folder}/${path}`)] };
    for (const [guid, dataset] of datasetsOf([page])) datasets.set(guid, dataset);
  }
  return { datasets, issues: [] };
}

/** Releases of before there were pages have all in one file. */
function pagesIn({ catalog }: Release): readonly string[] {
  if (catalog === undefined) return ['catalog.ttl'];
  return Array.from({ length: catalog.pages }, (_, index) => `catalog/${catalog.state}/${index + 1}.ttl`);
}

async function readOwnPage(
  path: string,
  release: Release,
  folder: string,
  files: Files,
): Promise<Page | null> {
  const listed = release.files.find((file) => file.path === path);
  if (listed === undefined || !(await isUnchanged(folder, listed, files))) return null;
  return { address: path, graph: await readOwnTurtle(await files.readText(`${folder}/${path}`)) };
}

function named({ datasets }: Release, base: string): ReadonlyMap<string, PortalDataset> {
  return new Map(
    datasets.map(({ id, title, modified }) => {
      const guid = iris.dataset(base, id);
      const known = { guid, identifier: guid, title: title.de, name: packageNameOf(title.de), modified };
      return [guid, { ...known, publisher: null, keywords: [], distributions: [], content: null }];
    }),
  );
}

function lost(file: string): Issue {
  return issue('catalog-before-lost', { file });
}
