import { expect, it } from 'vitest';
import type { Clock } from '../../pipelines/effects/clock.ts';
import type { Effects } from '../../pipelines/effects/index.ts';
import { ReleaseError } from '../../schemas/errors.ts';
import { type Chance, chanceOf } from '../helpers/chance.ts';
import { type FaultyOffice, faults, type OfficeFault, startFaultyOffice } from '../helpers/faulty-office.ts';
import { leftovers, morningProblems } from '../helpers/morning.ts';
import { type GoodNight, type NightOptions, night, reportOf } from '../helpers/night.ts';
import { publishedRows, rowWith } from '../helpers/published-rows.ts';
import { thoroughly } from '../helpers/thoroughly.ts';
import { writeProject } from '../helpers/tiny-state.ts';
import { fullDisk, mortalDisk, PowerCut } from '../helpers/unreliable-disk.ts';
import { withFolder } from '../helpers/with-folder.ts';

const nights = 14;
const anySeed = Number(process.env.QUARTETT_SEED ?? Date.now() % 1_000_000);
const seeds = Array.from({ length: thoroughly ? 20 : 1 }, (_, index) => anySeed + index);

/** What the machine may do of itself. */
const machineFaults = ['power cut', 'full disk', 'clock back', 'clock ahead'] as const;

/** One night as it was planned. */
interface Plan {
  readonly day: number;
  readonly office: ReadonlyMap<string, OfficeFault>;
  readonly machine: (typeof machineFaults)[number] | null;
}

it.each(seeds)(
  'two weeks of faults end every morning with a consistent release (seed %i)',
  async (seed) => {
    const office = await startFaultyOffice();
    try {
      await withFolder((root) => twoWeeks(root, office, chanceOf(seed)));
    } finally {
      await office.close();
    }
  },
  300_000,
);

async function twoWeeks(root: string, office: FaultyOffice, chance: Chance): Promise<void> {
  await writeProject(root, office.definitions);
  await night(root, { at: instantOf(0) });
  /** The figures that may stand in the release: several where a run died after it may have accepted a file. */
  const legal = new Map(office.sources.map((source) => [source, new Set([office.figure(source)])]));
  for (let day = 1; day <= nights; day += 1) {
    const plan = planOf(day, office, chance);
    const where = `night ${day}: ${plan.machine ?? '–'}; ${JSON.stringify([...plan.office])}`;
    for (const source of office.sources) office.trouble(source, plan.office.get(source) ?? null);
    const report = await goThrough(root, plan, chance);
    expect(await morningProblems(root, 'live'), where).toEqual([]);
    const before = new Map([...legal].map(([source, figures]) => [source, new Set(figures)]));
    keepBooks(legal, plan, office, report !== null);
    for (const source of office.sources) {
      const figure = await published(root, source);
      expect([...(legal.get(source) ?? [])], `${where}: ${source}`).toContain(figure);
      if (report !== null) legal.set(source, new Set([figure]));
    }
    if (report === null) continue;
    expect(await leftovers(root), where).toEqual([]);
    for (const source of plan.office.keys()) {
      expect(isNamed(report, source, before.get(source), office), `${where}: ${source}`).toBe(true);
    }
  }
  await expectAllWell(root, office);
}

/** Some files are corrected, some sources are in trouble, now and then the machine is. */
function planOf(day: number, office: FaultyOffice, chance: Chance): Plan {
  for (const source of office.sources) if (chance.below(2) === 0) office.correct(source);
  const troubled = office.sources.filter(() => chance.below(5) < 2);
  return {
    day,
    office: new Map(troubled.map((source) => [source, chance.oneOf(faults)])),
    machine: chance.below(2) === 0 ? chance.oneOf(machineFaults) : null,
  };
}

/** The report of the night; null where the machine was in the way of one. */
async function goThrough(root: string, { day, machine }: Plan, chance: Chance): Promise<GoodNight | null> {
  const n = chance.below(200);
  const options: NightOptions = {
    at: instantOf(day + (machine === 'clock back' ? -40 : machine === 'clock ahead' ? 100 : 0)),
    ...(machine === 'power cut' ? { disk: (files) => mortalDisk(files, n, 'half done') } : {}),
    ...(machine === 'full disk' ? { disk: (files) => fullDisk(files, n) } : {}),
    ...(machine === 'clock back' && n % 2 === 0 ? { wrap: jumpingBack } : {}),
  };
  try {
    return await night(root, options);
  } catch (error) {
    const expected = machine === 'power cut' ? PowerCut : machine === 'full disk' ? ReleaseError : null;
    if (expected === null || !(error instanceof expected)) throw error;
    return null;
  }
}

/** In the middle of the night. */
function jumpingBack(effects: Effects): Effects {
  let looks = 0;
  const clock: Clock = {
    now: () => {
      looks += 1;
      return new Date(effects.clock.now().getTime() - (looks > 5 ? 7_200_000 : 0));
    },
  };
  return { ...effects, clock };
}

/** Which figures may stand there in the morning, by what has come whole. */
function keepBooks(
  legal: Map<string, Set<number>>,
  { office: troubled }: Plan,
  office: FaultyOffice,
  isOver: boolean,
): void {
  for (const [source, figures] of legal) {
    if (troubled.has(source)) continue;
    if (isOver) figures.clear();
    figures.add(office.figure(source));
  }
}

/** Whether a person reads of it; the first file is no trouble while there is no newer one. */
function isNamed(
  report: GoodNight,
  source: string,
  before: ReadonlySet<number> | undefined,
  office: FaultyOffice,
): boolean {
  const { issues } = reportOf(report, source);
  const mayBeFirst = before?.has(office.first) ?? false;
  return mayBeFirst || issues.some(({ severity }) => severity !== 'info');
}

async function expectAllWell(root: string, office: FaultyOffice): Promise<void> {
  for (const source of office.sources) office.trouble(source, null);
  const { release } = await night(root, { at: instantOf(nights + 1) });
  expect(release.release.sources.map(({ state }) => state)).toEqual(office.sources.map(() => 'current'));
  for (const source of office.sources) expect(await published(root, source)).toBe(office.figure(source));
  expect(await morningProblems(root, 'live')).toEqual([]);
  expect(await leftovers(root)).toEqual([]);
}

async function published(root: string, source: string): Promise<number> {
  const rows = await publishedRows(root, source.replace('office/', ''));
  return Number(rowWith(rows, { ref_area: '07315000' }).obs_value);
}

function instantOf(day: number): string {
  return new Date(Date.parse('2026-11-21T03:00:00Z') + day * 86_400_000).toISOString();
}
