import { type Issue, issue } from '../schemas/issues.ts';
import {
  type Condition,
  hasGerman,
  hasKeywords,
  hasMail,
  hasOneBelow,
  hasOneMoment,
  hasSome,
  isAttributed,
  isIdentified,
  isPublished,
} from './conditions.ts';
import { nodesOf } from './graph-node.ts';
import { official } from './official.ts';
import type { Name } from './prefixes.ts';
import type { Graph } from './triple.ts';

/**
 * What a portal would refuse, or silently make worse, without. The official shapes say more, but are not shipped with the
 * project; these few guard every release (harvest.md H14, H17–H19).
 */
export function checkCatalog(graph: Graph): readonly Issue[] {
  const broken = [...rules].flatMap(([type, ofClass]) =>
    nodesOf(graph, type).flatMap((node) =>
      ofClass
        .filter(([, , holds]) => !holds(node))
        .map(([demand, cure]) =>
          issue('catalog-incomplete', { file: node.iri, column: cure, value: demand }),
        ),
    ),
  );
  return [...broken, ...sharedIdentifiers(graph)];
}

/** What must be there in the words of the standard, where a person puts it, and whether it is. */
type Rule = readonly [demand: string, cure: string, holds: Condition];

const rules: ReadonlyMap<Name, readonly Rule[]> = new Map<Name, readonly Rule[]>([
  [
    'dcat:Catalog',
    [
      ['dct:title@de', 'title.de (catalog/publisher.yaml)', hasGerman('dct:title')],
      ['dct:description@de', 'description.de (catalog/publisher.yaml)', hasGerman('dct:description')],
      ['dct:publisher', 'name (catalog/publisher.yaml)', isPublished],
      ['dct:license', 'licence (catalog/publisher.yaml)', hasOneBelow('dct:license', official.licences)],
      // An empty catalog makes a harvester delete everything (harvest.md §2.1, no. 12).
      ['dcat:dataset', 'indicators/', hasSome('dcat:dataset')],
    ],
  ],
  [
    'dcat:Dataset',
    [
      ['dct:title@de', 'title.de (indicators/)', hasGerman('dct:title')],
      ['dct:description@de', 'definition.de (indicators/)', hasGerman('dct:description')],
      ['dct:publisher', 'name (catalog/publisher.yaml)', isPublished],
      ['dcat:contactPoint', 'contact.email (catalog/publisher.yaml)', hasMail],
      ['dct:identifier', 'catalog/dataset.ts', isIdentified],
      ['dct:modified', 'release.released', hasOneMoment('dct:modified')],
      ['dct:issued', 'issued (indicators/)', hasSome('dct:issued')],
      ['dcat:keyword', 'keywords (indicators/)', hasKeywords],
      ['dcat:theme', 'themes (indicators/)', hasSome('dcat:theme')],
      ['dct:spatial', 'place, ars (indicators/codes/areas.yaml)', hasSome('dct:spatial')],
      ['dcat:landingPage', 'base (catalog/publisher.yaml)', hasSome('dcat:landingPage')],
      // GovData may delete a dataset that comes without a file (harvest.md §1.2).
      ['dcat:distribution', 'output/format.ts', hasSome('dcat:distribution')],
    ],
  ],
  [
    'dcat:Distribution',
    [
      ['dct:title@de', 'title.de (indicators/)', hasGerman('dct:title')],
      ['dcat:accessURL', 'base (catalog/publisher.yaml)', hasSome('dcat:accessURL')],
      ['dct:format', 'catalog/vocabulary/file-types.yaml', hasOneBelow('dct:format', official.fileTypes)],
      // GovData writes `other-closed` where there is none (harvest.md §1.2).
      ['dct:license', 'catalog/vocabulary/licences.yaml', hasOneBelow('dct:license', official.licences)],
      ['dcatde:licenseAttributionByText', 'attribution (catalog/vocabulary/publishers.yaml)', isAttributed],
    ],
  ],
]);

/** Portals take two datasets with one identifier for duplicates and delete one of them (dcat.md §6). */
function sharedIdentifiers(graph: Graph): readonly Issue[] {
  const claims = nodesOf(graph, 'dcat:Dataset').flatMap(({ iri, values }) =>
    values('dct:identifier').map(({ value }) => ({ iri, value })),
  );
  return [...Map.groupBy(claims, ({ value }) => value)]
    .filter(([, claimants]) => claimants.length > 1)
    .map(([value, claimants]) =>
      issue('identifier-shared', { file: claimants.map(({ iri }) => iri).join(', '), value }),
    );
}
