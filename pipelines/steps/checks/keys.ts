import { codesInWords } from '../../../indicators/codes-sql.ts';
import { citiesOf } from '../../../indicators/registry.ts';
import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, literal, literals } from '../../../schemas/sql-quote.ts';
import { areaName } from '../area-name.ts';
import type { Mapping } from '../map.ts';
import { areasOf } from '../source-areas.ts';
import type { CheckInput } from './input.ts';

export async function checkKeys({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const key = ['variable', 'area', 'time_period', 'basis', ...dimensions(mapping)].join(', ');
  // Rows whose label nobody knows yet look alike; that they are unknown is reported already.
  const known = dimensions(mapping)
    .map((name) => `${name} IS NOT NULL`)
    .join(' AND ');
  const twice = await warehouse.rows<{
    variable: string;
    area: string;
    time_period: string;
    records: string;
    record: number;
  }>(
    // A row given twice repeats all its columns; it is one issue.
    `SELECT DISTINCT variable, area, time_period, min(record)::INTEGER AS record,
       array_to_string(list_sort(list(record)), ', ') AS records
     FROM ${tables.observations} WHERE ${known} GROUP BY ${key} HAVING count(*) > 1 ORDER BY ALL`,
  );
  return twice.map(({ variable, area, time_period, record, records }) =>
    issue(
      'duplicate-key',
      { file: source.id, record, column: variable, value: area },
      { variable, area: areaName(mapping, area), period: time_period, records },
    ),
  );
}

/** Every area of the register that the key can name must be there, per variable and period. */
export async function checkAreas({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const areas = areasOf(source.map.area, registry);
  const absent = await warehouse.rows<{ variable: string; time_period: string; area: string }>(
    `SELECT variable, time_period, expected.area
     FROM (SELECT DISTINCT variable, time_period FROM ${tables.observations} WHERE time_period IS NOT NULL) AS present
       CROSS JOIN (VALUES ${areas.map(({ id }) => `(${literal(id)})`).join(', ')}) AS expected(area)
     WHERE NOT EXISTS (SELECT 1 FROM ${tables.observations} AS o
       WHERE o.variable = present.variable AND o.time_period = present.time_period AND o.area = expected.area)
     ORDER BY ALL`,
  );
  return absent.flatMap(({ variable, time_period, area }) =>
    isKnownGap(mapping, variable, time_period, area)
      ? []
      : [
          issue(
            'missing-area',
            { file: source.id, column: source.map.area.column, value: areaName(mapping, area) },
            { variable, period: time_period },
          ),
        ],
  );
}

/**
 * A cell that one city has, every city must have: a lost row of one sector is as wrong as a lost city. In the file of one
 * city the same holds of its districts.
 */
export async function checkGrid({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const isOfOne = source.map.area.within !== undefined;
  const peers = (isOfOne ? areasOf(source.map.area, registry) : citiesOf(registry)).map(({ id }) => id);
  const names = dimensions(mapping);
  const codes = names.join(', ');
  const same = names.map((name) => `o.${name} = grid.${name}`).join(' AND ');
  const absent = await warehouse.rows<{ variable: string; time_period: string; area: string; key: string }>(
    `SELECT variable, time_period, city.area, ${codesInWords(registry.dimensions, 'grid')} AS key
     FROM (SELECT DISTINCT variable, time_period, ${codes} FROM ${tables.observations} WHERE area IN (${literals(peers)})) AS grid
       JOIN (SELECT DISTINCT variable, time_period, area FROM ${tables.observations} WHERE area IN (${literals(peers)})) AS city
         USING (variable, time_period)
     WHERE NOT EXISTS (SELECT 1 FROM ${tables.observations} AS o
       WHERE o.variable = grid.variable AND o.time_period = grid.time_period AND o.area = city.area AND ${same})
     ORDER BY ALL`,
  );
  return absent.flatMap(({ variable, time_period, area, key }) =>
    isKnownGap(mapping, variable, time_period, area)
      ? []
      : [
          issue(
            'missing-area',
            {
              file: source.id,
              column: source.map.area.column,
              value: `${areaName(mapping, area)} (${key || '_T'})`,
            },
            { variable, period: time_period },
          ),
        ],
  );
}

function isKnownGap({ source }: Mapping, variable: string, period: string, area: string): boolean {
  return (source.expect?.missing ?? []).some(
    (gap) =>
      gap.area === area &&
      (gap.variable === undefined || gap.variable === variable) &&
      (gap.period === undefined || gap.period === period),
  );
}

function dimensions({ registry }: Mapping): readonly string[] {
  return registry.dimensions.map(identifier);
}
