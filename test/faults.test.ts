import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse, type Warehouse } from '../pipelines/effects/warehouse.ts';
import type { Project } from '../pipelines/project.ts';
import { type Judge, judgeOf } from './helpers/fault-verdict.ts';
import { faultsOf } from './helpers/faults.ts';
import { type Grid, readGrid } from './helpers/grid.ts';
import { sample } from './helpers/night.ts';
import { readRepository, shared } from './helpers/repository.ts';
import { thoroughly } from './helpers/thoroughly.ts';

/** They change what the figures mean, not the figures: someone must say so although nothing differs. */
const meaning = ['basis in the text', 'older Stand'];

/** Of large files only these are tried here; `npm run faults` tries them all. */
const asked = [
  ...['digit swapped', 'row removed', 'values of two cities exchanged', 'keys of two cities exchanged'],
  ...['factor 1000 in the figures', 'basis in the text', 'older Stand'],
];

const originals = join(shared, 'sources');
const present = existsSync(originals);
let project: Project;
let warehouse: Warehouse;

beforeAll(async () => {
  project = await readRepository();
  warehouse = await openWarehouse({ isSmall: true });
});
afterAll(() => warehouse.close());

describe('a fault in a second file of the sample', () => {
  it.each(filesBelow(sample))(
    '%s is noticed wherever a published figure changes',
    (path) => noticed(path, sample),
    120_000,
  );
});

describe.skipIf(!present || !thoroughly)(
  present ? 'a fault in a second original file' : 'skipped: ../shared/sources not present',
  () => {
    const texts = filesBelow(originals).filter((path) => /\d\.csv$|kreise?\.csv$/.test(path));
    it.each(texts)(
      '%s is noticed wherever a published figure changes',
      (path) => noticed(path, originals),
      240_000,
    );
  },
);

/** No fault may change a figure, or what it means, without a word. */
async function noticed(path: string, folder: string): Promise<void> {
  const { grid, judge } = await open(path, folder);
  const silent: string[] = [];
  const isLarge = grid.rows.length > 300;
  for (const { kind, where, rows } of faultsOf(grid, 1)) {
    if (isLarge && !asked.includes(kind)) continue;
    const { said, differs } = await judge.second(await grid.toBytes(rows));
    if (said === null && (differs || meaning.includes(kind))) silent.push(`${kind} at ${where}`);
  }
  expect(silent).toEqual([]);
}

async function open(path: string, folder: string): Promise<{ readonly grid: Grid; readonly judge: Judge }> {
  const source = [...project.sources.values()].find(({ request }) => path.includes(request.mirror));
  if (!source) throw new Error(`no source of ${path}`);
  const grid = await readGrid(readFileSync(join(folder, path)));
  return { grid, judge: await judgeOf(await grid.toBytes(grid.rows), source, project, warehouse) };
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true }).map(String);
  return paths.filter((path) => /\.(csv|xlsx)$/.test(path) && !path.startsWith('areas/')).sort();
}
