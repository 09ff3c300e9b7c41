import { type Issue, issue } from '../../schemas/issues.ts';
import { bySubject } from '../by-subject.ts';
import { type GraphNode, nodesOf } from '../graph-node.ts';
import { checkClosures } from './closure.ts';
import { isBlank, type PortalDataset, portalDataset } from './dataset.ts';
import { checkDataset, closing, refusing } from './dataset-rules.ts';
import { inShort } from './in-short.ts';
import type { Page } from './page.ts';

/** What harvesters make of a catalog. */
export interface PortalView {
  /** By guid, in the order of the pages. */
  readonly datasets: ReadonlyMap<string, PortalDataset>;
  /** Keys of the datasets that CKAN or GovData does not take. */
  readonly refused: ReadonlySet<string>;
  /** Keys of those that get the licence other-closed, or count as closed. */
  readonly closed: ReadonlySet<string>;
  /** One error here, and nothing at all is imported (harvest.md §2.1, no. 11). */
  readonly isAborted: boolean;
  readonly issues: readonly Issue[];
}

/**
 * Plays the pages, in the order in which they are walked, through a model of ckanext-dcat, ckanext-dcatde and piveau. Each
 * page is read by itself, as CKAN does: what stands on another page is not known (harvest.md §2.1, no. 9).
 */
export function viewOf(pages: readonly Page[]): PortalView {
  const found = findDatasets(pages);
  const seen = found.flat().map((one) => ({ ...one, issues: checkDataset(one.dataset, one.node) }));
  const datasets = byGuid(found);
  const guidsWith = (codes: ReadonlySet<Issue['code']>) =>
    new Set(
      seen
        .filter(({ issues }) => issues.some(({ code }) => codes.has(code)))
        .map(({ dataset }) => dataset.guid),
    );
  return {
    datasets,
    refused: guidsWith(refusing),
    closed: guidsWith(closing),
    isAborted: seen.some(({ dataset }) => dataset.title === null),
    issues: [
      // A valid answer without datasets deletes all of them (no. 12).
      ...(datasets.size === 0 ? [issue('catalog-empty', { file: pages[0]?.address ?? '' })] : []),
      ...seen.flatMap(({ issues }) => issues),
      ...sharedIdentifiers(datasets.values()),
      ...sharedTitles(datasets.values()),
      ...sharedNodes(seen),
      ...checkClosures(pages, new Set(seen.map(({ node }) => node.iri))),
    ],
  };
}

/** Only the datasets, by guid. */
export function datasetsOf(pages: readonly Page[]): ReadonlyMap<string, PortalDataset> {
  return byGuid(findDatasets(pages));
}

interface Found {
  readonly node: GraphNode;
  readonly dataset: PortalDataset;
}

/** Page by page. */
function findDatasets(pages: readonly Page[]): readonly (readonly Found[])[] {
  return pages.map(({ graph }) => {
    const subjects = bySubject(graph);
    return nodesOf(graph, 'dcat:Dataset').map((node) => ({
      node,
      dataset: portalDataset(node, subjects, pages[0]?.address ?? ''),
    }));
  });
}

/** On a page that repeats a dataset CKAN imports it again, so the last one counts. */
function byGuid(found: readonly (readonly Found[])[]): ReadonlyMap<string, PortalDataset> {
  return new Map(found.flat().map(({ dataset }) => [dataset.guid, dataset]));
}

/** GovData keeps the newest of several datasets with one identifier and deletes the others (harvest.md §1.2). */
function sharedIdentifiers(datasets: Iterable<PortalDataset>): readonly Issue[] {
  const claims = [...datasets].map(({ identifier, guid }) => [identifier, guid] as const);
  return several(claims).map(([value, guids]) => issue('identifier-shared', { file: inShort(guids), value }));
}

/** CKAN gives the later one a name with a number, which depends on the order in which they came (no. 10). */
function sharedTitles(datasets: Iterable<PortalDataset>): readonly Issue[] {
  const claims = [...datasets].flatMap(({ title, name, guid }) =>
    title === null ? [] : [[name, guid] as const],
  );
  return several(claims).map(([value, guids]) => issue('titles-equal', { file: inShort(guids), value }));
}

/** GovData deletes a dataset with all that it points at and spares only a publisher (§2.4). */
function sharedNodes(found: readonly Found[]): readonly Issue[] {
  const claims = found.flatMap(({ node, dataset }) =>
    [...node.nodes('dcat:contactPoint'), ...node.nodes('dcat:distribution')]
      .filter((own) => !isBlank(own))
      .map(({ iri }) => [iri, dataset.guid] as const),
  );
  return several(claims).map(([value, guids]) => issue('node-shared', { file: inShort(guids), value }));
}

/** What more than one dataset claims, and which they are. */
function several(
  claims: readonly (readonly [claimed: string, guid: string])[],
): readonly (readonly [claimed: string, guids: readonly string[]])[] {
  return [...Map.groupBy(claims, ([claimed]) => claimed)]
    .map(([claimed, same]) => [claimed, [...new Set(same.map(([, guid]) => guid))]] as const)
    .filter(([, guids]) => guids.length > 1);
}
