import { literal } from '../../schemas/sql-quote.ts';
import type { SourceRead } from '../../schemas/types.ts';

/** How the publisher writes numbers: a pattern for the whole cell, and SQL that makes the number plain. */
export function numberStyle(read: SourceRead): {
  readonly decimal: string;
  readonly cell: string;
  readonly plain: (text: string) => string;
} {
  const decimal = read.numbers?.decimal ?? (pointed.has(read.parser) ? '.' : ',');
  const group = read.numbers?.group;
  const mark = decimal === '.' ? '\\.' : decimal;
  const separator = group === '.' ? '\\.' : group;
  const integer = separator === undefined ? '[0-9]+' : `(?:[0-9]{1,3}(?:${separator}[0-9]{3})+|[0-9]+)`;
  return {
    decimal,
    cell: `^(\\(?)\\s*([+-]?${integer}(?:${mark}[0-9]+)?)\\s*(\\)?)\\s*([a-z]?)$`,
    plain: (text) => {
      const ungrouped = group === undefined ? text : `replace(${text}, ${literal(group)}, '')`;
      return decimal === '.' ? ungrouped : `replace(${ungrouped}, ${literal(decimal)}, '.')`;
    },
  };
}

/** Kinds of files that hold numbers, not text that looks like them. */
const pointed: ReadonlySet<SourceRead['parser']> = new Set(['xlsx', 'geojson', 'json-stat'] as const);
