import { createTask, parse } from 'node-cron';
import { instantOf, type WallTime, wallTime } from './berlin-time.ts';

/**
 * The last instant, `now` included, at which an expression was due. node-cron knows no such thing, and on its own it leaves
 * out what falls into the hour that a spring night lacks; so it judges times on the wall, and `berlin-time.ts` when they are.
 * Null where an expression was never due.
 *
 * @example lastDue('30 2 * * *', new Date('2027-03-28T12:00:00Z')) // 01:30Z, since there was no 2:30
 */
export function lastDue(expression: string, now: Date): Date | null {
  return firstWithin(expression, now, -1, (instants) => instants.findLast((instant) => instant <= now));
}

/** The first instant after `now` at which an expression will be due; null where it never will. */
export function nextDue(expression: string, now: Date): Date | null {
  return firstWithin(expression, now, 1, (instants) => instants.find((instant) => instant > now));
}

/** The same times of day, on every day. */
export function everyDay(expression: string): string {
  return `${expression.split(' ').slice(0, 2).join(' ')} * * *`;
}

const day = 24 * 3_600_000;
/** A 29 February that is a certain day of the week comes back after 40 years at the latest. */
const furthest = 366 * 40;

function firstWithin(
  expression: string,
  now: Date,
  step: 1 | -1,
  choose: (instants: readonly Date[]) => Date | undefined,
): Date | null {
  const calendar = readCalendar(expression);
  const today = Math.floor(wallTime(now).getTime() / day) * day;
  for (let count = 0; count <= furthest; count += 1) {
    const midnight = new Date(today + step * count * day);
    const found = calendar.falls(midnight) ? choose(calendar.instants(midnight)) : undefined;
    if (found) return found;
  }
  return null;
}

interface Calendar {
  falls(midnight: WallTime): boolean;
  /** In order. */
  instants(midnight: WallTime): readonly Date[];
}

/** node-cron reads the fields and says which days they mean (`L`, `15W`, `1#2` …). */
function readCalendar(expression: string): Calendar {
  const { minute, hour, dayOfMonth, month } = parse(expression);
  const times = hour.flatMap((hours) => minute.map((minutes) => (hours * 60 + minutes) * 60_000));
  const task = createTask(expression, () => {}, { timezone: 'UTC' });
  task.destroy(); // It would stay in node-cron's list for ever; it can still be asked.
  const isPlain = dayOfMonth.every((value) => typeof value === 'number');
  return {
    falls: (midnight) =>
      month.includes(midnight.getUTCMonth() + 1) &&
      (!isPlain || dayOfMonth.includes(midnight.getUTCDate())) &&
      task.match(new Date(midnight.getTime() + (times[0] ?? 0))),
    instants: (midnight) => {
      const instants = times.map((time) => instantOf(new Date(midnight.getTime() + time)));
      return instants.sort((one, other) => one.getTime() - other.getTime());
    },
  };
}
