import { codesInWords } from '../../../indicators/codes-sql.ts';
import { compileJumps, type Jump, uncertaintyOf, usualJump } from '../../../indicators/jump-sql.ts';
import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, literal, literals, plainNumber } from '../../../schemas/sql-quote.ts';
import type { Variable } from '../../../schemas/types.ts';
import { type Comparison, cellName } from './comparison.ts';

/** Figures that do not go with their series, as far as this file brings or changes one of the two years. */
export async function findJumps(comparison: Comparison): Promise<readonly Issue[]> {
  const { registry, warehouse } = comparison;
  const issues: Issue[] = [];
  const series = await warehouse.rows<{ variable: string }>(
    'SELECT variable FROM next_series GROUP BY variable HAVING count(DISTINCT time_period) > 1 ORDER BY variable',
  );
  for (const { variable } of series) {
    const definition = registry.variables.get(variable);
    if (!definition) continue;
    const key = ['basis', ...definition.dimensions.map(identifier)];
    const sql = compileJumps({ rows: compileSeries(variable, definition, comparison), key });
    const found = await warehouse.rows<Jump & Origin>(
      `SELECT jump.*, ${codesInWords(definition.dimensions, 'jump')} AS codes, own.record, own."column"
       FROM (${sql}) AS jump JOIN next_series AS own ON own.variable = ${literal(variable)} AND own.area = jump.area
         AND own.time_period = jump.period AND ${key.map((name) => `own.${name} = jump.${name}`).join(' AND ')}
       WHERE ${['period', 'before_period'].map((period) => isNew(variable, period, key)).join(' OR ')}
       ORDER BY ALL`,
    );
    issues.push(...found.map((jump) => sayJump(variable, jump, comparison)));
  }
  return issues;
}

function sayJump(variable: string, jump: Jump & Origin, comparison: Comparison): Issue {
  const { area, codes, period, value, series, deviation, isGrave, record, column } = jump;
  return issue(
    'series-jump',
    { file: comparison.source.id, record, column, value },
    {
      ...{ variable, area: cellName(comparison, area, codes), period, series },
      ...{ deviation: deviation.replace('.', ','), deviationen: deviation },
    },
    isGrave ? 'error' : 'warning',
  );
}

/** SQL: the figures of a variable, as they would be published of this source. */
function compileSeries(id: string, variable: Variable, { source, registry }: Comparison): string {
  const { report = usualJump.report, hold = usualJump.hold } = source.expect?.jump?.[id] ?? {};
  const decimals = variable.decimals ?? 0;
  const isCount = decimals === 0 && variable.kind !== 'rate';
  const epochs = registry.breaks
    .filter(({ variables }) => variables.includes(id))
    .map(({ from, bases }) => {
      const own = bases ? ` AND basis IN (${literals(bases)})` : '';
      return `(time_period >= ${literal(from.slice(0, 4))}${own})::INTEGER`;
    });
  return `SELECT *, contains(area, '.') AS level, ${plainNumber('obs_value')} AS text,
  ${uncertaintyOf('obs_value', decimals, isCount)},
  ${epochs.join(' + ') || '0'} AS epoch, ${report} AS report, ${hold} AS hold
FROM next_series WHERE variable = ${literal(id)} AND obs_value IS NOT NULL`;
}

/** SQL: whether the accepted data have another figure, or none, in a year of the jump. */
function isNew(variable: string, period: string, key: readonly string[]): string {
  const same = key.map((name) => `NAME.${name} = jump.${name}`).join(' AND ');
  return `NOT EXISTS (SELECT 1 FROM accepted_series AS old JOIN next_series AS now USING (variable, area, time_period, obs_value, ${key.join(', ')})
    WHERE variable = ${literal(variable)} AND area = jump.area AND time_period = jump.${period} AND ${same.replaceAll('NAME.', 'old.')})`;
}

interface Origin {
  readonly codes: string;
  readonly record: number;
  readonly column: string;
}
