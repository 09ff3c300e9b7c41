import { smallestDenominator } from '../../indicators/quotient-sql.ts';
import { compileBasisGaps, compileSmallDenominators } from '../../indicators/ratio-findings-sql.ts';
import type { Context } from '../../indicators/term-sql.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Indicator } from '../../schemas/types.ts';
import type { Warehouse } from '../effects/warehouse.ts';

/** How many places an issue names one by one. */
const named = 8;

/** Why a ratio has no figure although its numerator is known: its denominator is too small, zero, or on another basis. */
export async function ratioFindings(
  id: string,
  indicator: Indicator,
  context: Context,
  warehouse: Warehouse,
): Promise<readonly Issue[]> {
  const { ratio } = indicator;
  if (!ratio) return [];
  const place = { file: `indicators/${id}.yaml`, value: id };
  const denominators = await warehouse.rows<{
    reason: string;
    period: string;
    places: readonly string[];
    smallest: string | null;
    expected: boolean;
  }>(compileSmallDenominators(id, indicator.by ?? []));
  const gaps = await warehouse.rows<{ period: string; of: string; per: string; places: readonly string[] }>(
    compileBasisGaps(id, indicator, context),
  );
  return [
    ...denominators.map(({ reason, period, places, smallest, expected }) => {
      const areas = areaNames(places);
      if (reason === 'zero_denominator') {
        return issue('zero-denominator', place, { period, ...areas }, expected ? 'info' : undefined);
      }
      const details = {
        minimum: smallestDenominator(indicator, context.registry) ?? 0,
        smallest: smallest ?? '–',
      };
      return issue('small-base', place, { period, ...areas, ...details });
    }),
    ...gaps.map(({ period, of, per, places }) =>
      issue('basis-differs', place, { period, of, per, ...areaNames(places) }),
    ),
  ];
}

function areaNames(places: readonly string[]): { readonly areas: string; readonly areasen: string } {
  const first = places.slice(0, named).join('; ');
  const rest = places.length - named;
  return rest > 0
    ? { areas: `${first} und ${rest} weitere`, areasen: `${first} and ${rest} more` }
    : { areas: first, areasen: first };
}
