import { compileBackCorrection } from '../../indicators/back-correction-sql.ts';
import { compileBreaks, compileMarks, compileSignedBreaks } from '../../indicators/break-sql.ts';
import { compileIndicator, indicatorTable } from '../../indicators/indicator-sql.ts';
import { periodFunctions } from '../../indicators/period-sql.ts';
import { rangeOf } from '../../indicators/range.ts';
import { type Registry, termsOf } from '../../indicators/registry.ts';
import { type Context, tilesOf } from '../../indicators/term-sql.ts';
import {
  bandsOf,
  compileDelivered,
  compileDisagreements,
  compileHoldings,
  compileTotals,
  compileVariable,
  type Holding,
  totalRules,
} from '../../indicators/variable-sql.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { plainNumber } from '../../schemas/sql-quote.ts';
import type { Indicator, Variable } from '../../schemas/types.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { Project } from '../project.ts';
import { areaName } from './area-name.ts';
import { brokenChanges } from './broken-changes.ts';
import { compareCities } from './compare-cities.ts';
import { indicatorJumps } from './indicator-jumps.ts';
import { ratioFindings } from './ratio-findings.ts';

/** Observations → variables → indicators, all as tables in the warehouse, with what compares them; reports what cannot be computed or is doubtful. */
export async function aggregate(project: Project, warehouse: Warehouse): Promise<readonly Issue[]> {
  const { registry } = project;
  const holdings = new Map<string, readonly Holding[]>();
  const issues: Issue[] = [];
  for (const statement of periodFunctions) await warehouse.run(statement);
  await warehouse.run(compileBreaks(registry));
  for (const [id, variable] of registry.variables) {
    await buildVariable(id, variable, registry, holdings, warehouse);
    issues.push(...(await disagreements(id, variable, registry, warehouse)));
  }
  const context: Context = {
    registry,
    based: basedVariables(project),
    holdings: (variable, dimension) => holdings.get(`${variable} ${dimension}`) ?? [],
  };
  for (const [id, indicator] of registry.indicators) {
    issues.push(...untiled(id, indicator, context));
    await warehouse.run(compileIndicator(id, indicator, context));
    issues.push(...(await outOfRange(id, indicator, warehouse)));
    issues.push(...(await indicatorJumps(id, indicator, project, warehouse)));
    issues.push(...(await brokenChanges(id, indicator, context, warehouse)));
    issues.push(...(await ratioFindings(id, indicator, context, warehouse)));
  }
  return [...issues, ...(await compareCities(context, warehouse))];
}

async function buildVariable(
  id: string,
  variable: Variable,
  registry: Registry,
  holdings: Map<string, readonly Holding[]>,
  warehouse: Warehouse,
): Promise<void> {
  await warehouse.run(compileDelivered(id, variable));
  await warehouse.run(compileSignedBreaks(id));
  for (const dimension of variable.dimensions) {
    holdings.set(`${id} ${dimension}`, await warehouse.rows<Holding>(compileHoldings(id, dimension)));
  }
  for (const rule of totalRules(variable, registry)) {
    const codelist = registry.codelists.get(rule.dimension);
    if (!codelist) throw new Error(`no code list ${rule.dimension}`);
    const statement = compileTotals(
      id,
      variable,
      rule,
      codelist,
      holdings.get(`${id} ${rule.dimension}`) ?? [],
    );
    if (statement !== '') await warehouse.run(statement);
  }
  await warehouse.run(compileMarks(id, variable));
  await warehouse.run(compileVariable(id, variable));
  for (const one of registry.breaks) {
    for (const statement of compileBackCorrection(id, variable, one)) await warehouse.run(statement);
  }
}

/** A variable has a basis when one of its sources declares one; _Z is none, even where a footer guards it. */
export function basedVariables({ sources }: Project): ReadonlySet<string> {
  const based = [...sources.values()].filter(({ map }) => (map.basis?.const ?? '_Z') !== '_Z');
  return new Set(based.flatMap(({ map }) => map.values.map(({ variable }) => variable)));
}

async function disagreements(
  id: string,
  variable: Variable,
  registry: Registry,
  warehouse: Warehouse,
): Promise<readonly Issue[]> {
  const rows = await warehouse.rows<{
    area: string;
    time_period: string;
    source: string;
    other: string;
    value: string;
    otherValue: string;
    key: string;
    record: number | null;
    otherRecord: number | null;
  }>(compileDisagreements(id, variable));
  return rows.map(({ area, time_period, source, other, value, otherValue, key, record, otherRecord }) => {
    const name = areaName({ registry }, area);
    const details = { variable: id, area: key === '' ? name : `${name} (${key})`, period: time_period };
    return issue(
      'sources-disagree',
      { file: source, record, column: id, value },
      {
        ...{ ...details, source, other, otherValue },
        otherLine: otherRecord === null ? '' : ` (Zeile ${otherRecord})`,
        otherLineen: otherRecord === null ? '' : ` (line ${otherRecord})`,
      },
    );
  });
}

/** Bounds of a term that the bands of a source do not tile: nothing is interpolated. */
function untiled(id: string, indicator: Indicator, context: Context): readonly Issue[] {
  return termsOf(indicator).flatMap(({ term }) =>
    Object.entries(term.where ?? {}).flatMap(([dimension, range]) => {
      if (typeof range === 'string') return [];
      const codelist = context.registry.codelists.get(dimension);
      const value = `${range.from ?? 0}–${range.below ?? '…'}`;
      return tilesOf(term.variable, dimension, range, context)
        .filter(({ tiled }) => !tiled)
        .map(({ holding }) =>
          issue(
            'term-not-tiled',
            { file: `indicators/${id}.yaml`, column: dimension, value },
            {
              source: holding.source,
              period: holding.time_period,
              known: codelist
                ? bandsOf(codelist, holding.codes)
                    .map(({ code }) => code)
                    .join(', ')
                : '',
            },
          ),
        );
    }),
  );
}

/** Figures that cannot be right although each side of them could. */
async function outOfRange(id: string, indicator: Indicator, warehouse: Warehouse): Promise<readonly Issue[]> {
  const { min, max } = rangeOf(indicator);
  const tests = [
    ...(min === null ? [] : [`obs_value < ${min}`]),
    ...(max === null ? [] : [`obs_value > ${max}`]),
  ];
  if (tests.length === 0) return [];
  const rows = await warehouse.rows<{ area: string; period: string; share: string }>(
    `SELECT area_name AS area, time_period AS period, ${plainNumber('obs_value')} AS share
     FROM ${indicatorTable(id)} WHERE ${tests.join(' OR ')} ORDER BY ALL`,
  );
  const range = `${min ?? '…'}–${max ?? '…'}`;
  return rows.map(({ area, period, share }) =>
    issue('share-out-of-range', { file: `indicators/${id}.yaml`, value: id }, { area, period, share, range }),
  );
}
