import { type Issue, issue } from '../../schemas/issues.ts';
import { literal } from '../../schemas/sql-quote.ts';
import { findChanges } from './compare/changes.ts';
import { type Comparison, compileComparison } from './compare/comparison.ts';
import { findContradicted } from './compare/contradicted.ts';
import { findExchanged } from './compare/exchanged.ts';
import { findGone } from './compare/gone.ts';
import { findJumps } from './compare/jumps.ts';
import { findLostFigures } from './compare/lost-figures.ts';
import { findLostValues } from './compare/lost-values.ts';
import { findRepeated } from './compare/repeated.ts';
import { findUnits } from './compare/units.ts';
import { compileHolders, type LoadedSnapshot } from './load.ts';
import { shorten } from './shorten.ts';

/** A snapshot that may become part of what is published. */
export interface Candidate extends LoadedSnapshot {
  readonly stand: string | null;
}

/** How many issues of one kind are listed one by one. */
const listed = 10;

/**
 * Compares a file, cell by cell, with what is published of its source. `line` holds the accepted snapshots and the
 * candidate at its place among them, oldest first: what an older file says of a period that a newer one holds, counts
 * for nothing. `others` reads the accepted files of other sources.
 */
export async function compareWithAccepted(
  comparison: Comparison,
  line: readonly Candidate[],
  candidate: Candidate,
  others: () => Promise<readonly LoadedSnapshot[]>,
): Promise<readonly Issue[]> {
  const { source, registry, warehouse } = comparison;
  const accepted = line.filter((one) => one !== candidate);
  const last = accepted.at(-1);
  const next = source.snapshot === 'whole' ? line.slice(-1) : line;
  await warehouse.run(`CREATE OR REPLACE TABLE next_series AS ${compileHolders(next, registry)}`);
  const before = last ? compileHolders(accepted, registry) : 'FROM next_series LIMIT 0';
  await warehouse.run(`CREATE OR REPLACE TABLE accepted_series AS ${before}`);
  const jumps = await findJumps(comparison);
  if (!last) return listFirst(jumps, source.id);
  await warehouse.run(compileComparison(source, registry));
  const lost = isLast(candidate, line) || source.snapshot === 'window';
  const issues = [
    ...(await olderStand(candidate, last, comparison)),
    ...(lost ? await findLostFigures(comparison, last.table, candidate.table) : []),
    ...(await findGone(comparison)),
    ...(await findLostValues(comparison)),
    ...(await findRepeated(comparison)),
    ...(await findUnits(comparison)),
    ...(await findExchanged(comparison)),
    ...(await findChanges(comparison)),
    ...(await findContradicted(comparison, others)),
    ...jumps,
  ];
  return listFirst(issues, source.id);
}

function listFirst(issues: readonly Issue[], file: string): readonly Issue[] {
  return shorten(issues, listed, (value, kind) => issue('more-changes', { file, value }, { kind }));
}

function isLast(candidate: Candidate, line: readonly Candidate[]): boolean {
  return line.at(-1) === candidate;
}

/** Periods that the candidate has, but a newer accepted file holds. */
async function olderStand(
  { snapshot, stand, table }: Candidate,
  last: Candidate,
  { source, warehouse }: Comparison,
): Promise<readonly Issue[]> {
  const held = await warehouse.rows<{ period: string }>(
    `SELECT DISTINCT own.time_period AS period FROM (SELECT DISTINCT variable, time_period FROM ${table}) AS own
     WHERE NOT EXISTS (SELECT 1 FROM next_series AS next WHERE next.snapshot = ${literal(snapshot)}
       AND next.variable = own.variable AND next.time_period = own.time_period)
     ORDER BY period`,
  );
  if (held.length === 0) return [];
  const periods = held.map(({ period }) => period).join(', ');
  const place = { file: source.id, column: 'Stand', value: (stand ?? '–').slice(0, 10) };
  return [issue('older-stand', place, { stand: (last.stand ?? '–').slice(0, 10), periods })];
}
