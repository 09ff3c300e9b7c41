import { dirname } from 'node:path/posix';
import { instantOf } from '../../catalog/instant.ts';
import { ReleaseError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Effects } from '../effects/index.ts';
import { removeLeftovers } from './leftovers.ts';
import { steadyClock } from './steady-clock.ts';

/** What a run begins with once it holds the lock. */
export interface TakenOver<Own extends TakeOverEffects> {
  readonly effects: Own;
  /** What a person should know of the machine. */
  readonly notices: readonly Issue[];
}

type TakeOverEffects = Pick<Effects, 'clock' | 'files' | 'looks'>;

const year = 366 * 24 * 3_600_000;

/**
 * Takes a state over from the run before, however that ended: clears its leftovers away, and goes on from its time even
 * where the clock has been set back. A clock that is more than a year ahead is refused (`clock-ahead`) unless work has
 * rested for so long: what is dated into the future could not be taken back.
 */
export async function takeOver<Own extends TakeOverEffects>(
  releases: string,
  effects: Own,
  afterPause = false,
): Promise<TakenOver<Own>> {
  const { clock, files } = effects;
  await removeLeftovers(dirname(releases), files);
  const before = await lastInstant(releases, effects);
  const now = clock.now();
  if (before !== null && !afterPause && now.getTime() - before.getTime() > year) {
    throw new ReleaseError([clockIssue('clock-ahead', releases, now, before)]);
  }
  const isBack = before !== null && now < before;
  return {
    effects: { ...effects, clock: steadyClock(clock, before) },
    notices: isBack ? [clockIssue('clock-back', releases, now, before)] : [],
  };
}

/** The last time at which anything was released or looked at; null before the first night. */
async function lastInstant(releases: string, { files, looks }: TakeOverEffects): Promise<Date | null> {
  const released = (await files.folders(releases)).map(instantOfName);
  const looked = [...(await looks.read()).values()].map((look) => Date.parse(look.looked));
  const instants = [...released, ...looked].filter((instant) => !Number.isNaN(instant));
  return instants.length === 0 ? null : new Date(instants.reduce((one, other) => Math.max(one, other)));
}

/** `20261121T030005Z-0a1b2c3d` begins with the time of the release. */
function instantOfName(name: string): number {
  const [, date = '', time = ''] = /^(\d{8})T(\d{6})Z-/.exec(name) ?? [];
  const spaced = (digits: string, between: string) =>
    digits.replace(/(\d\d)(\d\d)$/, `${between}$1${between}$2`);
  return Date.parse(`${spaced(date, '-')}T${spaced(time, ':')}Z`);
}

function clockIssue(code: 'clock-ahead' | 'clock-back', file: string, now: Date, before: Date): Issue {
  return issue(code, { file, value: instantOf(now.getTime()) }, { before: instantOf(before.getTime()) });
}
