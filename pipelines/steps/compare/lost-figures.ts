import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier } from '../../../schemas/sql-quote.ts';
import type { SourceDefinition } from '../../project.ts';
import type { Comparison } from './comparison.ts';

/**
 * What the last accepted file had and the new one has not: a variable with its codes. A template such as `{sex}` takes
 * the columns that are there, so only the last file can tell that one is lost.
 */
export async function findLostFigures(
  { source, registry, warehouse }: Comparison,
  last: string,
  next: string,
): Promise<readonly Issue[]> {
  const names = registry.dimensions;
  const key = ['variable', ...names.map(identifier)].join(', ');
  const lost = await warehouse.rows<Record<string, string>>(
    `SELECT DISTINCT ${key} FROM ${last} EXCEPT SELECT DISTINCT ${key} FROM ${next} ORDER BY ALL`,
  );
  return lost
    .map(({ variable = '', ...codes }) => ({ variable, codes: withoutTotals(codes) }))
    .filter((figure) => !isKnownLoss(source, figure))
    .map((figure) => issue('figures-gone', { file: source.id, value: sayFigure(figure) }));
}

/** A variable with the codes that are no totals. */
interface Figure {
  readonly variable: string;
  readonly codes: Readonly<Record<string, string>>;
}

function withoutTotals(codes: Readonly<Record<string, string>>): Figure['codes'] {
  return Object.fromEntries(Object.entries(codes).filter(([, code]) => code !== '_T' && code !== '_Z'));
}

/** `people sex=F`: with the dimension, because one letter can be a sex and a sector. */
function sayFigure({ variable, codes }: Figure): string {
  return [variable, ...Object.entries(codes).map(([dimension, code]) => `${dimension}=${code}`)].join(' ');
}

function isKnownLoss({ expect }: SourceDefinition, figure: Figure): boolean {
  const known = (expect?.gone ?? []).map(({ variable, where = {} }) =>
    sayFigure({ variable, codes: Object.fromEntries(Object.entries(where).sort()) }),
  );
  return known.includes(sayFigure(figure));
}
