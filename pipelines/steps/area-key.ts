import { type Area, citiesOf, type Registry, type Scheme } from '../../indicators/registry.ts';

/** What a publisher's key means for us. */
export type KeyMeaning =
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown' }
  /** The areas for which a record counts: the city, or the district and its city. */
  | { readonly kind: 'ours'; readonly city: Area; readonly areas: readonly string[] };

/** Reads a key by its scheme. A key of another length or of another city is outside. */
export function readKey(key: string, scheme: Scheme, registry: Registry): KeyMeaning {
  if (key.length !== scheme.digits || !/^[0-9]+$/.test(key)) return { kind: 'outside' };
  const ags = `${scheme.city.prefix ?? ''}${digits(key, scheme.city)}${scheme.city.suffix ?? ''}`;
  const city = citiesOf(registry).find(({ id }) => id === ags);
  if (!city) return { kind: 'outside' };
  if (!scheme.district) return { kind: 'ours', city, areas: [ags] };
  const code = digits(key, scheme.district);
  const districts = registry.areas.areas.filter(({ parent }) => parent === ags);
  const wanted = code === scheme.district.none ? isUnassigned : (area: Area) => area.id.endsWith(`.${code}`);
  const district = districts.find(wanted);
  return district ? { kind: 'ours', city, areas: [district.id, ags] } : { kind: 'unknown' };
}

/** The areas that a source with this scheme must deliver: all cities, and all real districts if the key has one. */
export function expectedAreas(scheme: Scheme, registry: Registry): readonly Area[] {
  return registry.areas.areas.filter(
    (area) => area.level === 'city' || (scheme.district !== undefined && !isUnassigned(area)),
  );
}

/** Whether the publisher's name, up to the first comma, is a name of the city. */
export function isNameOf(name: string, city: Area): boolean {
  const short = (name.split(',')[0] ?? '').trim();
  return [city.name, ...(city.names ?? [])].includes(short);
}

function isUnassigned(area: Area): boolean {
  return area.level === 'unassigned';
}

function digits(key: string, { from, length }: { readonly from: number; readonly length: number }): string {
  return key.slice(from - 1, from - 1 + length);
}
