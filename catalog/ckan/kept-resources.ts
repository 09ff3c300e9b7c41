import type { StoredPackage } from '../../schemas/types.ts';
import type { CkanResource } from './resource.ts';

export type KeptResource = CkanResource & { readonly id?: string };

/**
 * Our files with the ids that the portal gave them, found by IRI, then by address: links to a file's page there stay alive,
 * and views and previews with it. No id is taken twice.
 */
export function keptResources(
  resources: readonly CkanResource[],
  stored: StoredPackage['resources'],
): readonly KeptResource[] {
  const byUri = idsBy('uri', stored);
  const known = resources.flatMap(({ uri }) => byUri.get(uri) ?? []);
  const byUrl = idsBy(
    'url',
    stored.filter(({ id }) => !known.includes(id)),
  );
  return resources.map((resource) => {
    const id = take(byUri, resource.uri) ?? take(byUrl, resource.url);
    return id === undefined ? resource : { ...resource, id };
  });
}

function idsBy(key: 'uri' | 'url', stored: StoredPackage['resources']): Map<string, string> {
  return new Map(
    stored.flatMap((resource) => (resource[key] ? [[resource[key], resource.id] as const] : [])),
  );
}

function take(ids: Map<string, string>, key: string | undefined): string | undefined {
  const id = ids.get(key ?? '');
  ids.delete(key ?? '');
  return id;
}
