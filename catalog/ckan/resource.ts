import type { GraphNode } from '../graph-node.ts';
import { localName, textOf } from '../node-values.ts';

/** A file of a dataset as CKAN keeps it: flat, and known again by `uri`. */
export interface CkanResource {
  readonly uri: string;
  readonly url: string | undefined;
  readonly name: string | undefined;
  readonly format: string | undefined;
  readonly mimetype: string | undefined;
  /** Whole bytes: CKAN refuses fractions. */
  readonly size: number | undefined;
  readonly access_url: string | undefined;
  readonly download_url: string | undefined;
  readonly license: string | undefined;
  readonly licenseAttributionByText: string | undefined;
  readonly modified: string | undefined;
}

export function resourceOf(distribution: GraphNode): CkanResource {
  const access = textOf(distribution, 'dcat:accessURL');
  const download = textOf(distribution, 'dcat:downloadURL');
  const size = textOf(distribution, 'dcat:byteSize');
  const format = textOf(distribution, 'dct:format');
  return {
    uri: distribution.iri,
    url: download ?? access,
    name: textOf(distribution, 'dct:title'),
    format: format === undefined ? undefined : localName(format),
    mimetype: textOf(distribution, 'dcat:mediaType')?.replace(/^.*\/media-types\//, ''),
    size: size === undefined ? undefined : Number(size),
    access_url: access,
    download_url: download,
    license: textOf(distribution, 'dct:license'),
    licenseAttributionByText: textOf(distribution, 'dcatde:licenseAttributionByText'),
    modified: textOf(distribution, 'dct:modified'),
  };
}
