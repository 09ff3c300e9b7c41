/** Dice that fall the same way for the same seed, so that a night that went wrong can be had again. */
export interface Chance {
  /** At least 0, less than 1. */
  fraction(): number;
  /** A whole number from 0 to one less than `count`. */
  below(count: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
}

/** @example const chance = chanceOf(7); chance.oneOf(['rain', 'sun']); */
export function chanceOf(seed: number): Chance {
  let state = seed;
  // Mulberry32, by Tommy Ettinger: 32 bits of state are plenty for choosing faults.
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(fraction() * count);
  return { fraction, below, oneOf: (items) => items[below(items.length)] as (typeof items)[number] };
}
