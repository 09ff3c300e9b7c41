import { type GraphNode, nodesOf } from '../graph-node.ts';
import { localName, textOf, valuesOf } from '../node-values.ts';
import type { Graph } from '../triple.ts';
import { type Extra, extrasOf, mailOf } from './extras.ts';
import { packageName } from './name.ts';
import { type CkanResource, resourceOf } from './resource.ts';
import { sealed } from './seal.ts';
import { tagOf } from './tag.ts';

/** A dataset as a CKAN portal takes it (harvest.md §5): always whole, because an update drops what is not sent. */
export interface CkanPackage {
  readonly name: string;
  readonly title: string | undefined;
  readonly notes: string | undefined;
  readonly owner_org: string;
  readonly license_id: string | undefined;
  readonly author: string;
  readonly maintainer: string | undefined;
  readonly maintainer_email: string | undefined;
  readonly private: false;
  readonly tags: readonly Named[];
  readonly groups: readonly Named[];
  readonly extras: readonly Extra[];
  readonly resources: readonly CkanResource[];
}

interface Named {
  readonly name: string;
}

/** What the portal adds to what we publish. */
export interface PortalSettings {
  readonly organization: string;
  readonly prefix: string;
  /** The portal's groups into which we may put a dataset: naming another makes it refuse the dataset. */
  readonly groups: ReadonlySet<string>;
}

/** The published catalog as CKAN datasets, by name. */
export function packagesOf(graph: Graph, settings: PortalSettings): readonly CkanPackage[] {
  const catalog = catalogOf(graph);
  return nodesOf(graph, 'dcat:Dataset')
    .map((dataset) => sealed(describedAs(dataset, settings), catalog))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The IRI of our catalog, by which we know our own datasets on the portal. */
export function catalogOf(graph: Graph): string {
  const [catalog] = nodesOf(graph, 'dcat:Catalog');
  if (catalog === undefined) throw new Error('no dcat:Catalog');
  return catalog.iri;
}

/** The themes of a graph as names of groups; CKAN portals have one group per theme. */
export function groupsOf(graph: Graph): readonly string[] {
  return [...new Set(nodesOf(graph, 'dcat:Dataset').flatMap(themesOf))].sort();
}

function describedAs(dataset: GraphNode, { organization, prefix, groups }: PortalSettings): CkanPackage {
  const files = dataset.nodes('dcat:distribution');
  const [contact] = dataset.nodes('dcat:contactPoint');
  const authors = dataset.nodes('dct:creator').map((office) => textOf(office, 'foaf:name') ?? office.iri);
  const tags = valuesOf(dataset, 'dcat:keyword').flatMap((keyword) => tagOf(keyword) ?? []);
  return {
    name: packageName(prefix, localName(dataset.iri)),
    title: textOf(dataset, 'dct:title'),
    notes: textOf(dataset, 'dct:description'),
    owner_org: organization,
    license_id: textOf(files[0], 'dct:license'),
    author: [...new Set(authors)].sort().join('; '),
    maintainer: textOf(contact, 'vcard:fn'),
    maintainer_email: mailOf(contact),
    private: false,
    tags: named(tags),
    groups: named(themesOf(dataset).filter((theme) => groups.has(theme))),
    extras: extrasOf(dataset),
    resources: files.map(resourceOf),
  };
}

function themesOf(dataset: GraphNode): readonly string[] {
  return valuesOf(dataset, 'dcat:theme').map((theme) => localName(theme).toLowerCase());
}

function named(names: readonly string[]): readonly Named[] {
  return [...new Set(names)].map((name) => ({ name }));
}
