import { type Area, citiesOf, type Registry, type Scheme } from '../../indicators/registry.ts';

/** What a publisher's key means for us. */
export type KeyMeaning =
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'ours';
      /** Whose name must stand beside the key; null where the file may call it as it likes. */
      readonly named: Area | null;
      /** The areas for which a record counts: the city, or the district and its city. */
      readonly areas: readonly string[];
    };

/** Reads a key by its scheme. A key of another length or of another city is outside. */
export function readKey(key: string, scheme: Scheme, registry: Registry): KeyMeaning {
  if (!scheme.city || !hasDigits(key, scheme)) return { kind: 'outside' };
  const ags = `${scheme.city.prefix ?? ''}${digits(key, scheme.city)}${scheme.city.suffix ?? ''}`;
  const city = citiesOf(registry).find(({ id }) => id === ags);
  if (!city) return { kind: 'outside' };
  if (!scheme.district) return { kind: 'ours', named: city, areas: [ags] };
  const code = digits(key, scheme.district);
  const wanted = code === scheme.district.none ? isUnassigned : (area: Area) => area.id.endsWith(`.${code}`);
  const district = districtsOf(ags, registry).find(wanted);
  return district ? { kind: 'ours', named: city, areas: [district.id, ags] } : { kind: 'unknown' };
}

/** Whether a key is made as its scheme says. */
export function hasDigits(key: string, scheme: Scheme): boolean {
  return key.length === scheme.digits && /^[0-9]+$/.test(key);
}

/** The areas that a source with this scheme must deliver: all cities, and all real districts if the key has one. */
export function expectedAreas(scheme: Scheme, registry: Registry): readonly Area[] {
  return registry.areas.areas.filter(
    (area) => area.level === 'city' || (scheme.district !== undefined && !isUnassigned(area)),
  );
}

/** The districts of a city, and what belongs to none. */
export function districtsOf(city: string, { areas }: Registry): readonly Area[] {
  return areas.areas.filter(({ parent }) => parent === city);
}

/** Whether the publisher's name, up to the first comma, is a name of the area. */
export function isNameOf(name: string, area: Area): boolean {
  const short = (name.split(',')[0] ?? '').trim();
  return [area.name, ...(area.names ?? [])].includes(short);
}

export function isUnassigned(area: Area): boolean {
  return area.level === 'unassigned';
}

/** The digits of a key at a place. */
export function digits(
  key: string,
  { from, length }: { readonly from: number; readonly length: number },
): string {
  return key.slice(from - 1, from - 1 + length);
}
