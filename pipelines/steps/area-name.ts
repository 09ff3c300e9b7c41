import type { Registry } from '../../indicators/registry.ts';

/** The name under which people know an area. */
export function areaName({ registry }: { readonly registry: Registry }, area: string): string {
  return registry.areas.areas.find(({ id }) => id === area)?.name ?? area;
}
