import { type Issue, issue } from '../schemas/issues.ts';
import {
  type Condition,
  hasGerman,
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

/** A rule that a node of the catalog breaks. */
export interface BrokenRule {
  /** IRI of the node. */
  readonly node: string;
  /** What must be there, in the words of the standard. */
  readonly demand: string;
  /** Where a person puts it in our own definitions. */
  readonly cure: string;
}

/**
 * What portals make worse, or refuse, without. The official shapes say more, but are not shipped with the project; these few
 * guard every release and judge every harvested catalog (harvest.md H14, H17–H19). What portals do with that which is there,
 * portal/ tells.
 */
export function brokenRules(graph: Graph): readonly BrokenRule[] {
  return [...rules].flatMap(([type, ofClass]) =>
    nodesOf(graph, type).flatMap((node) =>
      ofClass
        .filter(([, , holds]) => !holds(node))
        .map(([demand, cure]) => ({ node: node.iri, demand, cure })),
    ),
  );
}

/** The broken rules of our own catalog. */
export function checkCatalog(graph: Graph): readonly Issue[] {
  return brokenRules(graph).map(({ node, demand, cure }) =>
    issue('catalog-incomplete', { file: node, column: cure, value: demand }),
  );
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
      ['dcat:keyword', 'keywords (indicators/)', hasSome('dcat:keyword')],
      ['dcat:theme', 'themes (indicators/)', hasSome('dcat:theme')],
      ['dct:spatial', 'place, ars (indicators/codes/areas.yaml)', hasSome('dct:spatial')],
      ['dcat:landingPage', 'base (catalog/publisher.yaml)', hasSome('dcat:landingPage')],
    ],
  ],
  [
    'dcat:Distribution',
    [
      ['dct:title@de', 'title.de (indicators/)', hasGerman('dct:title')],
      ['dcat:accessURL', 'base (catalog/publisher.yaml)', hasSome('dcat:accessURL')],
      ['dct:format', 'catalog/vocabulary/file-types.yaml', hasOneBelow('dct:format', official.fileTypes)],
      ['dcatde:licenseAttributionByText', 'attribution (catalog/vocabulary/publishers.yaml)', isAttributed],
    ],
  ],
]);
