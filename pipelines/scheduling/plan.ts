import type { Look } from '../effects/looks.ts';
import type { SourceDefinition } from '../project.ts';
import { everyDay, lastDue, nextDue } from './due.ts';

/** What the plan must know of a source. */
export interface Scheduled {
  readonly id: string;
  /** Five fields of cron, in Europe/Berlin. */
  readonly schedule: string;
  readonly request: Pick<SourceDefinition['request'], 'via'>;
}

/** One source in the plan. */
export interface Planned {
  readonly source: string;
  readonly schedule: string;
  /** Its last look; null if there was none, or only one that a wrong clock has dated into the future. */
  readonly look: Look | null;
  /** The instant of a look that lies in the future; null where none does. */
  readonly future: Date | null;
  /** Since when it waits to be looked at; null while it does not. */
  readonly since: Date | null;
  /** When it will be due after now. */
  readonly next: Date | null;
}

/**
 * Which sources are due, and when the others will be. A source is due when an instant of its schedule lies after its last
 * look, however many have passed; at once when nobody has ever looked at it. One that could not be fetched, or whose file
 * was held back, is tried again at the same time every day, so that a monthly source does not lose a month to one bad night.
 * So is a folder for deliveries: its schedule says when an office should deliver, and offices are late. And so is one that
 * brought something new after the last release was made (`released`; null: there is none): the night broke off in between.
 */
export function planSources(
  sources: Iterable<Scheduled>,
  looks: ReadonlyMap<string, Look>,
  now: Date,
  released: Date | null,
): readonly Planned[] {
  return [...sources].map((source) => planSource(source, looks.get(source.id) ?? null, now, released));
}

const longAgo = new Date(0);
/** Clocks are put right by seconds all the time. */
const tolerance = 60_000;

function planSource(
  { id, schedule, request }: Scheduled,
  recorded: Look | null,
  now: Date,
  released: Date | null,
): Planned {
  const looked = recorded && new Date(recorded.looked);
  const future = looked && looked.getTime() > now.getTime() + tolerance ? looked : null;
  const look = future ? null : recorded;
  const isDaily = request.via === 'delivery' || (look !== null && isToBeRetried(look, released));
  const effective = isDaily ? everyDay(schedule) : schedule;
  const last = lastDue(effective, now);
  const isDue = look === null || (last !== null && last > new Date(look.looked));
  return {
    source: id,
    schedule,
    look,
    future,
    since: isDue ? (look === null ? longAgo : last) : null,
    next: nextDue(effective, now),
  };
}

function startOfSecond(instant: string): Date {
  return new Date(Math.floor(Date.parse(instant) / 1000) * 1000);
}

function isToBeRetried({ state, looked }: Look, released: Date | null): boolean {
  // A release is dated to the second, so one in the same second came after the look.
  if (state === 'accepted') return released === null || released < startOfSecond(looked);
  return state === 'unreachable' || state === 'rejected';
}
