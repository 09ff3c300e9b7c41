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
  const variables = new Set(mapping.values.map(({ variable }) => variable));
  const verdicts = new Map([...variables].map((variable) => [variable, verdict(variable)]));
  const wrong = [...verdicts].map(
    ([variable, own]) => `(variable = ${literal(variable)} AND (${own.wrong}))`,
  );
  const rows = await warehouse.rows<Figure>(
    `SELECT variable, area, time_period, ${plainNumber('obs_value')} AS value, record, "column" FROM ${tables.observations}
     WHERE ${wrong.join(' OR ')} ORDER BY ALL`,
  );
  return rows.map(({ variable, area, time_period, value, record, column }) =>
    issue(
      code,
      { file: source.id, record, column, value },
      {
        variable,
        area: areaName(mapping, area),
        period: time_period,
        ...verdicts.get(variable)?.details,
      },
    ),
  );
}

interface Figure {
  readonly variable: string;
  readonly area: string;
  readonly time_period: string;
  readonly value: string;
  readonly record: number;
  readonly column: string;
}

/** The observation contract, as SQL. Cells that are no figure at all are reported as such already. */
export async function checkSchema({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const rows = `FROM ${tables.observations} WHERE record NOT IN (SELECT record FROM ${tables.cells} WHERE NOT ok)`;
  const predicates = predicatesOf(readSchema('observation'), registry.dimensions);
  const verdicts = predicates.map(({ property, sql }) => `bool_or(NOT ${sql}) AS ${identifier(property)}`);
  const [isBroken = {}] = await warehouse.rows<Readonly<Record<string, boolean | null>>>(
    `SELECT ${verdicts.join(', ')} ${rows}`,
  );
  const issues: Issue[] = [];
  for (const { property, sql } of predicates.filter((one) => isBroken[one.property])) {
    const columns = property.split(', ').map((name) => `${identifier(name)}::VARCHAR`);
    const bad = await warehouse.rows<{ record: number; value: string | null }>(
      `SELECT record, concat_ws(', ', ${columns.join(', ')}) AS value ${rows} AND NOT ${sql} ORDER BY ALL`,
    );
    issues.push(
      ...bad.map(({ record, value }) =>
        issue('observation-invalid', { file: source.id, record, column: property, value }),
      ),
    );
  }
  return issues;
}
