import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { CkanDataset, CkanDatasetResource } from '../../schemas/types.ts';

/** Where files may lie. */
export interface Expected {
  /** The portal's address without a slash at the end. */
  readonly portal: string;
  /** A host that the definition names. */
  readonly host: string | undefined;
}

/** Where a resource's file lies; whoever edits a portal could else lead us anywhere. */
export function fileAddress(
  resource: CkanDatasetResource,
  dataset: CkanDataset,
  { portal, host }: Expected,
  file: string,
): string {
  const { id, url_type: type } = resource;
  if (type === 'datastore') return `${portal}/datastore/dump/${id}`;
  // Where a portal does not know its own name, files uploaded to it have an address on localhost.
  if (type === 'upload') return uploaded(resource, dataset, portal);
  const url = URL.parse(resource.url.trim(), `${portal}/`);
  if (url !== null && url.host === (host ?? new URL(portal).host)) return url.href;
  const place = { file, value: url === null ? resource.url : `${url.origin}${url.pathname}` };
  throw new SourceError([
    issue('resource-elsewhere', place, { resource: resource.name || id, host: url?.host || '–' }),
  ]);
}

/** CKAN keeps uploads at a fixed address, whose last part is the name of the file. */
function uploaded({ id, url }: CkanDatasetResource, dataset: CkanDataset, portal: string): string {
  const name =
    url
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  return new URL(`${portal}/dataset/${dataset.id}/resource/${id}/download/${name}`).href;
}
