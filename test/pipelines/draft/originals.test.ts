import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse, type Warehouse } from '../../../pipelines/effects/warehouse.ts';
import { harmonize } from '../../../pipelines/harmonize.ts';
import { asSource, drafted, without } from '../../helpers/drafting.ts';
import { readRepository, shared } from '../../helpers/repository.ts';
import { hasOriginals, original, titled } from '../parsers/originals.ts';

/** Observations that draft and committed definition have alike, only the definition has, only the draft has. */
type Agreement = readonly [same: number, lost: number, added: number];

/**
 * The original files, each drafted as if nobody had ever defined its source. `answers` is what a person fills in where
 * the draft says „bitte ergänzen“; all else is taken as it was guessed.
 */
const files: readonly (readonly [file: string, source: string, agreement: Agreement, answers: object])[] = [
  ['regionalstatistik/11111-01-01-4_2018.csv', 'regionalstatistik/area', [4, 0, 0], {}],
  ['regionalstatistik/12411-0018_2015-2020_export2021.csv', 'destatis/population-by-age', [816, 0, 0], {}],
  ['regionalstatistik/12411-01-01-4_2018.csv', 'regionalstatistik/population', [12, 0, 0], {}],
  ['regionalstatistik/13111-07-05-4_2018.csv', 'regionalstatistik/employees-by-sector', [336, 0, 0], {}],
  [
    'regionalstatistik/13211-02-05-4_2015-2020_export2021.csv',
    'regionalstatistik/unemployment',
    [264, 0, 0],
    {},
  ],
  ['regionalstatistik/13211-02-05-4_2023_export2026.csv', 'regionalstatistik/unemployment', [44, 0, 0], {}],
  ['regionalstatistik/13211-02-05-4_2025_export2026.csv', 'regionalstatistik/unemployment', [44, 0, 0], {}],
  ['regionalstatistik/21111-01-03-4.csv', 'regionalstatistik/schools', [192, 0, 0], {}],
  ['regionalstatistik/23111-01-04-4_2017.csv', 'regionalstatistik/hospitals', [8, 0, 0], {}],
  ['regionalstatistik/82411-01-03-4.csv', 'regionalstatistik/disposable-income', [8, 0, 0], {}],
  [
    'zensus2022/1000A-0000_kreise.csv',
    'zensus/population',
    [4, 0, 0],
    { basis: { const: 'zensus-2022', from: 2022, until: 2022 } },
  ],
  [
    'wahlen-rlp/btw2025kreis.csv',
    'bundeswahlleiterin/federal-election-2025-kreise',
    [68, 0, 0],
    { period: { const: '2025-02-23', as: 'election-day' } },
  ],
  // Nobody can know without its legend that U and W are ways of voting, A the eligible voters and Z_ the second votes: the
  // draft leaves these columns open. What it does map has no way of voting, so no figure is the same.
  [
    'wahlen-rlp/BTW_2025_Wahlbezirke_endg.xlsx',
    'wahlen-rlp/federal-election-2025-polling-districts',
    [0, 2386, 164],
    { period: { const: '2025-02-23', as: 'election-day' } },
  ],
];

describe.skipIf(!hasOriginals)(titled('a draft of an original file'), () => {
  let warehouse: Warehouse;
  const repositoryProject = readRepository();
  beforeAll(async () => {
    warehouse = await openWarehouse({ isSmall: true });
  });
  afterAll(() => warehouse.close());

  it.each(files)('of %s gives the figures of %s', async (file, id, expected, answers) => {
    const project = await repositoryProject;
    const source = project.sources.get(id);
    if (!source) throw new Error(`no source ${id}`);
    const bytes = original(file);
    const draft = asSource(await drafted(bytes, basename(file), without(project, id)), source);
    const answered = { ...draft, map: { ...draft.map, ...answers } };
    const ours = await harmonize(bytes, 'aaaaaaaaaaaa', source, project, warehouse);
    const theirs = await harmonize(bytes, 'bbbbbbbbbbbb', answered, project, warehouse);

    const columns = `variable, area, time_period, ref_date, basis, ${project.registry.dimensions.join(', ')},
      obs_value, obs_status, conf_status, reason`;
    const count = async (sql: string) =>
      (await warehouse.rows<{ n: number }>(`SELECT count(*)::INTEGER AS n FROM (${sql})`))[0]?.n;
    const [one, other] = [ours, theirs].map(({ table }) => `SELECT ${columns} FROM ${table}`);
    const agreement = [
      await count(`${one} INTERSECT ${other}`),
      await count(`${one} EXCEPT ${other}`),
      await count(`${other} EXCEPT ${one}`),
    ];
    expect(agreement).toEqual(expected);
  });

  it('is tried on every original file', () => {
    const folders = ['regionalstatistik', 'wahlen-rlp', 'zensus2022'];
    const present = folders.flatMap((folder) =>
      readdirSync(join(shared, 'sources', folder)).map((name) => `${folder}/${name}`),
    );
    expect(files.map(([file]) => file).sort()).toEqual(present.sort());
  });
});
