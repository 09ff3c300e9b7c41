import { type Issue, type IssueCode, issue } from '../../../schemas/issues.ts';
import { predicatesOf } from '../../../schemas/predicates.ts';
import { identifier, literal, plainNumber } from '../../../schemas/sql-quote.ts';
import { readSchema } from '../../../schemas/validator.ts';
import { areaName } from '../area-name.ts';
import { limitsOf, sayLimits } from '../limits.ts';
import type { CheckInput } from './input.ts';

/** Figures outside the limits of their variable. */
export function checkRanges(input: CheckInput): Promise<readonly Issue[]> {
  const { source, registry } = input.mapping;
  return judge(input, 'out-of-range', (variable) => {
    const limits = limitsOf(variable, source, registry);
    const tooHigh = limits.max === null ? '' : ` OR obs_value > ${limits.max}`;
    return { wrong: `obs_value < ${limits.min}${tooHigh}`, details: { range: sayLimits(limits) } };
  });
}

/** More decimal places than the variable has: a fraction of a person means another unit or decimal mark. */
export function checkDecimals(input: CheckInput): Promise<readonly Issue[]> {
  const { variables } = input.mapping.registry;
  return judge(input, 'too-many-decimals', (variable) => {
    const decimals = variables.get(variable)?.decimals ?? 0;
    return { wrong: `obs_value <> round(obs_value, ${decimals})`, details: { decimals } };
  });
}

interface Verdict {
  /** SQL that is true for a figure that cannot be right. */
  readonly wrong: string;
  /** What the message says of it. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** An issue for each figure of each variable that cannot be right. */
async function judge(
  { mapping, warehouse }: CheckInput,
  code: IssueCode,
  verdict: (variable: string) => Verdict,
): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const issues: Issue[] = [];
  for (const variable of [...new Set(mapping.values.map((value) => value.variable))].sort()) {
    const { wrong, details } = verdict(variable);
    const rows = await warehouse.rows<Figure>(
      `SELECT area, time_period, ${plainNumber('obs_value')} AS value, record, "column" FROM ${tables.observations}
       WHERE variable = ${literal(variable)} AND (${wrong}) ORDER BY ALL`,
    );
    issues.push(
      ...rows.map(({ area, time_period, value, record, column }) =>
        issue(
          code,
          { file: source.id, record, column, value },
          { variable, area: areaName(mapping, area), period: time_period, ...details },
        ),
      ),
    );
  }
  return issues;
}

interface Figure {
  readonly area: string;
  readonly time_period: string;
  readonly value: string;
  readonly record: number;
  readonly column: string;
}

/** The observation contract, as SQL. Cells that are no figure at all are reported as such already. */
export async function checkSchema({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const issues: Issue[] = [];
  for (const { property, sql } of predicatesOf(readSchema('observation'), registry.dimensions)) {
    const columns = property.split(', ').map((name) => `${identifier(name)}::VARCHAR`);
    const bad = await warehouse.rows<{ record: number; value: string | null }>(
      `SELECT record, concat_ws(', ', ${columns.join(', ')}) AS value FROM ${tables.observations} WHERE NOT ${sql} AND record NOT IN (SELECT record FROM ${tables.cells} WHERE NOT ok) ORDER BY ALL`,
    );
    issues.push(
      ...bad.map(({ record, value }) =>
        issue('observation-invalid', { file: source.id, record, column: property, value }),
      ),
    );
  }
  return issues;
}
