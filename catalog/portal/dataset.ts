import type { GraphNode } from '../graph-node.ts';
import type { Triple } from '../triple.ts';
import { type Content, contentOf } from './content.ts';
import { tagsOf } from './keyword.ts';
import { packageNameOf } from './package-name.ts';
import { preferredText } from './preferred-text.ts';

/** A dataset as it stands on a portal after a harvest: plain data, so that the next harvest can be compared with it. */
export interface PortalDataset {
  /** CKAN's key: the IRI, else the identifier, else the name below the address of the catalog (harvest.md §2.1, no. 10). */
  readonly guid: string;
  /** The key of piveau, and that by which GovData finds duplicates: the identifier, else the IRI (§1.2, §2.3). */
  readonly identifier: string;
  /** Null: the harvest ends here (no. 11). */
  readonly title: string | null;
  readonly name: string;
  readonly publisher: string | null;
  readonly keywords: readonly string[];
  readonly modified: string | null;
  readonly distributions: readonly PortalDistribution[];
  /** Null where nothing but its existence is known. */
  readonly content: Content | null;
}

export interface PortalDistribution {
  /** Null for a blank node: CKAN gives the file a new id on every run (no. 13). */
  readonly iri: string | null;
  readonly accessUrls: readonly string[];
  readonly downloadUrls: readonly string[];
  readonly licences: readonly string[];
  readonly byteSize: string | null;
}

/** `subjects` are all nodes of its page, `address` that of the first page. */
export function portalDataset(
  node: GraphNode,
  subjects: ReadonlyMap<string, readonly Triple[]>,
  address: string,
): PortalDataset {
  const title = preferredText(node, 'dct:title');
  const name = packageNameOf(title ?? '');
  const given = preferredText(node, 'dct:identifier');
  const iri = isBlank(node) ? null : node.iri;
  const guid = iri ?? given ?? `${address.replace(/\/+$/, '')}/${name}`;
  const [publisher] = node.nodes('dct:publisher');
  return {
    guid,
    identifier: given ?? guid,
    title,
    name,
    publisher: publisher === undefined ? null : preferredText(publisher, 'foaf:name'),
    keywords: node.values('dcat:keyword').flatMap(({ value }) => tagsOf(value)),
    modified: preferredText(node, 'dct:modified'),
    distributions: node.nodes('dcat:distribution').map(portalDistribution),
    content: contentOf(node.iri, subjects),
  };
}

function portalDistribution(node: GraphNode): PortalDistribution {
  const valuesOf = (name: 'dcat:accessURL' | 'dcat:downloadURL' | 'dct:license') =>
    node.values(name).map(({ value }) => value);
  return {
    iri: isBlank(node) ? null : node.iri,
    accessUrls: valuesOf('dcat:accessURL'),
    downloadUrls: valuesOf('dcat:downloadURL'),
    licences: valuesOf('dct:license'),
    byteSize: preferredText(node, 'dcat:byteSize'),
  };
}

/** A node without an IRI of its own. */
export function isBlank({ iri }: GraphNode): boolean {
  return iri.startsWith('_:');
}
