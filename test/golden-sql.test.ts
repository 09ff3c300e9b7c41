import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileBreaks, compileMarks } from '../indicators/break-sql.ts';
import { ratingsOf } from '../indicators/comparability-ratings.ts';
import { compileClasses } from '../indicators/comparability-sql.ts';
import { isCity } from '../indicators/comparability-tables.ts';
import { compileIndicator } from '../indicators/indicator-sql.ts';
import { periodFunctions } from '../indicators/period-sql.ts';
import { compileRanking } from '../indicators/ranking-sql.ts';
import type { Context } from '../indicators/term-sql.ts';
import { compileTotals, compileVariable, totalRules } from '../indicators/variable-sql.ts';
import { createFiles } from '../pipelines/effects/files.ts';
import { csv } from '../pipelines/parsers/csv.ts';
import { readProject } from '../pipelines/project.ts';
import { planColumns } from '../pipelines/steps/columns.ts';
import { compileCells, compileObservations, compileOwn, tablesOf } from '../pipelines/steps/map.ts';
import { repository } from './helpers/repository.ts';

const golden = join(repository, 'test/golden');
const { registry, sources } = await readProject(createFiles(join(golden, 'four-cities/project')));

/** The SQL of one small source and its indicators, to be read (and run) by a person: renewed with -u, never on CI. */
describe('the SQL of the golden project', () => {
  it('reads as before for a source', async () => {
    const source = sources.get('office/population');
    if (!source) throw new Error('no source office/population');
    const bytes = await readFile(join(golden, 'four-cities/mirror/population_2018.csv'));
    const { columns } = csv(bytes, source.read, source.id);
    const snapshot = '0123456789ab';
    const mapping = {
      source,
      snapshot,
      tables: tablesOf(source.id, snapshot),
      columns: new Map(columns.map(({ name }, index) => [name, `c${index}`])),
      values: planColumns(columns, source, registry).values,
      registry,
    };
    await matches('source-own', compileOwn(mapping));
    await matches('source-cells', compileCells(mapping));
    await matches('source-observations', compileObservations(mapping));
    const adding = { ...mapping, source: { ...source, map: { ...source.map, records: 'add' as const } } };
    await matches('source-observations-added', compileObservations(adding));
  });

  it('reads as before for a variable', async () => {
    const variable = registry.variables.get('population');
    const sex = registry.codelists.get('sex');
    if (!variable || !sex) throw new Error('no variable population by sex');
    const holdings = [{ source: 'office/population', time_period: '2018', codes: ['F', 'M'] }];
    const [rule] = totalRules(variable, registry);
    if (!rule) throw new Error('no total');
    await matches('variable-totals', compileTotals('population', variable, rule, sex, holdings));
    await matches('variable-breaks', compileMarks('population', variable));
    await matches('variable', compileVariable('population', variable));
  });

  it('reads as before for the registry of breaks', async () => {
    await matches('breaks', [...periodFunctions, compileBreaks(registry)].join(';\n'));
  });

  it.each(['population-total', 'population-density', 'population-change'])(
    'reads as before for %s',
    async (id) => {
      const indicator = registry.indicators.get(id);
      if (!indicator) throw new Error(`no indicator ${id}`);
      const context: Context = { registry, based: new Set(['population']), holdings: () => [] };
      await matches(`indicator-${id}`, compileIndicator(id, indicator, context));
    },
  );

  it('reads as before for the class in each row, and for a ranking', async () => {
    const context: Context = { registry, based: new Set(['population']), holdings: () => [] };
    await matches('classes', compileClasses('population-density'));
    for (const id of ['population-total', 'population-density']) {
      const indicator = registry.indicators.get(id);
      if (!indicator) throw new Error(`no indicator ${id}`);
      const cities = ratingsOf(id, registry, () => []).filter(isCity);
      await matches(`ranking-${id}`, compileRanking(id, indicator, cities, context));
    }
  });
});

async function matches(name: string, sql: string): Promise<void> {
  await expect(`${sql}\n`).toMatchFileSnapshot(join(golden, 'sql', `${name}.sql`));
}
