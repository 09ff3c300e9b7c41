import { codesOf } from '../../../indicators/registry.ts';
import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, literal, literals, plainNumber } from '../../../schemas/sql-quote.ts';
import { areaName } from '../area-name.ts';
import type { Mapping } from '../map.ts';
import type { CheckInput } from './input.ts';

interface Difference {
  readonly area: string;
  readonly time_period: string;
  readonly total: string;
  readonly parts: string;
  readonly record: number;
}

/**
 * Parts and total: where every part is known they must give the total, within the tolerance that the source
 * declares; where some are not known, the known ones must not exceed it.
 */
export async function checkParts({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, registry } = mapping;
  const variables = [...new Set(mapping.values.map(({ variable }) => variable))].sort();
  const issues: Issue[] = [];
  for (const variable of variables) {
    const definition = registry.variables.get(variable);
    if (!definition || definition.kind === 'rate') continue;
    for (const dimension of definition.dimensions) {
      const codelist = registry.codelists.get(dimension);
      for (const [total, parts] of Object.entries(codelist?.totals ?? {})) {
        const codes = Array.isArray(parts) ? parts : codesOf(codelist).filter((code) => code !== total);
        const rule: Rule = {
          variable,
          dimension,
          total,
          codes,
          kind: Array.isArray(parts) ? 'listed' : parts,
        };
        const differences = await warehouse.rows<Difference>(compileParts(mapping, rule));
        issues.push(
          ...differences.map((one) =>
            issue(
              'parts-differ',
              { file: source.id, record: one.record, column: dimension, value: one.parts },
              {
                variable,
                area: areaName(mapping, one.area),
                period: one.time_period,
                dimension: `${dimension} ${total}`,
                total: one.total,
              },
            ),
          ),
        );
      }
    }
  }
  return issues;
}

interface Rule {
  readonly variable: string;
  readonly dimension: string;
  readonly total: string;
  readonly codes: readonly string[];
  readonly kind: 'listed' | 'delivered' | 'tiling';
}

/** SQL: totals whose parts differ. Bands overlap, so each of them alone must not exceed the total. */
function compileParts({ source, tables, registry }: Mapping, rule: Rule): string {
  const tolerance = source.expect?.parts?.[rule.dimension]?.tolerance ?? 0;
  const own = identifier(rule.dimension);
  const others = registry.dimensions.filter((name) => name !== rule.dimension).map(identifier);
  const same = ['variable', 'area', 'time_period', 'basis', ...others]
    .map((name) => `part.${name} = total.${name}`)
    .join(' AND ');
  const unknown = `bool_or(part.obs_value IS NULL AND part.reason IS DISTINCT FROM 'not_possible')`;
  const complete =
    rule.kind === 'listed' ? `(count(*) = ${rule.codes.length} AND NOT ${unknown})` : `NOT ${unknown}`;
  const sum = rule.kind === 'tiling' ? 'max(part.obs_value)' : 'coalesce(sum(part.obs_value), 0)';
  const differ =
    rule.kind === 'tiling'
      ? `${sum} > total.obs_value + ${tolerance}`
      : `CASE WHEN ${complete} THEN abs(${sum} - total.obs_value) > ${tolerance} ELSE ${sum} > total.obs_value + ${tolerance} END`;
  return `SELECT total.area, total.time_period, ${plainNumber('total.obs_value')} AS total,
  ${plainNumber(sum)} AS parts, total.record
FROM ${tables.observations} AS total JOIN ${tables.observations} AS part ON ${same}
WHERE total.variable = ${literal(rule.variable)} AND total.${own} = ${literal(rule.total)}
  AND part.${own} IN (${literals(rule.codes)}) AND total.obs_value IS NOT NULL
GROUP BY total.area, total.time_period, total.obs_value, total.record, ${others.map((name) => `total.${name}`).join(', ')}
HAVING ${differ}
ORDER BY ALL`;
}
