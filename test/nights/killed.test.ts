import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chance, chanceOf } from '../helpers/chance.ts';
import { killAt, type Moment, timePhases } from '../helpers/kill.ts';
import { leftovers, morningProblems } from '../helpers/morning.ts';
import { type Phase, phases, tinyNight } from '../helpers/night-after-night.ts';
import { thoroughly } from '../helpers/thoroughly.ts';
import { correct, delivered, published, writeProject } from '../helpers/tiny-state.ts';

const kills = Number(process.env.QUARTETT_KILLS ?? (thoroughly ? 400 : 8));
/** Fewer may miss a phase that lasts a millisecond. */
const hitsAll = kills >= 2 * phases.length;
const seed = Number(process.env.QUARTETT_SEED ?? Date.now() % 1_000_000);

let folder = '';
let times: ReadonlyMap<Phase, number> = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-killed-'));
  const root = await firstEvening('measured');
  await correct(root, 500_002);
  times = await timePhases(root);
});
afterAll(() => rm(folder, { recursive: true }));

it(`loses nothing in ${kills} kills, wherever they come (seed ${seed})`, async () => {
  const hits = new Map<Phase, number>();
  // Two states side by side, so that one is killed while the other is looked at.
  const lanes = [1, 2].map((lane) => killAgainAndAgain(`lane-${lane}`, chanceOf(seed + lane), hits));
  await Promise.allSettled(lanes); // One that goes on after the other has failed would write into what is being removed.
  await Promise.all(lanes);
  console.info(`where ${kills} kills came:`, Object.fromEntries(hits));
  if (hitsAll) expect(new Set(hits.keys())).toEqual(new Set(phases));
}, 3_600_000);

/** Half of the kills; more where they are many and a phase has not been hit yet. */
async function killAgainAndAgain(name: string, chance: Chance, hits: Map<Phase, number>): Promise<void> {
  let [root, state] = ['', ''];
  const isEnough = (kill: number) =>
    kill >= kills / 2 && (!hitsAll || hits.size === phases.length || kill >= kills);
  for (let kill = 0; !isEnough(kill); kill += 1) {
    // Each morning looks at all that is stored, so a store of hundreds of nights would take hours.
    if (kill % 25 === 0) {
      root = await firstEvening(name);
      state = (await readdir(join(root, 'data')))[0] ?? '';
    }
    await correct(root, (await delivered(root)) + 1);
    const moment = anyMoment(chance, hits);
    const hit = await killAt(root, moment);
    const where = `seed ${seed}, ${name}, kill ${kill}, ${moment.after} ms after ${moment.phase}, was at ${hit}`;
    expect(phases, where).toContain(hit);
    hits.set(hit as Phase, (hits.get(hit as Phase) ?? 0) + 1);

    expect(await morningProblems(root, state), where).toEqual([]);
    const newest = await delivered(root);
    expect([newest - 1, newest], where).toContain(await published(root));

    expect(await tinyNight(root), where).toBe(0);
    expect(await published(root), where).toBe(newest);
    expect(await morningProblems(root, state), where).toEqual([]);
    expect(await leftovers(root), where).toEqual([]);
  }
}

/** Some time within some phase, each phase as often as any other; at last those that have not been hit. */
function anyMoment(chance: Chance, hits: ReadonlyMap<Phase, number>): Moment {
  const missing = phases.filter((phase) => !hits.has(phase));
  const phase = chance.oneOf(missing.length > 0 && missing.length < 4 ? missing : phases);
  return { phase, after: chance.fraction() * (times.get(phase) ?? 0) };
}

async function firstEvening(name: string): Promise<string> {
  const root = join(folder, name);
  await rm(root, { recursive: true, force: true });
  await writeProject(root);
  await correct(root, 500_001);
  expect(await tinyNight(root)).toBe(0);
  return root;
}
