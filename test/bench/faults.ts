import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWarehouse } from '../../pipelines/effects/warehouse.ts';
import { judgeOf, type Verdict } from '../helpers/fault-verdict.ts';
import { faultsOf } from '../helpers/faults.ts';
import { readGrid } from '../helpers/grid.ts';
import { readRepository } from '../helpers/repository.ts';

/**
 * `npm run faults -- <folder> [places]`: puts every kind of fault into every file of a mirror, as its second and as its
 * first snapshot, at so many places each, and prints who noticed what. Without a number: in all cells.
 */
const [folder = 'pipelines/sample', places = 'Infinity', only = ''] = process.argv.slice(2);
const project = await readRepository();
const warehouse = await openWarehouse();
const counts = new Map<string, number>();
for (const path of (await readdir(folder, { recursive: true })).sort()) {
  const source = [...project.sources.values()].find(({ request }) =>
    new RegExp(`(^|/)${request.mirror}[_.]`).test(path),
  );
  if (!source || !path.includes(only)) continue;
  const bytes = await readFile(join(folder, path));
  const grid = await readGrid(bytes);
  const judge = await judgeOf(await grid.toBytes(grid.rows), source, project, warehouse);
  for (const { kind, where, rows } of faultsOf(grid, Number(places))) {
    const changed = await grid.toBytes(rows);
    for (const [when, verdict] of [
      ['second', await judge.second(changed)],
      ['first', await judge.first(changed)],
    ] as const) {
      const outcome = say(verdict);
      count(`${when}\t${kind}\t${outcome}`);
      if (outcome === 'nothing' && when === 'second' && process.env.VERBOSE) console.log(path, kind, where);
    }
  }
  console.error(path);
}
for (const [line, n] of [...counts].sort(([one], [other]) => (one < other ? -1 : 1)))
  console.log(`${line}\t${n}`);
warehouse.close();

function say({ said, differs }: Verdict): string {
  return said ?? (differs ? 'shown in the revisions' : 'nothing');
}

function count(line: string): void {
  counts.set(line, (counts.get(line) ?? 0) + 1);
}
