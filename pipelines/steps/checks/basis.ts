import { type Issue, issue } from '../../../schemas/issues.ts';
import type { CheckInput } from './input.ts';

/** A basis label holds only inside its years and only while the file says so. */
export async function checkBasis({ mapping, table, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const { basis } = source.map;
  if (!basis) return [];
  const issues: Issue[] = [];
  const words = `${table.preamble}\n${table.footer}`.replace(/\s+/g, ' ');
  if (basis.footer !== undefined && !words.includes(basis.footer.replace(/\s+/g, ' '))) {
    issues.push(issue('basis-unconfirmed', { file: source.id, value: basis.footer }, { basis: basis.const }));
  }
  const outside = await warehouse.rows<{ time_period: string; record: number }>(
    `SELECT time_period, min(record)::INTEGER AS record FROM ${tables.observations}
     WHERE NOT (left(time_period, 4)::INTEGER BETWEEN ${basis.from ?? 0} AND ${basis.until ?? 9999})
     GROUP BY time_period ORDER BY time_period`,
  );
  return [
    ...issues,
    ...outside.map(({ time_period, record }) =>
      issue(
        'basis-period',
        { file: source.id, record, column: 'time_period', value: time_period },
        { basis: basis.const, from: basis.from ?? '…', until: basis.until ?? '…' },
      ),
    ),
  ];
}

/** Another Stichtag in a file is an issue, not another row. */
export async function checkReferenceDates({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const basis = source.map.basis?.const ?? '_Z';
  const dates = await warehouse.rows<{ variable: string; ref_date: string; record: number }>(
    `SELECT variable, ref_date, min(record)::INTEGER AS record FROM ${tables.observations}
     WHERE ref_date IS NOT NULL GROUP BY variable, ref_date ORDER BY ALL`,
  );
  return dates.flatMap(({ variable, ref_date, record }) => {
    const reference = registry.variables.get(variable)?.reference;
    const expected = reference?.[basis] ?? reference?.default;
    return expected === undefined || ref_date.endsWith(expected)
      ? []
      : [issue('reference-date', { file: source.id, record, value: ref_date }, { variable, expected })];
  });
}
