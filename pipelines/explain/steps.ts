import { cellTable, partsOf, totalRules, variableTable } from '../../indicators/variable-sql.ts';
import type { Text } from '../../schemas/issues.ts';
import type { Variable } from '../../schemas/types.ts';
import { type Key, readCells } from './cells.ts';
import type { Rival, Step } from './explanation.ts';
import { amountOf, exact, listed, named, same, unitNamed } from './labels.ts';
import { type Row, rowsOf, type Tracing } from './tracing.ts';

/** The descent of one figure of a variable; `source` is given where only one source counts. */
export async function traceFigure(
  key: Key,
  label: Text,
  tracing: Tracing,
  source: string | null = null,
): Promise<Step> {
  const cells = await rowsOf(cellTable(key.variable), columnsOf(key), tracing);
  const winner = source ?? (await rowsOf(variableTable(key.variable), columnsOf(key), tracing))[0]?.source;
  const cell = cells.find((one) => one.source === winner);
  if (!cell) return absent(key.variable, label, tracing);
  const step = await traceCell(key, cell, label, tracing);
  return source === null ? { ...step, rivals: rivalsOf(cell, cells, tracing) } : step;
}

/** A figure for which no source has a cell. */
export function absent(variable: string, label: Text, { project: { registry } }: Tracing): Step {
  return {
    ...blank,
    label,
    how: 'absent',
    value: null,
    unit: unitNamed(variableOf(variable, registry.variables).unit, registry),
    status: named('status', 'L', registry),
  };
}

/** What most steps have not. */
export const blank = {
  reason: null,
  isSubtracted: false,
  isLeftOut: false,
  steps: [],
  cells: [],
  source: null,
  snapshot: null,
  rivals: [],
} as const;

async function traceCell(key: Key, cell: Row, label: Text, tracing: Tracing): Promise<Step> {
  const { registry } = tracing.project;
  const { unit } = variableOf(key.variable, registry.variables);
  const { source = null, snapshot = null } = cell;
  const step = { ...blank, label, ...amountOf(cell, unit, registry), source, snapshot };
  if (cell.derived === 'true' && cell.summed_over === null) {
    return { ...step, how: 'bridge', steps: await traceBridge(key, tracing) };
  }
  if (cell.derived === 'true') {
    return { ...step, how: 'parts', steps: await traceParts(key, cell, tracing) };
  }
  const cells = await readCells(key, cell, tracing);
  return { ...step, cells, how: cells.length > 1 ? 'records' : 'cell' };
}

/** What a year before a break was carried to the level after it from: its own figure, and the break's year on both. */
async function traceBridge(key: Key, tracing: Tracing): Promise<readonly Step[]> {
  const { registry } = tracing.project;
  const found = registry.breaks.find(
    ({ bridge, variables }) => bridge?.basis === key.basis && variables.includes(key.variable),
  );
  if (!found?.bridge) throw new Error(`no break leads to ${key.basis}`);
  const { old, new: after } = found.bridge;
  const steps: Step[] = [];
  for (const [basis, period] of [
    [old, key.period],
    [after, found.from.slice(0, 4)],
    [old, found.from.slice(0, 4)],
  ] as const) {
    const { label } = named('basis', basis, registry);
    const words = listed([label, same(period)]);
    steps.push(await traceFigure({ ...key, basis, period }, words, tracing));
  }
  return steps;
}

/** The parts from which a total was added within one source. */
async function traceParts(key: Key, cell: Row, tracing: Tracing): Promise<readonly Step[]> {
  const { registry } = tracing.project;
  const dimension = cell.summed_over ?? '';
  const codelist = registry.codelists.get(dimension);
  const rule = totalRules(variableOf(key.variable, registry.variables), registry).find(
    (one) => one.dimension === dimension && one.total === key.codes[dimension],
  );
  const holding = tracing.context
    .holdings(key.variable, dimension)
    .find((one) => one.source === cell.source && one.time_period === key.period);
  if (!codelist || !rule || !holding) throw new Error(`no rule for ${key.variable} over ${dimension}`);
  const steps: Step[] = [];
  for (const code of partsOf(rule, codelist, holding.codes)) {
    const part = { ...key, codes: { ...key.codes, [dimension]: code } };
    steps.push(await traceFigure(part, named(dimension, code, registry).label, tracing, holding.source));
  }
  return steps;
}

function rivalsOf(winner: Row, cells: readonly Row[], { project: { registry } }: Tracing): readonly Rival[] {
  return cells
    .filter((cell) => cell.source !== winner.source)
    .map((cell) => ({
      source: cell.source ?? '',
      snapshot: cell.snapshot ?? '',
      value: exact(cell.obs_value),
      status: named('status', cell.obs_status ?? 'L', registry),
      isDerived: cell.derived === 'true',
      isSame: cell.obs_value === winner.obs_value,
    }));
}

function columnsOf({ area, period, basis, codes }: Key): Readonly<Record<string, string>> {
  return { area, time_period: period, basis, ...codes };
}

function variableOf(id: string, variables: ReadonlyMap<string, Variable>): Variable {
  const variable = variables.get(id);
  if (!variable) throw new Error(`no variable ${id}`);
  return variable;
}
