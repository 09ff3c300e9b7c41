import type { Mapping } from '../map.ts';

/** The name under which people know an area. */
export function areaName({ registry }: Pick<Mapping, 'registry'>, area: string): string {
  return registry.areas.areas.find(({ id }) => id === area)?.name ?? area;
}
