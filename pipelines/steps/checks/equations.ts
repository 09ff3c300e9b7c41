import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, literal, plainNumber } from '../../../schemas/sql-quote.ts';
import type { Source } from '../../../schemas/types.ts';
import { areaName } from '../area-name.ts';
import type { Mapping } from '../map.ts';
import type { CheckInput } from './input.ts';

type Equation = NonNullable<NonNullable<Source['expect']>['equal']>[number];
type Term = Equation['left'][number];

/** Figures of one file of which the source says that they must agree. Both sides are kept; nothing is corrected. */
export async function checkEquations({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source } = mapping;
  const issues: Issue[] = [];
  for (const equation of source.expect?.equal ?? []) {
    const found = await warehouse.rows<Difference>(compileEquation(equation, mapping));
    issues.push(
      ...found.map(({ area, period, record, value, total, difference }) =>
        issue(
          'equation-differs',
          { file: source.id, record, value },
          {
            ...{ area: areaName(mapping, area), period, total, difference, reason: equation.because },
            ...{ left: sayTerms(equation.left), right: sayTerms(equation.right) },
          },
        ),
      ),
    );
  }
  return issues;
}

/** `arrivals − departures (sex=F)`. */
function sayTerms(terms: readonly Term[]): string {
  return terms
    .map(({ variable, where = {}, minus = false }, index) => {
      const codes = Object.entries(where).map(([dimension, code]) => `${dimension}=${code}`);
      const name = codes.length > 0 ? `${variable} (${codes.join(', ')})` : variable;
      const sign = minus ? '− ' : index > 0 ? '+ ' : '';
      return `${sign}${name}`;
    })
    .join(' ');
}

/** SQL: where the sides differ by more than the tolerance. A side with an unknown term says nothing. */
function compileEquation({ left, right, tolerance = 0 }: Equation, mapping: Mapping): string {
  return `SELECT one.area, one.time_period AS period, least(one.record, other.record) AS record,
  ${plainNumber('one.value')} AS value, ${plainNumber('other.value')} AS total,
  ${plainNumber('other.value - one.value')} AS difference
FROM (${compileSide(left, mapping)}) AS one JOIN (${compileSide(right, mapping)}) AS other USING (area, time_period, basis)
WHERE abs(one.value - other.value) > ${tolerance} ORDER BY ALL`;
}

function compileSide(terms: readonly Term[], mapping: Mapping): string {
  return `SELECT area, time_period, basis, sum(value) AS value, min(record) AS record
FROM (${terms.map((term) => compileTerm(term, mapping)).join('\n  UNION ALL ')})
GROUP BY area, time_period, basis HAVING count(value) = ${terms.length}`;
}

/** SQL: the cells of one term; a dimension that it does not fix is the total. */
function compileTerm({ variable, where = {}, minus = false }: Term, { tables, registry }: Mapping): string {
  const own = registry.variables.get(variable)?.dimensions ?? [];
  const tests = own.map((dimension) => `${identifier(dimension)} = ${literal(where[dimension] ?? '_T')}`);
  return `SELECT area, time_period, basis, ${minus ? '-' : ''}obs_value AS value, record FROM ${tables.observations}
  WHERE ${[`variable = ${literal(variable)}`, ...tests].join(' AND ')}`;
}

interface Difference {
  readonly area: string;
  readonly period: string;
  readonly record: number;
  readonly value: string;
  readonly total: string;
  readonly difference: string;
}
