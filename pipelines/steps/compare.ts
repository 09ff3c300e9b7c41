import type { Registry } from '../../indicators/registry.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { identifier } from '../../schemas/sql-quote.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { SourceDefinition } from '../project.ts';

/**
 * What the last accepted file had and the new one has not: a variable with its codes. A template such as `{sex}` takes
 * the columns that are there, so only the last file can tell that one is lost.
 */
export async function compareWithLast(
  source: SourceDefinition,
  last: string,
  next: string,
  registry: Registry,
  warehouse: Warehouse,
): Promise<readonly Issue[]> {
  const codes = registry.dimensions.map((dimension) => `nullif(${identifier(dimension)}, '_Z')`).join(', ');
  const shape = (table: string) =>
    `SELECT DISTINCT variable, coalesce(nullif(concat_ws(' ', ${codes}), ''), '_T') AS codes FROM ${table}`;
  const lost = await warehouse.rows<{ variable: string; codes: string }>(
    `${shape(last)} EXCEPT ${shape(next)} ORDER BY ALL`,
  );
  return lost
    .map((one) => ({ ...one, codes: withoutTotals(one.codes) }))
    .filter(({ variable, codes: own }) => !isKnownLoss(source, variable, own))
    .map(({ variable, codes: own }) =>
      issue('figures-gone', { file: source.id, value: `${variable} ${own}`.trim() }),
    );
}

/** `F _T` says no more than `F`. */
function withoutTotals(codes: string): string {
  const parts = codes.split(' ').filter((code) => code !== '_T');
  return parts.length > 0 ? parts.join(' ') : '_T';
}

function isKnownLoss({ expect }: SourceDefinition, variable: string, codes: string): boolean {
  return (expect?.gone ?? []).some((gone) => gone.variable === variable && gone.codes === codes);
}
