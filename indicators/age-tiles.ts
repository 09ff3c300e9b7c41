/** A band of a code list: from (inclusive) to below (exclusive); an open band has no upper bound. */
export interface Band {
  readonly code: string;
  readonly from: number;
  readonly below: number | null;
}

/**
 * Bands that tile the range exactly, without gap or overlap; null if there are none. Overlapping bands are normal
 * (15–19 beside 15–24); of several tilings the one with the fewest bands is taken.
 *
 * @example tile([{code: 'Y65T74', from: 65, below: 75}, {code: 'Y75GE', from: 75, below: null}], { from: 65, below: null })
 */
export function tile(
  bands: readonly Band[],
  range: { readonly from: number; readonly below: number | null },
): readonly Band[] | null {
  if (range.below !== null && range.from >= range.below) return range.from === range.below ? [] : null;
  const tilings = bands
    .filter((band) => band.from === range.from)
    .filter((band) => range.below === null || (band.below !== null && band.below <= range.below))
    .map((band) => {
      if (band.below === null) return [band];
      const rest = tile(bands, { from: band.below, below: range.below });
      return rest && [band, ...rest];
    })
    .filter((tiling) => tiling !== null);
  const [best] = tilings.sort((a, b) => a.length - b.length || (codes(a) < codes(b) ? -1 : 1));
  return best ?? null;
}

function codes(bands: readonly Band[]): string {
  return bands.map(({ code }) => code).join(' ');
}
