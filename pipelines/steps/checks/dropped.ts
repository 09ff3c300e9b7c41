import { type Issue, issue } from '../../../schemas/issues.ts';
import { identifier, literals } from '../../../schemas/sql-quote.ts';
import { rowTest } from '../map.ts';
import type { CheckInput } from './input.ts';

/** Counts the rows that were passed over, or that reach no district, by reason: nothing is dropped silently. */
export async function countDropped(input: CheckInput): Promise<readonly Issue[]> {
  return [...(await countOthers(input)), ...(await countSkipped(input)), ...(await countUnassigned(input))];
}

/** Rows of other areas, and those whose key is of another kind: a key that lost a digit would hide among them. */
async function countOthers({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const digits = registry.areas.schemes[source.map.area.scheme]?.digits ?? 0;
  const key = keyOf(mapping);
  const [others] = await warehouse.rows<{ alike: number; unlike: number }>(
    `SELECT count(*) FILTER (alike) AS alike, count(*) FILTER (NOT alike) AS unlike
     FROM (SELECT coalesce(regexp_full_match(${key}, '[0-9]{${digits}}'), false) AS alike FROM ${tables.raw}
       WHERE ${key} IS NULL OR ${key} NOT IN (SELECT key FROM ${tables.keys}))`,
  );
  const { alike = 0, unlike = 0 } = others ?? {};
  const place = (count: number) => ({ file: source.id, value: String(count) });
  return [
    ...(alike > 0 ? [issue('rows-ignored', place(alike))] : []),
    ...(unlike > 0 ? [issue('rows-other-level', place(unlike), { digits })] : []),
  ];
}

/** Each row counts for the first reason that excludes it. */
async function countSkipped({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const issues: Issue[] = [];
  const before: string[] = [];
  for (const { rows: filter, because } of source.map.skip ?? []) {
    if (filter === undefined) continue;
    const test = rowTest(mapping, filter);
    const [count] = await warehouse.rows<{ n: number }>(
      `SELECT count(*) AS n FROM ${tables.raw}
       WHERE ${keyOf(mapping)} IN (SELECT key FROM ${tables.keys}) AND ${[test, ...before].join(' AND ')}`,
    );
    before.push(`NOT (${test})`);
    const place = { file: source.id, value: String(count?.n ?? 0) };
    issues.push(issue('rows-skipped', place, { reason: because }));
  }
  return issues;
}

async function countUnassigned({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, registry } = mapping;
  const unassigned = registry.areas.areas.filter(({ level }) => level === 'unassigned');
  if (unassigned.length === 0) return [];
  const counts = await warehouse.rows<{ area: string; n: number }>(
    `SELECT area, count(*) AS n FROM ${tables.own} WHERE area IN (${literals(unassigned.map(({ id }) => id))})
     GROUP BY area ORDER BY area`,
  );
  if (counts.length === 0) return [];
  const cityOf = (id: string) => {
    const parent = unassigned.find((area) => area.id === id)?.parent;
    return registry.areas.areas.find((area) => area.id === parent)?.name ?? id;
  };
  const value = String(counts.reduce((sum, { n }) => sum + n, 0));
  const cities = counts.map(({ area, n }) => `${cityOf(area)} ${n}`).join(', ');
  return [issue('rows-unassigned', { file: source.id, value }, { cities })];
}

function keyOf({ source, columns }: CheckInput['mapping']): string {
  return identifier(columns.get(source.map.area.column) ?? '');
}
