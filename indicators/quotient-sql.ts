import type { Indicator } from '../schemas/types.ts';
import { partsOfYear } from './over-sql.ts';
import type { Registry } from './registry.ts';
import { roundedRatio } from './rounding-sql.ts';

export interface QuotientShape {
  readonly times: number;
  readonly decimals: number;
  /** Smallest denominator over which a figure means anything. */
  readonly minimum: number | null;
}

/** What a row of a ratio says, as SQL. */
export interface Quotient {
  readonly obs_value: string;
  readonly obs_status: string;
  readonly unreliable: string;
  readonly reason: string;
}

/** The declared minimum, as the denominator is computed: stocks of the parts of a year are added, not averaged. */
export function smallestDenominator({ ratio, over }: Indicator, { variables }: Registry): number | null {
  if (ratio?.minimum === undefined) return null;
  const isStock = ratio.per.some(({ variable }) => variables.get(variable)?.kind === 'stock');
  return over && isStock ? ratio.minimum * partsOfYear(over) : ratio.minimum;
}

/**
 * SQL: numerator over denominator, where `shown` is true. A denominator of zero gives a figure that cannot exist, one
 * below the minimum a figure too unreliable to be shown; else the row says what its two sides say.
 */
export function quotient(
  numerator: string,
  denominator: string,
  { times, decimals, minimum }: QuotientShape,
  shown: string,
  otherwise: Omit<Quotient, 'obs_value'>,
): Quotient {
  const zero = `${shown} AND ${denominator} = 0`;
  const small = minimum === null ? null : `${shown} AND ${denominator} <> 0 AND ${denominator} < ${minimum}`;
  const verdict = (ifZero: string, ifSmall: string, rest: string) =>
    `CASE WHEN ${zero} THEN ${ifZero}${small ? ` WHEN ${small} THEN ${ifSmall}` : ''} ELSE ${rest} END`;
  const figure = roundedRatio(numerator, denominator, times, decimals);
  return {
    obs_value: `CASE WHEN ${shown}${minimum === null ? '' : ` AND ${denominator} >= ${minimum}`} THEN ${figure} END`,
    obs_status: verdict("'M'", "'O'", otherwise.obs_status),
    unreliable: small ? `(${otherwise.unreliable} OR coalesce(${small}, false))` : otherwise.unreliable,
    reason: verdict("'zero_denominator'", "'small_base'", otherwise.reason),
  };
}
