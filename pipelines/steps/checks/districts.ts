import { codesInWords } from '../../../indicators/codes-sql.ts';
import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, literal, plainNumber } from '../../../schemas/sql-quote.ts';
import { areaName } from '../area-name.ts';
import type { Mapping } from '../map.ts';
import type { CheckInput } from './input.ts';

interface Difference {
  readonly variable: string;
  readonly time_period: string;
  readonly codes: string;
  readonly total: string;
  readonly parts: string;
  readonly record: number;
  readonly column: string;
}

/**
 * Where the file of one city has a row of the city itself, its districts must add up to it; where some figures are not
 * known, the known ones must not exceed it.
 */
export async function checkDistricts({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { id: file, map } = mapping.source;
  const { within } = map.area;
  if (within === undefined) return [];
  const found = await warehouse.rows<Difference>(compileDifferences(mapping, within));
  return found.map(({ variable, time_period, codes, total, parts, record, column }) =>
    issue(
      'districts-differ',
      { file, record, column, value: parts },
      {
        ...{ variable, area: areaName(mapping, within), period: time_period, total },
        codes: codes === '' ? '' : ` (${codes})`,
      },
    ),
  );
}

/** SQL: rows of the city whose districts add up to something else. */
function compileDifferences({ registry, tables, source }: Mapping, within: string): string {
  const { variables } = registry;
  const names = ['variable', 'time_period', 'basis', ...registry.dimensions.map(identifier)];
  const same = names.map((name) => `district.${name} = city.${name}`).join(' AND ');
  const unknown = `bool_or(district.obs_value IS NULL AND district.reason IS DISTINCT FROM 'not_possible')`;
  const rates = [...new Set(source.map.values.map(({ variable }) => variable))].filter(
    (id) => variables.get(id)?.kind === 'rate',
  );
  return `SELECT city.variable, city.time_period, ${codesInWords(registry.dimensions, 'city')} AS codes,
  ${plainNumber('city.obs_value')} AS total, ${plainNumber('coalesce(sum(district.obs_value), 0)')} AS parts, city.record, city."column"
FROM ${tables.observations} AS city JOIN ${tables.observations} AS district ON ${same}
WHERE city.area = ${literal(within)} AND district.area <> city.area AND city.obs_value IS NOT NULL
  ${rates.map((id) => `AND city.variable <> ${literal(id)}`).join(' ')}
GROUP BY ALL
HAVING CASE WHEN ${unknown} THEN coalesce(sum(district.obs_value), 0) > max(city.obs_value)
  ELSE coalesce(sum(district.obs_value), 0) <> max(city.obs_value) END
ORDER BY city.record, city."column"`;
}
