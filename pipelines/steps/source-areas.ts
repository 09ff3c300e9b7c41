import type { Area, Registry, Scheme } from '../../indicators/registry.ts';
import type { SourceMap } from '../../schemas/types.ts';
import {
  digits,
  districtsOf,
  expectedAreas,
  hasDigits,
  isNameOf,
  isUnassigned,
  type KeyMeaning,
  readKey,
} from './area-key.ts';

type AreaMap = SourceMap['area'];

/** What a key means in a file: by its scheme, and within the one city that the source may say it covers. */
export function meaningOf(key: string, area: AreaMap, registry: Registry): KeyMeaning {
  const scheme = schemeOf(area, registry);
  const city = registry.areas.areas.find(({ id }) => id === area.within);
  if (!city) return readKey(key, scheme, registry);
  if (area.city?.includes(key)) return { kind: 'ours', named: null, areas: [city.id] };
  const districts = districtsOf(city.id, registry);
  if (area.unassigned?.includes(key)) return ours(districts.find(isUnassigned), null);
  if (!scheme.city)
    return readWithin(
      key,
      scheme,
      districts.filter((one) => !isUnassigned(one)),
    );
  const meaning = readKey(key, scheme, registry);
  return meaning.kind === 'ours' && !meaning.areas.includes(city.id) ? { kind: 'outside' } : meaning;
}

/** The areas that a file must hold: of one city itself, where it has a row, and its districts; else what the scheme can name. */
export function areasOf(area: AreaMap, registry: Registry): readonly Area[] {
  const all = expectedAreas(schemeOf(area, registry), registry);
  if (area.within === undefined) return all;
  const scheme = schemeOf(area, registry);
  const city = all.filter(
    ({ id }) => id === area.within && (area.city !== undefined || scheme.city !== undefined),
  );
  if (scheme.city && !scheme.district) return city;
  return [...city, ...districtsOf(area.within, registry).filter((one) => !isUnassigned(one))];
}

function schemeOf({ scheme: name }: AreaMap, { areas }: Registry): Scheme {
  const scheme = areas.schemes[name];
  if (!scheme) throw new Error(`no scheme ${name}`);
  return scheme;
}

/** A key that names the district alone: its number, or its name. */
function readWithin(key: string, scheme: Scheme, districts: readonly Area[]): KeyMeaning {
  if (scheme.by === 'name') return ours(districts.find((district) => isNameOf(key, district)));
  if (!scheme.district || !hasDigits(key, scheme)) return { kind: 'unknown' };
  const code = digits(key, scheme.district);
  return ours(districts.find(({ id }) => id.endsWith(`.${code}`)));
}

function ours(area: Area | undefined, named: Area | null | undefined = area): KeyMeaning {
  return area ? { kind: 'ours', named: named ?? null, areas: [area.id] } : { kind: 'unknown' };
}
