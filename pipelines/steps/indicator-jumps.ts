import { codesInWords } from '../../indicators/codes-sql.ts';
import { indicatorTable } from '../../indicators/indicator-sql.ts';
import { compileJumps, type Jump, uncertaintyOf, usualJump } from '../../indicators/jump-sql.ts';
import { isChange } from '../../indicators/range.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { identifier, plainNumber } from '../../schemas/sql-quote.ts';
import type { Indicator } from '../../schemas/types.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import { areaName } from './area-name.ts';

type Areas = Parameters<typeof areaName>[0];

/** Figures that do not go with their series although those they are computed from may. A change has no level to jump from. */
export async function indicatorJumps(
  id: string,
  indicator: Indicator,
  areas: Areas,
  warehouse: Warehouse,
): Promise<readonly Issue[]> {
  if (isChange(indicator)) return [];
  const by = indicator.by ?? [];
  const jumps = compileJumps({
    rows: compileSeries(id, indicator),
    key: ['basis', ...by.map(identifier)],
  });
  const found = await warehouse.rows<Jump & { readonly codes: string }>(
    `SELECT *, ${codesInWords(by)} AS codes FROM (${jumps}) ORDER BY ALL`,
  );
  return found.map(({ area, codes, period, value, series, deviation }) => {
    const name = areaName(areas, area);
    return issue(
      'indicator-jump',
      { file: `indicators/${id}.yaml`, value: id },
      {
        ...{ area: codes === '' ? name : `${name} (${codes})`, key: area, period, figure: value, series },
        ...{ deviation: deviation.replace('.', ','), deviationen: deviation },
      },
    );
  });
}

/** SQL: the figures of areas. What a ratio is made of are counts, and makes it as unsure as they are. */
function compileSeries(id: string, { jump, decimals, by = [], ratio }: Indicator): string {
  const series = ['ref_area', 'basis', ...by.map(identifier)].join(', ');
  const counted = ratio
    ? ['numerator', 'denominator'].map((side) => ` + coalesce(1 / greatest(${side}, 1)::DOUBLE, 0)`).join('')
    : '';
  const isCount = decimals === 0 && !ratio;
  return `SELECT * REPLACE (uncertainty${counted} AS uncertainty) FROM (
    SELECT ref_area AS area, area_level AS level, time_period, basis, ${by.map((name) => `${identifier(name)}, `).join('')}
      obs_value, ${plainNumber('obs_value')} AS text, numerator, denominator, ${uncertaintyOf('obs_value', decimals, isCount)},
      sum("break"::INTEGER) OVER (PARTITION BY ${series} ORDER BY time_period) AS epoch,
      ${jump ?? usualJump.report} AS report, ${usualJump.hold} AS hold
    FROM ${indicatorTable(id)} WHERE area_level <> 'group' AND obs_value IS NOT NULL)`;
}
