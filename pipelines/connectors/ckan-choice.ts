import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { CkanDataset, CkanDatasetResource as Resource, SourceCkanQuery } from '../../schemas/types.ts';

/** The one file of a dataset that is meant; none or several is an error that names what there is. */
export function chooseResource(
  { name, resources }: CkanDataset,
  { resource: wanted, newest }: SourceCkanQuery,
  file: string,
): Resource {
  const active = resources.filter(({ state }) => (state ?? 'active') === 'active');
  const fitting = active.filter((one) => fits(one, wanted));
  const chosen = newest === true ? latestOf(fitting) : fitting;
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) return only;
  const place = { file, value: name };
  const asked = Object.entries(wanted)
    .map(([key, text]) => `${key}: ${text}`)
    .join(', ');
  throw new SourceError([
    fitting.length === 0
      ? issue('resource-missing', place, { asked, known: listed(active) })
      : issue('resource-ambiguous', place, { asked, known: listed(chosen) }),
  ]);
}

function fits(resource: Resource, { id, name, format }: SourceCkanQuery['resource']): boolean {
  return (
    (id === undefined || resource.id === id) &&
    (name === undefined || pattern(name).test((resource.name ?? '').trim())) &&
    (format === undefined || (resource.format ?? '').trim().toLowerCase() === format.toLowerCase())
  );
}

/** `Einwohner *`: the star stands for any text. */
function pattern(name: string): RegExp {
  const literal = name.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`, 's');
}

/** Those that were changed last: several if nothing tells them apart. CKAN writes all times in UTC, so text will do. */
function latestOf(resources: readonly Resource[]): readonly Resource[] {
  const last = resources.map(changed).reduce((one, other) => (one > other ? one : other), '');
  return resources.filter((resource) => changed(resource) === last);
}

function changed({ last_modified, metadata_modified, created }: Resource): string {
  return last_modified ?? metadata_modified ?? created ?? '';
}

function listed(resources: readonly Resource[]): string {
  const names = resources.map(({ id, name, format }) => `${name || '?'} (${format || '?'}, ${id})`);
  const shown = names.slice(0, 8).join(' | ');
  return names.length > 8 ? `${shown} | … (${names.length})` : shown || '–';
}
