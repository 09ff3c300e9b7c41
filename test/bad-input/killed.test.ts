import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../pipelines/effects/clock.ts';
import type { Effects } from '../../pipelines/effects/index.ts';
import { filesOf } from '../../pipelines/steps/release-files.ts';
import { isError } from '../../schemas/issues.ts';
import type { Release } from '../../schemas/types.ts';
import { validator } from '../../schemas/validator.ts';
import { type CliResult, cli } from '../helpers/cli.ts';
import { copySample, germanText, hashPublic, night } from '../helpers/night.ts';
import { makeProject } from '../helpers/project.ts';
import { publishedRows, rowWith } from '../helpers/published-rows.ts';

const kills = 10;

let folder = '';
let root = '';
let mirror = '';
/** Where the command line keeps the state of this mirror. */
let state = '';
/** Milliseconds that a night takes when nobody kills it. */
let whole = 0;

const nightly = (killAfter?: number): Promise<CliResult> =>
  cli(['nightly', '--root', root, '--mirror', mirror], killAfter === undefined ? {} : { killAfter });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-killed-'));
  root = join(folder, 'project');
  await makeProject(root, ['regionalstatistik/area']);
  mirror = await copySample(join(folder, 'mirror'), /\/11111-01-01-4_2018\.csv$/);
  expect((await nightly()).code).toBe(0);
  state = (await readdir(join(root, 'data')))[0] ?? '';
  await newFigure(1);
  const started = performance.now();
  expect((await nightly()).code).toBe(0);
  whole = performance.now() - started;
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it(`leaves a whole release behind whenever it is killed, and starts again (${kills} kills)`, async () => {
  let finished = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const earlier = await figure();
    const next = await newFigure(kill + 2);
    const delay = whole * (0.45 + (0.6 * kill) / kills);
    const { code } = await nightly(delay);
    if (code === 0) finished += 1;
    else expect(code).toBeNull();
    await expectWholeRelease();
    expect([earlier, next]).toContain(await figure());

    const { sources } = await night(root, { mirror, state, wrap: withTrueClock });
    // The corrected figure is reported, unless it was accepted before the kill.
    expect(sources.flatMap(({ issues }) => germanText(issues.filter(isError)))).toEqual(
      sources.map(() => ''),
    );
    await expectWholeRelease();
    expect(await figure()).toBe(next);
  }
  expect(kills - finished).toBeGreaterThanOrEqual(8);
}, 240_000);

/** The killed processes have seen the true time, so the night after them must see a later one. */
function withTrueClock(effects: Effects): Effects {
  return { ...effects, clock: systemClock };
}

/** Every file that release.json lists is there with its checksum, and no other. */
async function expectWholeRelease(): Promise<void> {
  const text = await readFile(join(root, 'output/public/release.json'), 'utf8');
  const release = JSON.parse(text) as Release;
  expect(validator()('release', release, 'release.json')).toEqual([]);
  const listed = [...filesOf(release), ...(release.compressed ?? [])];
  const { 'release.json': _, ...hashes } = await hashPublic(root);
  expect(hashes).toEqual(Object.fromEntries(listed.map(({ path, sha256 }) => [path, sha256])));
}

/** The publisher corrects the area of Mainz, so that there is something to release. */
async function newFigure(hundredths: number): Promise<string> {
  const path = join(mirror, '11111-01-01-4_2018.csv');
  const text = await readFile(path, 'latin1');
  const value = `97,${String(hundredths).padStart(2, '0')}`;
  await writeFile(path, text.replace(/(;07315;[^;]*;)97,\d\d/, `$1${value}`), 'latin1');
  return String(Number(value.replace(',', '.')));
}

async function figure(): Promise<string> {
  return rowWith(await publishedRows(root, 'area-total'), { ref_area: '07315000' }).obs_value ?? '';
}
